"""Taking a step in the correspondence: one row, one event, and the state as it then is."""

import datetime as dt
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from mostura.actor import Actor
from mostura.answer.correspondence import events
from mostura.answer.correspondence.frames import clocks
from mostura.answer.correspondence.models import Asking, Contact, Step
from mostura.answer.correspondence.policy import answers
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.ground.ledger.actions import record
from mostura.refused import Refused, insist

EVENTS: Final = {
    StepKind.SENT: events.AskSent,
    StepKind.DELIVERED: events.AskDelivered,
    StepKind.BOUNCED: events.AskBounced,
    StepKind.ACKNOWLEDGED: events.AskAcknowledged,
    StepKind.CLARIFICATION_ASKED: events.ClarificationAsked,
    StepKind.CLARIFIED: events.ClarificationGiven,
    StepKind.REFUSED: events.AskRefused,
    StepKind.REFERRED: events.AskReferred,
    StepKind.REMINDED: events.AskReminded,
    StepKind.ESCALATED: events.AskEscalated,
    StepKind.WITHDRAWN: events.AskNoLongerPut,
}
"""What the ledger calls each step; an answer's event names the answer and is recorded there."""

SPOKEN: Final = frozenset(
    {
        *(StepKind.CLARIFICATION_ASKED, StepKind.CLARIFIED, StepKind.ANSWERED),
        *(StepKind.REFUSED, StepKind.REFERRED),
    }
)
"""Steps after which somebody who is writing wants to read first what was said."""


@dataclass(frozen=True, slots=True)
class Said:
    """What came with a step: words, their language, the office that spoke, when, and how."""

    text: str = ""
    language: str = ""
    contact: Contact | None = None
    at: dt.datetime | None = None
    on_paper: bool = False
    named_id: int | None = None


NOTHING_SAID: Final = Said()


@transaction.atomic
def take_step(
    asking: Asking, kind: StepKind, said: Said = NOTHING_SAID, *, by: Actor, version: int = 0
) -> Step:
    """Let something happen to an asking, if the rules allow it now.

    `version` counts what had been said when the person began to write; more of it is refused.
    """
    asking = locked(asking)
    insist(answers.refusal_to_step(by, asking.organisation_id, asking.state, kind))
    insist(answers.refusal_as_seen(version, asking.version))
    return write_step(asking, kind, said, by=by)


def locked(asking: Asking) -> Asking:
    """The asking as it is now, held until the transaction ends."""
    return Asking.objects.select_for_update().get(pk=asking.pk)


def write_step(asking: Asking, kind: StepKind, said: Said, *, by: Actor) -> Step:
    """Write the step and what it amounts to; the caller holds the row and has asked the rules."""
    step = Step.objects.create(
        asking=asking,
        kind=kind,
        at=_moment(asking, said.at) if said.at else timezone.now(),
        text=said.text,
        language=said.language,
        on_paper=said.on_paper,
        contact=said.contact,
        named_id=said.named_id,
        person_id=by.person_id,
        organisation_id=by.organisation_id,
    )
    standing = clocks.standing_of(asking, asking.steps.all(), timezone.now())
    asking.state, asking.due_on = standing.lasting_state, standing.due_on
    asking.version += kind in SPOKEN
    asking.save(update_fields=["state", "due_on", "version"])
    if kind in EVENTS:
        record(EVENTS[kind](asking.pk, asking.recommendation_id), by=by)
    return step


def _moment(asking: Asking, at: dt.datetime) -> dt.datetime:
    """When something happened of which somebody knows no more than the day.

    It came after what is known of the same day; nothing came before the letter was sent.
    """
    zone = ZoneInfo(asking.time_zone)
    day = at.astimezone(zone).date()
    known = list(asking.steps.order_by("at").values_list("at", flat=True))
    if known and day < known[0].astimezone(zone).date():
        raise Refused(answers.Refusal.BEFORE_IT_WAS_SENT)
    return max([at, *(one for one in known if one.astimezone(zone).date() == day)])
