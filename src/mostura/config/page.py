"""What the frame of every page knows: the hub's name, the menu, the reader's languages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from mostura.actor import VISITOR
from mostura.config.demonstration import marker
from mostura.config.menu import menu_for


def context(request: HttpRequest) -> dict[str, Any]:
    """Values for the page frame; no query here, since every page pays for it."""
    actor = getattr(request, "actor", VISITOR)
    return {
        "actor": actor,
        "demonstration": marker.stands(),
        "hub": {
            "name": settings.MOSTURA_NAME,
            "address": settings.MOSTURA_ADDRESS,
            "footnotes": settings.MOSTURA_FOOTNOTES,
        },
        "menu": menu_for(actor, request.path),
    }
