"""Files for mechanisms of the UN and the EU, each made of the chosen public asks."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from mostura.actor import VISITOR, Role
from mostura.answer.publications.forms.scope import ExportForm, ScopeForm, in_words, scope_of
from mostura.answer.publications.forms.submission import SubmissionForm
from mostura.answer.publications.frames.mechanisms import contribution, draft, follow_up, matrix
from mostura.answer.publications.frames.mechanisms.rows import Row, method, rows_of
from mostura.answer.publications.frames.papers import MEDIA_TYPES
from mostura.answer.publications.policy.mechanisms import ASKS_AT_MOST, KINDS, Mechanism
from mostura.answer.publications.queries import mechanisms as queries
from mostura.answer.recommendations.queries import facets
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest

MEMBERS = (Role.MEMBER, Role.EDITOR, Role.SECRETARIAT)
IN_A_DRAFT = 50  # asks below a draft; it tells one case
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@open_to(EVERYONE)
def exports(request: ActorRequest) -> HttpResponse:
    """Which files there are, for whom each of them is, and what is chosen."""
    form = ExportForm(request.GET, choices=_choices(request))
    context = {
        "form": form,
        "asked": f"?{request.GET.urlencode()}" if request.GET and form.is_valid() else "",
        "total": queries.number_of(VISITOR, scope_of(form)),
        "most": ASKS_AT_MOST,
        "may_submit": request.actor.holds(*MEMBERS),
    }
    return render(request, "publications/exports.html", context)


@open_to(EVERYONE)
def export_file(request: ActorRequest, mechanism: str, kind: str) -> HttpResponse:
    """One of them; the page explains a wrong question."""
    if KINDS.get(mechanism) != kind:
        raise Http404
    form = ExportForm(request.GET, choices=_choices(request))
    if form.errors:
        return redirect(f"{reverse('exports')}?{request.GET.urlencode()}")
    rows, notes = _told(form, ASKS_AT_MOST)
    if mechanism == Mechanism.UPR:
        content = matrix.matrix(rows, notes)
    elif mechanism == Mechanism.TREATY_BODY:
        content = follow_up.follow_up(rows, notes)
    else:
        content = contribution.contribution(rows, notes, queries.chapters(VISITOR))
    return _file(content, f"{mechanism}.{kind}")


@open_to(*MEMBERS)
@never_cache
@sensitive_post_parameters()
def special_procedures(request: ActorRequest) -> HttpResponse:
    """A draft for the Special Procedures; what is typed is handed back as a file, and not kept."""
    form = SubmissionForm(request.POST or None, choices=_choices(request))
    if form.is_valid():
        rows, notes = _told(form, IN_A_DRAFT) if form.asks_chosen else ([], [])
        return _file(draft.draft(form.submission, rows, notes), "submission.docx")
    return render(request, "publications/special_procedures.html", {"form": form})


def _told(form: ScopeForm, most: int) -> tuple[list[Row], list[str]]:
    chosen = queries.chosen(VISITOR, scope_of(form), most)
    return rows_of(chosen, timezone.now()), method(chosen, in_words(form))


def _choices(request: ActorRequest) -> dict[str, list[tuple[str, str]]]:
    return facets.labels(facets.choices(request.actor))


def _file(content: bytes, name: str) -> HttpResponse:
    media_type = XLSX if name.endswith("xlsx") else MEDIA_TYPES["docx"]
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
