"""The clock of one ask put to one addressee: a state machine over what happened, in order."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

A_DAY: Final = dt.timedelta(days=1)
SATURDAY: Final = 5


class StepKind(TextChoices):
    """What can happen between asking and answering."""

    SENT = "sent", _("Sent")
    DELIVERED = "delivered", _("Delivered")
    BOUNCED = "bounced", _("Came back undelivered")
    ACKNOWLEDGED = "acknowledged", _("Receipt acknowledged")
    CLARIFICATION_ASKED = "clarification_asked", _("Clarification asked")
    CLARIFIED = "clarified", _("Clarification given")
    ANSWERED = "answered", _("Answered")
    REFUSED = "refused", _("Refused to answer")
    REFERRED = "referred", _("Named somebody else as responsible")
    REMINDED = "reminded", _("Reminded")
    ESCALATED = "escalated", _("Taken to the next body")
    WITHDRAWN = "withdrawn", _("No longer asked")


class State(TextChoices):
    """How an ask stands with one addressee."""

    DRAFTED = "drafted", _("Not sent yet")
    SENT = "sent", _("Sent, not yet delivered")
    DELIVERED = "delivered", _("Delivered, not acknowledged")
    BOUNCED = "bounced", _("Came back undelivered")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    CLARIFICATION_ASKED = "clarification_asked", _("They asked us for clarification")
    OVERDUE = "overdue", _("Overdue")
    ANSWERED = "answered", _("Answered")
    REFUSED = "refused", _("Answer refused")
    REFERRED = "referred", _("Not them, they say")
    ESCALATED = "escalated", _("Taken to the next body")
    WITHDRAWN = "withdrawn", _("No longer asked")


OPEN: Final = frozenset(
    {State.SENT, State.DELIVERED, State.BOUNCED, State.ACKNOWLEDGED, State.CLARIFICATION_ASKED}
)
ENDED: Final = frozenset(
    {State.ANSWERED, State.REFUSED, State.REFERRED, State.ESCALATED, State.WITHDRAWN}
)
RUNNING: Final = frozenset({State.DELIVERED, State.ACKNOWLEDGED})

LEADS: Final[dict[str, tuple[frozenset[State], State]]] = {
    StepKind.SENT: (frozenset({State.DRAFTED, State.BOUNCED}), State.SENT),
    StepKind.DELIVERED: (frozenset({State.SENT, State.BOUNCED}), State.DELIVERED),
    StepKind.BOUNCED: (frozenset({State.SENT, State.DELIVERED}), State.BOUNCED),
    StepKind.ACKNOWLEDGED: (
        frozenset({State.SENT, State.DELIVERED, State.BOUNCED}),
        State.ACKNOWLEDGED,
    ),
    StepKind.CLARIFICATION_ASKED: (
        OPEN - {State.CLARIFICATION_ASKED},
        State.CLARIFICATION_ASKED,
    ),
    StepKind.CLARIFIED: (frozenset({State.CLARIFICATION_ASKED}), State.ACKNOWLEDGED),
    # A late answer is an answer, also after a refusal and after others were asked instead.
    StepKind.ANSWERED: (OPEN | ENDED - {State.ANSWERED, State.WITHDRAWN}, State.ANSWERED),
    StepKind.REFUSED: (OPEN | {State.REFERRED, State.ESCALATED}, State.REFUSED),
    StepKind.REFERRED: (OPEN | {State.ESCALATED}, State.REFERRED),
    StepKind.ESCALATED: (OPEN | {State.REFUSED, State.REFERRED}, State.ESCALATED),
    StepKind.WITHDRAWN: (frozenset(State) - {State.ANSWERED, State.WITHDRAWN}, State.WITHDRAWN),
}
"""The state machine: from which states a step leads where; elsewhere it changes nothing."""

REACTIONS: Final = frozenset(
    {
        *(StepKind.ACKNOWLEDGED, StepKind.CLARIFICATION_ASKED, StepKind.ANSWERED),
        *(StepKind.REFUSED, StepKind.REFERRED),
    }
)
"""Whoever reacts has received it, whatever the post says."""


class Basis(TextChoices):
    """Why an addressee would answer."""

    DUTY = "duty", _("By law")
    VOLUNTARY = "voluntary", _("Voluntarily")
    NONE = "none", _("No term")


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to an ask, at a moment."""

    kind: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Terms:
    """By when an addressee is to answer: so many days, and which of them count."""

    basis: str = Basis.VOLUNTARY
    days: int = 30
    working_days: bool = False
    time_zone: str = "Europe/Sarajevo"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an ask stands at a moment, and what its clock shows; days are the addressee's."""

    state: State
    began_on: dt.date | None = None
    due_on: dt.date | None = None
    paused: bool = False
    days_left: int | None = None
    overdue_days: int = 0
    late_days: int = 0
    lasting_state: State = State.DRAFTED
    """The state that does not change with the day: what it was before it became overdue."""


