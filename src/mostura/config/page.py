"""What the frame of every page knows: the hub's name, the menu, the reader's languages."""

from functools import partial
from typing import Any, Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from mostura.actor import VISITOR, Actor, Role
from mostura.config.backup import certificates
from mostura.config.demonstration import marker
from mostura.config.menu import menu_for

REMEMBERED_SECONDS: Final = 60
"""How long the desk goes by what it last read of the certificates."""


def context(request: HttpRequest) -> dict[str, Any]:
    """Values for the page frame; no query here, since every page pays for it."""
    actor = getattr(request, "actor", VISITOR)
    return {
        "actor": actor,
        "demonstration": marker.stands(),
        "hub": {
            "name": settings.MOSTURA_NAME,
            "address": settings.MOSTURA_ADDRESS,
            "languages": settings.LANGUAGES,  # by their own names, in whatever language one reads
            "footnotes": settings.MOSTURA_FOOTNOTES,
        },
        "menu": menu_for(actor, request.path),
        # Only the page that asks for it pays for it.
        "days_unproven": partial(days_unproven, actor),
    }


def days_unproven(actor: Actor) -> int:
    """For how many days at least no drill has passed, for the operator; 0 where one has."""
    if not actor.holds(Role.OPERATOR):
        return 0
    return cache.get_or_set("days_unproven", _days_unproven, REMEMBERED_SECONDS) or 0


def _days_unproven() -> int:
    passed_at = certificates.last_passed_at(settings.MOSTURA_BACKUPS)
    overdue = certificates.is_overdue(passed_at, timezone.now())
    return certificates.DRILL_DAYS if overdue else 0
