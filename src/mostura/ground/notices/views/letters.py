"""The letters as the operator sees them: how many, and which wait for a person."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mostura.actor import Role
from mostura.ground.notices import queries
from mostura.ground.notices.actions import letters as actions
from mostura.ground.notices.models import Letter
from mostura.shell.audience import open_to
from mostura.shell.components import Page, page_of
from mostura.shell.request import ActorRequest

ROWS = 50


@open_to(Role.OPERATOR)
def letters(request: ActorRequest) -> HttpResponse:
    """How many letters wait, were taken, came back; those given up, and why."""
    counts = queries.letter_counts(request.actor)
    stranded = queries.stranded_letters(request.actor)
    page: Page[Letter] = page_of(stranded, request.GET, total=counts["given_up"], size=ROWS)
    return render(request, "notices/letters.html", {"counts": counts, "page": page})


@require_POST
@open_to(Role.OPERATOR)
def retry_letter(request: ActorRequest, pk: int) -> HttpResponse:
    """Send it once more."""
    letter = get_object_or_404(queries.letters_visible_to(request.actor), pk=pk)
    actions.retry_letter(letter, by=request.actor)
    messages.success(request, _("It is on its way again."))
    return redirect("letters")
