"""A session goes on as long as the roles of whoever is signed in allow (ADR 0034)."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest
from django.utils.translation import gettext as _

from mostura.actor import Actor
from mostura.ground.people.actions.sign_ins import use_sign_in
from mostura.ground.people.policy import device_of


def goes_on(request: HttpRequest, actor: Actor) -> bool:
    """Whether someone signed in stays so; a sign-in that is over ends here, and says so."""
    key = request.session.session_key
    if not actor.signed_in or key is None:
        return True
    device = device_of(request.headers.get("User-Agent", ""))
    demonstration = bool(getattr(request.user, "demonstration", False))
    if use_sign_in(key, device=device, demonstration=demonstration, by=actor):
        return True
    logout(request)
    messages.info(request, _("You were signed out, because the hub was not used for a while."))
    return False