Pause = tuple[dt.date, dt.date]
DayOff = Callable[[dt.date], bool]
"""Whether nobody works on a day in the addressee's country, weekends apart."""


def standing(steps: Sequence[Step], terms: Terms, now: dt.datetime, is_day_off: DayOff) -> Standing:
    """What the steps amount to: computed anew each time, from rows alone."""
    past = sorted((one for one in steps if one.at <= now), key=lambda one: one.at)
    walked = _walk(past)
    state = walked[-1][1] if walked else State.DRAFTED
    zone = ZoneInfo(terms.time_zone)
    received = _received_at(walked)
    began_on = received.astimezone(zone).date() if received else None
    paused = state == State.CLARIFICATION_ASKED
    if began_on is None or paused or terms.basis == Basis.NONE or state == State.BOUNCED:
        # No day is due, or none can be told.
        return Standing(state, began_on, paused=paused, lasting_state=state)
    pauses = _pauses(walked, zone)
    due_on = _due_on(began_on, terms, pauses, is_day_off)
    if state in ENDED:
        answered = state in {State.ANSWERED, State.REFUSED}
        ended_on = walked[-1][0].at.astimezone(zone).date()
        late = _days_beyond(due_on, ended_on, pauses) if answered else 0
        return Standing(state, began_on, due_on, late_days=late, lasting_state=state)
    today = now.astimezone(zone).date()
    if beyond := _days_beyond(due_on, today, pauses):
        overdue = State.OVERDUE
        return Standing(overdue, began_on, due_on, overdue_days=beyond, lasting_state=state)
    days_left = (due_on - today).days
    return Standing(state, began_on, due_on, days_left=days_left, lasting_state=state)


def leads_from(state: str, kind: str) -> bool:
    """Whether a step changes anything in this state; overdue counts as what it was before."""
    running = State.ACKNOWLEDGED if state == State.OVERDUE else state
    return kind in LEADS and running in LEADS[kind][0]


def _walk(past: Sequence[Step]) -> list[tuple[Step, State]]:
    """The steps that changed something, each with the state it led to."""
    walked: list[tuple[Step, State]] = []
    state = State.DRAFTED
    for step in past:
        if leads_from(state, step.kind):
            state = LEADS[step.kind][1]
            walked.append((step, state))
    return walked


def _received_at(walked: Sequence[tuple[Step, State]]) -> dt.datetime | None:
    """Since when the addressee has had it; what came back never was there."""
    received: dt.datetime | None = None
    for step, state in walked:
        if state == State.BOUNCED:
            received = None
        elif step.kind == StepKind.DELIVERED or step.kind in REACTIONS:
            received = received or step.at
    return received


def _pauses(walked: Sequence[tuple[Step, State]], zone: ZoneInfo) -> list[Pause]:
    """First and last day of every pause: a day counts when the clock ran at its end."""
    pauses: list[Pause] = []
    asked_on: dt.date | None = None
    for step, state in walked:
        day = step.at.astimezone(zone).date()
        if asked_on is not None and day > asked_on:
            pauses.append((asked_on, day - A_DAY))
        asked_on = day if state == State.CLARIFICATION_ASKED else None
    return pauses


def _due_on(
    began_on: dt.date,
    terms: Terms,
    pauses: Sequence[Pause],
    is_day_off: DayOff,
) -> dt.date:
    """The last day of the term: day one is the day after receipt; it never ends on a day off."""

    def works(day: dt.date) -> bool:
        return day.weekday() < SATURDAY and not is_day_off(day)

    left = terms.days
    for passed in count(1):
        day = began_on + passed * A_DAY
        if _paused(day, pauses):
            continue
        left -= works(day) or not terms.working_days
        if left <= 0 and works(day):
            return day
    raise AssertionError("count() does not end")  # pragma: no cover


def _days_beyond(due_on: dt.date, day: dt.date, pauses: Sequence[Pause]) -> int:
    """Days after the last one of the term, up to a day; no day on which the clock stood still."""
    past = ((day - one * A_DAY) for one in range((day - due_on).days))
    return sum(not _paused(one, pauses) for one in past)


def _paused(day: dt.date, pauses: Sequence[Pause]) -> bool:
    return any(first <= day <= last for first, last in pauses)
