"""Lines of the board: what was put to whom, how it stands, what was asked."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mostura.actor import Actor
from mostura.answer.correspondence.frames import clocks
from mostura.answer.correspondence.models import Asking, Step
from mostura.answer.correspondence.policy import answers, clock
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.answer.correspondence.policy.columns import TONES
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
