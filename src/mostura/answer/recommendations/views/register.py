"""The public register: find an ask, by words or by filters, and take it along."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from mostura.answer.correspondence.policy.answers import refusal_to_ask
from mostura.answer.recommendations.forms.register import FilterForm
from mostura.answer.recommendations.frames import files, shares
from mostura.answer.recommendations.policy import PER_PAGE, State, may_see_drafts
from mostura.answer.recommendations.queries import facets
from mostura.answer.recommendations.queries import register as queries
from mostura.answer.recommendations.queries.visible import shown
from mostura.ground.organisations.queries import registry as organisations
from mostura.ground.places import queries as places
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.components import Page, chips_of, page_of
from mostura.shell.request import ActorRequest


@open_to(EVERYONE)
def register(request: ActorRequest) -> HttpResponse:
    """What was asked, through the reader's filters; looser finds stand apart below."""
    form, filters = _asked(request, narrow=True)
    found = queries.found(queries.register(request.actor, filters), filters)
    page: Page[int] = page_of(found.exact, request.GET, total=found.total, size=PER_PAGE)
    rows = shown(request.actor, [*page, *found.looser])
    context = {
        "form": form,
        "in_use": chips_of(form, request.GET),
        "page": page,
        "rows": rows[: len(page)],
        "looser": rows[len(page) :],
        "kinds": files.MEDIA_TYPES,
        "theme": filters.theme or filters.marker,
    }
    return render(request, "recommendations/register.html", context)


@open_to(EVERYONE)
def register_file(request: ActorRequest, kind: str) -> HttpResponseBase:
    """The same register, filtered the same way, as a file; the page explains a wrong filter."""
    form, filters = _asked(request)
    if form.errors:
        return redirect(f"{reverse('register')}?{request.GET.urlencode()}")
    rows = queries.exported(request.actor, filters, kind)
    hub = request.build_absolute_uri("/").rstrip("/")
    pieces, media_type = files.file_of(
        kind, rows.portions, rows.languages, whole=rows.whole, hub=hub
    )
    response = StreamingHttpResponse(pieces, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="recommendations.{kind}"'
    return response


@open_to(EVERYONE)
def addressee(request: ActorRequest, code: str) -> HttpResponse:
    """What is asked of one addressee."""
    organisation = organisations.by_code(request.actor, code)
    if organisation is None:
        raise Http404
    if organisation.joined_into:
        return redirect("addressee", organisation.joined_into.code)
    put = shares.put_to(organisations.keys_of(organisation))
    asked = queries.asked_of(request.actor, organisation, put.values("recommendation"))
    page: Page[int] = page_of(asked, request.GET, total=asked.count(), size=PER_PAGE)
    context = {
        "organisation": organisation,
        "page": page,
        "rows": shown(request.actor, page),
        "themes": queries.themes_among(request.actor, asked),
        "outcome": shares.of_addressee(put, asked, page.total, timezone.localdate()),
        "members": organisations.children_of(request.actor, organisation)
        if organisation.group
        else [],
        "may_put": refusal_to_ask(request.actor) is None,
    }
    return render(request, "recommendations/addressee.html", context)


@open_to(EVERYONE)
def asked_in(request: ActorRequest, code: str) -> HttpResponse:
    """What is asked about one country, and of whom."""
    place = get_object_or_404(places.countries(request.actor), code=code)
    asked = queries.asked_in(request.actor, place.code)
    page: Page[int] = page_of(asked, request.GET, total=asked.count(), size=PER_PAGE)
    context = {
        "place": place,
        "page": page,
        "rows": shown(request.actor, page),
        "themes": queries.themes_among(request.actor, asked),
        "bodies": queries.bodies_among(request.actor, asked),
        "outcome": shares.of_asks(asked, page.total, timezone.localdate()),
    }
    return render(request, "recommendations/asked_in.html", context)


def _asked(request: ActorRequest, *, narrow: bool = False) -> tuple[FilterForm, queries.Filters]:
    """The reader's filters; a wrong one is said on the page, and the others still hold.

    Each list shows what it leads to beside the other filters, where the page shows lists.
    """
    state = request.GET.get("state", "")
    state = state if state in {State.DRAFT, State.WITHDRAWN} else ""
    offered = facets.choices(request.actor, state)
    with_state = may_see_drafts(request.actor)
    form = FilterForm(request.GET, facets.labels(offered), with_state=with_state)
    form.full_clean()
    filters = queries.filters_from(form.cleaned_data)
    if narrow:
        form.offer(facets.labels(facets.narrowed(request.actor, filters, offered)))
    return form, filters
