"""One addressee as the secretariat sees it: what to send, whom to remind, which offices."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mostura.actor import Role
from mostura.answer.correspondence.actions import asking as actions
from mostura.answer.correspondence.actions import sending as letters
from mostura.answer.correspondence.forms.sending import ContactForm, DutyForm, LetterForm
from mostura.answer.correspondence.frames import lines
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.answer.correspondence.policy.clock import State
from mostura.answer.correspondence.queries import offices
from mostura.answer.correspondence.queries.visible import visible_to
from mostura.ground.organisations.queries import registry
from mostura.refused import Refused
from mostura.shell.audience import open_to
from mostura.shell.components import Page, page_of
from mostura.shell.request import ActorRequest

if TYPE_CHECKING:
    from mostura.answer.correspondence.models import Asking
    from mostura.ground.organisations.models import Organisation

ROWS = 25


@open_to(Role.SECRETARIAT)
def body(request: ActorRequest, code: str) -> HttpResponse:
    """What could be sent to one addressee, what runs, and how it is reached."""
    organisation = _body(request, code)
    now = timezone.now()
    running = lines.rows(request.actor, offices.running(request.actor, organisation), now)
    askings = offices.askings_of(request.actor, organisation).exclude(state=State.DRAFTED)
    page: Page[Asking] = page_of(askings, request.GET, total=askings.count(), size=ROWS)
    context = {
        "organisation": organisation,
        "contacts": offices.contacts_of(request.actor, organisation),
        "duty": offices.duty_of(organisation),
        "members": offices.members_of(request.actor, organisation),
        "fresh": offices.not_yet_sent(request.actor, organisation),
        "of_group": offices.asked_of_its_groups(request.actor, organisation),
        "reminders": [one for one in running if one.reminder_due],
        "sendings": offices.sendings_of(request.actor, organisation)[:ROWS],
        "page": page,
        "rows": lines.rows(request.actor, page, now),
        "form": LetterForm(contacts=offices.contacts_of(request.actor, organisation)),
    }
    return render(request, "correspondence/body.html", context)


@open_to(Role.SECRETARIAT)
@require_POST
def prepare(request: ActorRequest, code: str, kind: str) -> HttpResponse:
    """Put the chosen asks, or reminders of them, into one letter to look at."""
    organisation = _body(request, code)
    form = LetterForm(request.POST, contacts=offices.contacts_of(request.actor, organisation))
    if not form.is_valid():
        messages.error(request, _("Choose an office that the letter goes to."))
        return redirect("correspondence_body", code)
    try:
        askings = _chosen(request, organisation.pk, kind)
        sending = letters.prepare_sending(
            askings=askings, kind=SendingKind(kind), by=request.actor, **form.cleaned_data
        )
    except Refused as refused:
        messages.error(request, refused.reason.label)
        return redirect("correspondence_body", code)
    return redirect(sending)


@open_to(Role.SECRETARIAT)
def add_contact(request: ActorRequest, code: str) -> HttpResponse:
    """Write down an office of an addressee."""
    organisation = _body(request, code)
    form = ContactForm(request.POST or None)
    if form.is_valid():
        actions.add_contact(organisation.pk, by=request.actor, **form.cleaned_data)
        messages.success(request, _("The office is written down."))
        return redirect("correspondence_body", code)
    context = {"organisation": organisation, "form": form}
    return render(request, "correspondence/contact.html", context)


@open_to(Role.SECRETARIAT)
@require_POST
def end_contact(request: ActorRequest, code: str, pk: int) -> HttpResponse:
    """Write to an office no more."""
    organisation = _body(request, code)
    contact = get_object_or_404(offices.contacts_of(request.actor, organisation), pk=pk)
    actions.end_contact(contact, by=request.actor)
    messages.success(request, _("Nothing is sent to this office any more."))
    return redirect("correspondence_body", code)


@open_to(Role.SECRETARIAT)
def set_duty(request: ActorRequest, code: str) -> HttpResponse:
    """Write down why and by when an addressee answers."""
    organisation = _body(request, code)
    duty = offices.duty_of(organisation)
    known = {name: getattr(duty, name) for name in DutyForm.base_fields} if duty else {}
    form = DutyForm(request.POST or None, initial=known or {"basis": "voluntary", "days": 30})
    if form.is_valid():
        actions.set_duty(organisation.pk, by=request.actor, **form.cleaned_data)
        messages.success(request, _("What is sent from now on has this term."))
        return redirect("correspondence_body", code)
    context = {"organisation": organisation, "form": form}
    return render(request, "correspondence/duty.html", context)


def _body(request: ActorRequest, code: str) -> "Organisation":
    organisation = registry.by_code(request.actor, code)
    if organisation is None:
        raise Http404
    return registry.standing(organisation)


def _chosen(request: ActorRequest, organisation_id: int, kind: str) -> "list[Asking]":
    """The askings behind the ticks; asks that were never put are drafted now."""
    ticked = request.POST.getlist("ask")
    if kind == SendingKind.ASK:
        return actions.put_all(ticked, organisation_id, by=request.actor)
    return list(visible_to(request.actor).filter(code__in=ticked))
