"""The outbox: what is on its way, and what waits for a person to look."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mostura.actor import Role
from mostura.ground.ledger import actions, queries
from mostura.refused import Refused
from mostura.shell.audience import open_to
from mostura.shell.components import page_of
from mostura.shell.request import ActorRequest

ROWS = 50


@open_to(Role.OPERATOR)
def outbox(request: ActorRequest) -> HttpResponse:
    """What waits, what runs, what was given up and why."""
    load = queries.load(request.actor)
    dead = queries.dead_letters(request.actor)
    return render(
        request,
        "ledger/outbox.html",
        {
            "load": load,
            "dead": page_of(dead, request.GET, total=load.dead, size=ROWS),
            "waiting": queries.waiting(request.actor)[:ROWS],
        },
    )


@require_POST
@open_to(Role.OPERATOR)
def retry_delivery(request: ActorRequest, pk: int) -> HttpResponse:
    """Try once more."""
    delivery = get_object_or_404(queries.visible_to(request.actor), pk=pk)
    try:
        actions.retry_delivery(delivery, by=request.actor)
    except Refused as refused:  # a second click, or somebody else was quicker
        messages.info(request, str(refused.reason.label))
    else:
        messages.success(request, _("It is on its way again."))
    return redirect("outbox")


@require_POST
@open_to(Role.OPERATOR)
def discard_delivery(request: ActorRequest, pk: int) -> HttpResponse:
    """Give it up for good; it stays on record."""
    delivery = get_object_or_404(queries.visible_to(request.actor), pk=pk)
    try:
        actions.discard_delivery(delivery, by=request.actor)
    except Refused as refused:
        messages.info(request, str(refused.reason.label))
    else:
        messages.success(request, _("It is given up; the ledger keeps that it was."))
    return redirect("outbox")
