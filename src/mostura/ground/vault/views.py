"""The page on which the secretariat sees what the hub did not take."""

from django.http import HttpResponse
from django.shortcuts import render

from mostura.actor import Role
from mostura.ground.vault import queries
from mostura.shell.audience import open_to
from mostura.shell.components import page_of
from mostura.shell.request import ActorRequest

ROWS = 50


@open_to(Role.SECRETARIAT)
def quarantine(request: ActorRequest) -> HttpResponse:
    """Files that were kept and are not handed on, each with its reason."""
    files = queries.quarantined(request.actor)
    return render(
        request,
        "vault/quarantine.html",
        {"files": page_of(files, request.GET, total=files.count(), size=ROWS)},
    )
