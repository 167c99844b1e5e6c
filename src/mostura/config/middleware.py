"""Every request on its way to a view: who acts, may they come, what if a rule refuses."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from mostura.actor import VISITOR, Actor
from mostura.config import sessions
from mostura.config.others import SECURING
from mostura.config.pages import stale_form
from mostura.ground.people import queries as people
from mostura.refused import Refused
from mostura.shell.audience import Refusal, audience_of
from mostura.shell.request import ActorRequest

Respond = Callable[[HttpRequest], HttpResponse]


class HeaderMiddleware:
    """Says to the browser what this hub never does."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers that Django and the CSP middleware do not."""
        response = self.get_response(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class ActorMiddleware:
    """Finds the actor, lets in whom the view invites, and turns a refusal into a page."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Give the request its actor, and keep what members see out of caches."""
        actor = people.actor_of(request.user)
        ended = not sessions.goes_on(request, actor)
        actor = VISITOR if ended else actor
        unsecured = settings.MOSTURA_REQUIRE_SECOND_FACTOR and people.must_secure(
            actor, request.user
        )
        # Roles wait until there is more to sign in with than a mailbox.
        request.actor = (  # type: ignore[attr-defined]
            Actor(actor.person_id, name=actor.name) if unsecured else actor
        )
        request.unsecured = unsecured  # type: ignore[attr-defined]
        request.ended = ended  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    def process_view(
        self, request: ActorRequest, view: Any, _args: tuple[Any, ...], _kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Open the view to its declared audience only; one that declared nothing stays shut."""
        audience = audience_of(view)
        if audience is None:
            raise ImproperlyConfigured(f"{view!r} does not say who may come: use open_to()")
        if audience.everyone or _leads_to_second_factor(request):
            return None
        if getattr(request, "unsecured", False):
            return redirect("second_factor")
        if audience.admits(request.actor):
            return None
        if getattr(request, "ended", False) and request.method == "POST":
            return stale_form(request)  # what was typed is still on the page before
        if not request.actor.signed_in:
            return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
        return refusal_page(request, Refused(Refusal.NOT_YOUR_ROLE))

    def process_exception(self, request: ActorRequest, exception: Exception) -> HttpResponse | None:
        """A rule said no: say why."""
        return refusal_page(request, exception) if isinstance(exception, Refused) else None


def _leads_to_second_factor(request: HttpRequest) -> bool:
    """Whether someone who still has to add a second factor may come here to do so."""
    match = request.resolver_match
    return bool(getattr(request, "unsecured", False) and match and match.url_name in SECURING)


def refusal_page(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The page that says why not."""
    return render(request, "shell/refused.html", {"refusal": refused.reason}, status=403)
