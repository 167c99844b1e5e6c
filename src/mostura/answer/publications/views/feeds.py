"""Feeds of what moved, and calendars of what is due: all of it, or one part to follow."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override

from mostura.actor import VISITOR
from mostura.answer.correspondence.queries import said
from mostura.answer.publications.frames import calendars, feeds
from mostura.answer.publications.queries import moves, scopes
from mostura.answer.publications.queries.scopes import Scope
from mostura.ground.organisations.queries import registry
from mostura.ground.places import queries as places
from mostura.ground.themes import queries as themes
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest

PUBLIC_CACHE = "public, max-age=600"


@open_to(EVERYONE)
def to_follow(request: ActorRequest) -> HttpResponse:
    """What feeds and calendars there are, for everyone's own programs."""
    context = {
        "countries": places.countries(VISITOR),
        "themes": [one for one in themes.offered(VISITOR) if one.scheme in {"theme", "marker"}],
    }
    return render(request, "publications/to_follow.html", context)


@open_to(EVERYONE)
def feed(request: HttpRequest, part: str = "", code: str = "") -> HttpResponse:
    """What moved, as an Atom feed."""
    language = _language(request)
    with override(language):
        scope = _scope(part, code)
        if scope is None:
            return _moved(request, code, "feed_of")
        own = f"{request.path}?{urlencode({'language': language})}"
        response = feeds.MovesFeed(scope, own, moves.moves(VISITOR, scope.asks))(request)
    response["Cache-Control"] = PUBLIC_CACHE
    return response


@open_to(EVERYONE)
def calendar(request: HttpRequest, part: str = "", code: str = "") -> HttpResponse:
    """Days on which answers are due, and those by which something was promised."""
    with override(_language(request)):
        scope = _scope(part, code)
        if scope is None:
            return _moved(request, code, "calendar_of")
        awaited = said.awaited(VISITOR).filter(recommendation__in=scope.asks)
        promises = said.promises(VISITOR).filter(
            withdrawn_at=None, asking__recommendation__in=scope.asks
        )
        if scope.bodies is not None:
            awaited = awaited.filter(organisation__in=scope.bodies)
            promises = promises.filter(asking__organisation__in=scope.bodies)
        latest = promises.order_by("-due_on", "-pk")[: calendars.MOST]
        content = calendars.calendar_of(str(scope.title), awaited[: calendars.MOST], latest)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = PUBLIC_CACHE
    return response


def _language(request: HttpRequest) -> str:
    """The language asked for, or that of the reader's own pages."""
    asked = request.GET.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else request.LANGUAGE_CODE


def _scope(part: str, code: str) -> Scope | None:
    """What the address names; None for a body that has become another one since."""
    if not part:
        return scopes.everything(VISITOR)
    if part == "of":
        return _of_addressee(code)
    if part == "in":
        place = places.countries(VISITOR).filter(code=code).first()
        if place:
            return scopes.in_country(VISITOR, place)
    elif theme := themes.with_keys(VISITOR, [code]).first():
        return scopes.about_theme(VISITOR, theme)
    raise Http404


def _of_addressee(code: str) -> Scope | None:
    body = registry.by_code(VISITOR, code)
    if body is None:
        raise Http404
    return None if body.joined_into else scopes.of_addressee(VISITOR, body)


def _moved(request: HttpRequest, code: str, name: str) -> HttpResponse:
    body = registry.by_code(VISITOR, code)
    if body is None:
        raise Http404
    address = reverse(name, args=[registry.standing(body).code])
    query = request.GET.urlencode()
    return redirect(f"{address}?{query}" if query else address)
