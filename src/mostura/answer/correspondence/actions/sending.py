"""Letters to addressees: put together, looked at, sent once, delivered or brought back."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from mostura.actor import Actor
from mostura.answer.correspondence import events
from mostura.answer.correspondence.actions import links
from mostura.answer.correspondence.actions.stepping import Said, take_step, write_step
from mostura.answer.correspondence.frames import clocks
from mostura.answer.correspondence.models import Asking, Contact, Sending
from mostura.answer.correspondence.policy import answers, clock
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.ground.ledger.actions import record
from mostura.ground.notices.actions import letters
from mostura.refused import Refused, insist

ASK_LETTER = "correspondence.ask"
STEP_OF = {SendingKind.ASK: StepKind.SENT, SendingKind.REMINDER: StepKind.REMINDED}


@transaction.atomic
def prepare_sending(
    contact: Contact,
    askings: Sequence[Asking],
    kind: SendingKind,
    *,
    covering_words: str = "",
    on_paper: bool = False,
    by: Actor,
) -> Sending:
    """Put a letter together; nothing leaves the hub before somebody has looked at it."""
    insist(answers.refusal_to_ask(by))
    if not askings:
        raise Refused(answers.Refusal.NOTHING_CHOSEN)
    if not on_paper and not contact.email:
        raise Refused(answers.Refusal.NO_MAILBOX)
    sending = Sending.objects.create(
        contact=contact,
        kind=kind,
        covering_words=covering_words,
        on_paper=on_paper,
        prepared_by=by.person_id,
    )
    sending.askings.set(askings)
    record(events.SendingPrepared(sending.pk, contact.organisation_id), by=by)
    return sending


@transaction.atomic
def give_up_sending(sending: Sending, *, by: Actor) -> None:
    """Throw a prepared letter away; what was sent stays sent."""
    insist(answers.refusal_to_ask(by))
    prepared = Sending.objects.filter(pk=sending.pk, sent_at=None, given_up_at=None)
    if prepared.update(given_up_at=timezone.now()):
        record(events.SendingGivenUp(sending.pk), by=by)


@transaction.atomic
def send(sending: Sending, *, by: Actor) -> Sending:
    """Send a letter with what may still be sent of it; a second click sends nothing."""
    insist(answers.refusal_to_ask(by))
    sending = Sending.objects.select_for_update().select_related("contact").get(pk=sending.pk)
    if sending.sent_at or sending.given_up_at:
        return sending
    _keep_what_still_holds(sending)
    sending.sent_at = timezone.now()
    sending.save(update_fields=["sent_at"])
    link = links.make_link(sending, sending.contact)
    if not sending.on_paper:
        letters.write_to(
            sending.contact.email,
            writer=ASK_LETTER,
            values={"link": link.pk},
            language=sending.contact.language,
            about=("sending", sending.pk),
            by=by,
        )
    said = Said(contact=sending.contact, on_paper=sending.on_paper)
    for asking in sending.askings.select_for_update():
        _note_sent(asking, SendingKind(sending.kind), said, by=by)
    record(events.SendingSent(sending.pk, sending.contact.organisation_id), by=by)
    return sending


def _keep_what_still_holds(sending: Sending) -> None:
    """Take out what another letter has carried since, or what is no longer asked."""
    kind, refusal = SendingKind(sending.kind), None
    for asking in sending.askings.select_for_update():
        if why := _refusal_to_send(asking, kind):
            sending.askings.remove(asking)
            refusal = why
    if refusal and not sending.askings.exists():
        raise Refused(refusal)


def _refusal_to_send(asking: Asking, kind: SendingKind) -> answers.Refusal | None:
    if kind == SendingKind.ASK:
        fits = clock.leads_from(asking.state, StepKind.SENT)
        ended = asking.state == clock.State.WITHDRAWN
        why = answers.Refusal.WITHDRAWN if ended else answers.Refusal.PUT_ALREADY
        return None if fits else why
    if kind == SendingKind.REMINDER:
        now, steps = timezone.now(), list(asking.steps.all())
        reminded = [one.at for one in steps if one.kind == StepKind.REMINDED]
        standing = clocks.standing_of(asking, steps, now)
        return answers.refusal_to_remind(standing, max(reminded, default=None), now)
    return None


def _note_sent(asking: Asking, kind: SendingKind, said: Said, *, by: Actor) -> None:
    step = STEP_OF.get(kind)
    if step == StepKind.REMINDED or (step and clock.leads_from(asking.state, step)):
        write_step(asking, step, said, by=by)


@transaction.atomic
def explain(asking: Asking, text: str, *, by: Actor) -> bool:
    """Say what is meant, and mail it to the office that asked; says whether it has a mailbox."""
    take_step(asking, StepKind.CLARIFIED, Said(text), by=by)
    contact = _who_asked_back(asking)
    if contact is None or contact.ended_at or not contact.email:
        return False
    letter = prepare_sending(
        contact, [asking], SendingKind.CLARIFICATION, covering_words=text, by=by
    )
    send(letter, by=by)
    return True


def _who_asked_back(asking: Asking) -> Contact | None:
    """The office that asked what is meant; where it asked on paper, the one that has the letter."""
    asked = asking.steps.filter(kind=StepKind.CLARIFICATION_ASKED).order_by("-at", "-pk")
    latest = asked.select_related("contact").first()
    if latest and latest.contact:
        return latest.contact
    carried = asking.sendings.exclude(sent_at=None).select_related("contact").order_by("-sent_at")
    letter = carried.first()
    return letter.contact if letter else None


@transaction.atomic
def note_delivered(sending_id: int, *, by: Actor) -> None:
    """The addressee's mail server took the letter: from tomorrow on the days count."""
    _step_all(sending_id, StepKind.DELIVERED, by=by)


@transaction.atomic
def note_bounced(sending_id: int, *, by: Actor) -> None:
    """The letter came back: the mailbox is marked, and no day counts."""
    sending = Sending.objects.select_related("contact").get(pk=sending_id)
    Contact.objects.filter(pk=sending.contact_id, failing_since=None).update(
        failing_since=timezone.now()
    )
    if sending.kind == SendingKind.ASK:  # a reminder that comes back takes no ask away
        _step_all(sending_id, StepKind.BOUNCED, by=by)


def _step_all(sending_id: int, kind: StepKind, *, by: Actor) -> None:
    sending = Sending.objects.select_related("contact").get(pk=sending_id)
    for asking in sending.askings.select_for_update():
        if clock.leads_from(asking.state, kind):
            write_step(asking, kind, Said(contact=sending.contact), by=by)
