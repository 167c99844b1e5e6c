"""The board: everything that is being put to addressees, and what waits for whom."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from mostura.actor import Actor
from mostura.answer.correspondence.frames import clocks
from mostura.answer.correspondence.models import Asking, Commitment, Step
from mostura.answer.correspondence.policy import answers, clock
from mostura.answer.correspondence.policy.clock import State, StepKind
from mostura.answer.correspondence.policy.columns import PROMISED, TONES, WAITING
from mostura.answer.correspondence.queries.visible import visible_to
from mostura.answer.recommendations.queries import visible

if TYPE_CHECKING:
    from mostura.answer.recommendations.models import Recommendation


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One line of the board: what was put to whom, how it stands, what was asked."""

    asking: Asking
    standing: clock.Standing
    text: str
    language: str
    code: str
    reminder_due: bool

    @property
    def tone(self) -> str:
        """How the tag of its state looks."""
        return TONES.get(self.standing.state, "")


def overdue_at(today: dt.date) -> Q:
    """The rule of the clock, asked of the database: the term ran out while the clock was going."""
    return Q(state__in=clock.RUNNING, due_on__lt=today)


def in_group(askings: QuerySet[Asking], group: str, today: dt.date) -> QuerySet[Asking]:
    """Those of one column of the board; an unknown group is all of them."""
    promises = Commitment.objects.filter(asking=OuterRef("pk"), withdrawn_at=None)
    groups = {
        WAITING: Q(state__in=[State.SENT, *clock.RUNNING]) & ~overdue_at(today),
        State.OVERDUE: overdue_at(today),
        PROMISED: Q(Exists(promises)),
    }
    if group in groups:
        return askings.filter(groups[group])
    return askings.filter(state=group) if group in State.values else askings


def counts(askings: QuerySet[Asking], today: dt.date) -> dict[str, int]:
    """How many stand in each column, in two queries."""
    by_state = dict(askings.order_by().values_list("state").annotate(Count("pk")))
    late = askings.filter(overdue_at(today)).count()
    promises = Commitment.objects.filter(withdrawn_at=None, asking__in=askings.values("pk"))
    running = sum(by_state.get(one, 0) for one in (State.SENT, *clock.RUNNING))
    return {
        **by_state,
        WAITING: running - late,
        State.OVERDUE: late,
        PROMISED: promises.aggregate(n=Count("asking", distinct=True))["n"],
        "": sum(by_state.values()),
    }


def chosen(actor: Actor, *, addressee: str = "", country: str = "") -> QuerySet[Asking]:
    """What the board is narrowed to."""
    askings = visible_to(actor).order_by("due_on", "pk")
    if addressee:
        askings = askings.filter(organisation__code=addressee)
    return askings.filter(country=country) if country else askings


def rows(actor: Actor, askings: Iterable[Asking], now: dt.datetime) -> list[Row]:
    """Lines with all they show: clocks from the steps, the words of the asks."""
    listed = list(askings)
    happened: dict[int, list[Step]] = {one.pk: [] for one in listed}
    for step in Step.objects.filter(asking__in=listed):
        happened[step.asking_id].append(step)
    asks = {one.pk: one for one in visible.shown(actor, {a.recommendation_id for a in listed})}
    return [
        _row(asking, happened[asking.pk], asks[asking.recommendation_id], now)
        for asking in listed
        if asking.recommendation_id in asks
    ]


def _row(asking: Asking, steps: Sequence[Step], ask: "Recommendation", now: dt.datetime) -> Row:
    standing = clocks.standing_of(asking, steps, now)
    reminded = max((one.at for one in steps if one.kind == StepKind.REMINDED), default=None)
    due = answers.reminder_is_due(standing, reminded, now)
    return Row(asking, standing, ask.text, ask.language, ask.code, due)
