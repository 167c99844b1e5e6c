"""A synthesis across documents: as a page, as a print, as a paper to go on writing."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from mostura.answer.publications.forms import ScopeForm
from mostura.answer.publications.frames import papers, sections
from mostura.answer.publications.policy.synthesis import PER_SECTION, PRINTED_AT_MOST
from mostura.answer.publications.queries import synthesis as queries
from mostura.answer.recommendations.queries import facets
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest


@open_to(EVERYONE)
def synthesis(request: ActorRequest) -> HttpResponse:
    """What was asked everywhere, in one country only, what differs, what moved."""
    form, scope = _scope(request)
    found = queries.synthesis(request.actor, scope)
    context = {
        "form": form,
        "found": found,
        "scope": scope,
        "sections": sections.sections_of(found, timezone.now(), PER_SECTION),
        "most": PER_SECTION,
        "kinds": tuple(papers.MEDIA_TYPES),
    }
    return render(request, "publications/synthesis.html", context)


@open_to(EVERYONE)
def synthesis_file(request: ActorRequest, kind: str) -> HttpResponse:
    """The same to print or to go on writing; the page explains a wrong question."""
    form, scope = _scope(request)
    if form.errors:
        return redirect(f"{reverse('synthesis')}?{request.GET.urlencode()}")
    found = queries.synthesis(request.actor, scope)
    told = sections.sections_of(found, timezone.now(), PRINTED_AT_MOST)
    content = papers.paper_of(kind, found, told, scope)
    response = HttpResponse(content, content_type=papers.MEDIA_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="synthesis.{kind}"'
    return response


def _scope(request: ActorRequest) -> tuple[ScopeForm, queries.Scope]:
    form = ScopeForm(request.GET, choices=facets.labels(facets.choices(request.actor)))
    form.full_clean()
    said = form.cleaned_data
    return form, queries.Scope(
        documents=tuple(said.get("document", ())),
        country=said.get("country", ""),
        theme=said.get("theme", ""),
        since=said.get("since"),
    )
