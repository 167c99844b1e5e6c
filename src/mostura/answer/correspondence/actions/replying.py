"""The addressee's hand: acknowledge, ask back, answer, promise; from paper, the secretariat's."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from mostura.actor import Actor
from mostura.answer.correspondence import events
from mostura.answer.correspondence.actions.stepping import Said, locked, write_step
from mostura.answer.correspondence.models import Answer, Asking, Commitment
from mostura.answer.correspondence.policy import answers
from mostura.answer.correspondence.policy.clock import State, StepKind, leads_from
from mostura.ground.ledger.actions import record
from mostura.refused import Refused, insist


@transaction.atomic
def acknowledge_letter(askings: Iterable[Asking], said: Said, *, by: Actor) -> int:
    """Say that a letter has arrived, for all asks in it that still wait; says for how many."""
    noted = 0
    for one in askings:
        asking = locked(one)
        if leads_from(asking.state, StepKind.ACKNOWLEDGED):
            # An addressee may have been joined into another since the letter was written.
            addressee = dataclasses.replace(by, organisation_id=asking.organisation_id)
            write_step(asking, StepKind.ACKNOWLEDGED, said, by=addressee)
            noted += 1
    return noted


@transaction.atomic
def answer_asking(asking: Asking, kind: str, said: Said, *, by: Actor, version: int = 0) -> Answer:
    """Say yes, partly, noted or no, with reasons; a later answer supersedes the former one."""
    asking = locked(asking)
    if asking.state != State.ANSWERED:
        insist(answers.refusal_to_step(by, asking.organisation_id, asking.state, StepKind.ANSWERED))
    else:
        insist(answers.refusal_to_speak(by, asking.organisation_id, asking.state))
    insist(answers.refusal_as_seen(version, asking.version))
    now = timezone.now()
    asking.answers.filter(superseded_at=None).update(superseded_at=now)
    given = Answer.objects.create(
        asking=asking,
        kind=kind,
        reasons=said.text,
        language=said.language,
        given_at=said.at or now,
        contact=said.contact,
        person_id=by.person_id,
    )
    step = Said("", said.language, said.contact, said.at, said.on_paper)
    write_step(asking, StepKind.ANSWERED, step, by=by)
    record(events.AskAnswered(asking.pk, asking.recommendation_id, given.pk), by=by)
    return given


@transaction.atomic
def promise(
    asking: Asking, due_on: dt.date, said: Said, *, by: Actor, version: int = 0
) -> Commitment:
    """Promise a measure with a date."""
    asking = locked(asking)
    insist(answers.refusal_to_speak(by, asking.organisation_id, asking.state))
    insist(answers.refusal_of_promise(due_on, timezone.localdate()))
    insist(answers.refusal_as_seen(version, asking.version))
    commitment = Commitment.objects.create(
        asking=asking,
        text=said.text,
        language=said.language,
        due_on=due_on,
        contact=said.contact,
        person_id=by.person_id,
    )
    Asking.objects.filter(pk=asking.pk).update(version=asking.version + 1)
    record(events.CommitmentMade(asking.pk, asking.recommendation_id, commitment.pk), by=by)
    return commitment


@transaction.atomic
def take_promise_back(commitment: Commitment, reason: str, *, by: Actor) -> None:
    """Withdraw a promise and say why; it stays readable."""
    commitment = (
        Commitment.objects.select_for_update().select_related("asking").get(pk=commitment.pk)
    )
    asking = commitment.asking
    insist(answers.refusal_to_speak(by, asking.organisation_id, asking.state))
    if commitment.withdrawn_at:
        return  # a second click
    if not reason.strip():
        raise Refused(answers.Refusal.NEEDS_A_REASON)
    commitment.withdrawn_at, commitment.withdrawn_reason = timezone.now(), reason
    commitment.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    taken = events.CommitmentWithdrawn(asking.pk, asking.recommendation_id, commitment.pk)
    record(taken, by=by)
