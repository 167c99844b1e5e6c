"""A letter before it leaves: exactly what is mailed or printed, then sent once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mostura.actor import Role
from mostura.answer.correspondence.actions import links, writing
from mostura.answer.correspondence.actions import sending as actions
from mostura.answer.correspondence.queries import offices
from mostura.refused import Refused
from mostura.shell import printing
from mostura.shell.audience import open_to
from mostura.shell.request import ActorRequest


@open_to(Role.SECRETARIAT)
def sending(request: ActorRequest, code: str) -> HttpResponse:
    """The letter as the office will read it."""
    letter = get_object_or_404(offices.sendings_visible_to(request.actor), code=code)
    context = {
        "sending": letter,
        "mail": writing.ask_letter_of(letter, ""),
        "contact": letter.contact,
        "links": letter.links.select_related("contact").order_by("made_at"),
    }
    return render(request, "correspondence/sending.html", context)


@open_to(Role.SECRETARIAT)
@require_POST
def send(request: ActorRequest, code: str) -> HttpResponse:
    """Send it; a second click sends nothing."""
    letter = get_object_or_404(offices.sendings_visible_to(request.actor), code=code)
    try:
        actions.send(letter, by=request.actor)
    except Refused as refused:
        messages.error(request, refused.reason.label)
        return redirect(letter)
    if letter.on_paper:
        messages.success(request, _("Print the letter and post it. Say here when it has arrived."))
    else:
        messages.success(request, _("The letter is on its way. Its delivery is noted by itself."))
    return redirect(letter)


@open_to(Role.SECRETARIAT)
@require_POST
def give_up(request: ActorRequest, code: str) -> HttpResponse:
    """Throw a prepared letter away."""
    letter = get_object_or_404(offices.sendings_visible_to(request.actor), code=code)
    actions.give_up_sending(letter, by=request.actor)
    messages.success(request, _("Nothing was sent. The asks wait where they were."))
    return redirect("correspondence_body", letter.contact.organisation.code)


@open_to(Role.SECRETARIAT)
def sending_pdf(request: ActorRequest, code: str) -> HttpResponse:
    """The letter for an envelope."""
    letter = get_object_or_404(offices.sendings_visible_to(request.actor), code=code)
    try:
        made = writing.printed(letter)
    except printing.CannotPrint:
        messages.error(request, printing.SORRY)
        return redirect(letter)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{letter.code}.pdf"'
    return response


@open_to(Role.SECRETARIAT)
@require_POST
def revoke_link(request: ActorRequest, code: str, pk: int) -> HttpResponse:
    """Take a link back: whoever holds it can no longer answer."""
    letter = get_object_or_404(offices.sendings_visible_to(request.actor), code=code)
    links.revoke_link(get_object_or_404(letter.links, pk=pk), by=request.actor)
    messages.success(request, _("The link is taken back."))
    return redirect(letter)
