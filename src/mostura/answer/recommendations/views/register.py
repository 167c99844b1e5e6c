"""The public register: find an ask, by words or by filters, and take it along."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from mostura.answer.recommendations import frames
from mostura.answer.recommendations.forms import FilterForm
from mostura.answer.recommendations.policy import PER_PAGE
from mostura.answer.recommendations.queries import register as queries
from mostura.answer.recommendations.queries.visible import shown
from mostura.ground.organisations.queries import registry as organisations
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.components import Page, chips_of, page_of
from mostura.shell.request import ActorRequest


@open_to(EVERYONE)
def register(request: ActorRequest) -> HttpResponse:
    """What was asked, through the reader's filters; looser finds stand apart below."""
    form, filters = _asked(request)
    found = queries.found(queries.register(request.actor, filters), filters)
    page: Page[int] = page_of(found.exact, request.GET, total=found.total, size=PER_PAGE)
    context = {
        "form": form,
        "in_use": chips_of(form, request.GET),
        "page": page,
        "rows": shown(request.actor, page),
        "looser": shown(request.actor, found.looser),
        "kinds": frames.MEDIA_TYPES,
    }
    return render(request, "recommendations/register.html", context)


@open_to(EVERYONE)
def register_file(request: ActorRequest, kind: str) -> HttpResponse:
    """The same register, filtered the same way, as a file."""
    _form, filters = _asked(request)
    rows = queries.exported(request.actor, filters)
    content, media_type = frames.file_of(kind, rows)
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="recommendations.{kind}"'
    return response


@open_to(EVERYONE)
def addressee(request: ActorRequest, code: str) -> HttpResponse:
    """What is asked of one addressee."""
    organisation = get_object_or_404(organisations.visible_to(request.actor), code=code)
    asked = queries.asked_of(request.actor, organisation.pk)
    page: Page[int] = page_of(asked, request.GET, total=asked.count(), size=PER_PAGE)
    context = {
        "organisation": organisation,
        "page": page,
        "rows": shown(request.actor, page),
        "themes": queries.themes_of(request.actor, organisation.pk),
    }
    return render(request, "recommendations/addressee.html", context)


def _asked(request: ActorRequest) -> tuple[FilterForm, queries.Filters]:
    form = FilterForm(request.GET, queries.choices(request.actor))
    return form, queries.filters_from(form.cleaned_data if form.is_valid() else {})
