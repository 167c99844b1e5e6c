"""The page on which the secretariat sees what the hub did not take, and clears it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mostura.actor import Role
from mostura.ground.vault import actions, queries
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


@open_to(Role.SECRETARIAT)
@require_POST
def remove_quarantined(request: ActorRequest, code: str) -> HttpResponse:
    """Take a file out of quarantine for good; the ledger keeps that it was there."""
    file = get_object_or_404(queries.quarantined(request.actor), code=code)
    actions.remove_file(file, reason="quarantine", by=request.actor)
    messages.success(request, _("The file is gone. The ledger keeps that it was here."))
    return redirect("quarantine")
