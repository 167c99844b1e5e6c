"""A synthesis across documents: as a page, as a print, as a paper to go on writing."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from mostura.actor import VISITOR
from mostura.answer.publications.forms.scope import ScopeForm, scope_of
from mostura.answer.publications.frames import kept, papers, sections
from mostura.answer.publications.policy.synthesis import PRINTED_AT_MOST
from mostura.answer.publications.queries import synthesis as queries
from mostura.answer.recommendations.queries import facets
from mostura.shell import printing
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest


@open_to(EVERYONE)
def synthesis(request: ActorRequest) -> HttpResponse:
    """What was asked everywhere, in one country only, what differs, what moved."""
    return _page(request)


@open_to(EVERYONE)
def synthesis_file(request: ActorRequest, kind: str) -> HttpResponse:
    """The same to print or to go on writing; the page explains a wrong question."""
    form = _form(request)
    if form.errors:
        return redirect(f"{reverse('synthesis')}?{request.GET.urlencode()}")
    try:
        content = papers.paper_of(kind, _made(form))
    except printing.CannotPrint:
        return _page(request, sorry=True)
    response = HttpResponse(content, content_type=papers.MEDIA_TYPES[kind])
    if kind != "html":
        response["Content-Disposition"] = f'attachment; filename="synthesis.{kind}"'
    return response


def _page(request: ActorRequest, *, sorry: bool = False) -> HttpResponse:
    form = _form(request)
    context = {
        "form": form,
        "found": kept.shown(scope_of(form)),
        "asked": f"?{request.GET.urlencode()}" if request.GET else "",
        "sorry": printing.SORRY if sorry else "",
    }
    return render(request, "publications/synthesis.html", context, status=503 if sorry else 200)


def _form(request: ActorRequest) -> ScopeForm:
    return ScopeForm(request.GET, choices=facets.labels(facets.choices(request.actor)))


def _made(form: ScopeForm) -> papers.Made:
    scope = scope_of(form)
    found = queries.synthesis(VISITOR, scope)
    told = sections.sections_of(found, timezone.now(), PRINTED_AT_MOST, scope.since)
    return papers.Made(found, told, scope.since)
