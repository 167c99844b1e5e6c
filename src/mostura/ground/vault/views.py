"""The page on which the secretariat sees what the hub did not take."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from mostura.actor import Role
from mostura.ground.vault import queries
from mostura.shell.audience import open_to
from mostura.shell.request import ActorRequest

FILES_A_PAGE = 50


@open_to(Role.SECRETARIAT)
def quarantine(request: ActorRequest) -> HttpResponse:
    """Files that were kept and are not handed on, each with its reason."""
    files = Paginator(queries.quarantined(request.actor), FILES_A_PAGE)
    page = files.get_page(request.GET.get("page"))
    return render(request, "vault/quarantine.html", {"page": page})
