"""One addressee's card: how it stands, and what happened, in the words of the page."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mostura.actor import Actor
from mostura.answer.correspondence.frames import clocks
from mostura.answer.correspondence.models import Answer, Asking, Commitment, Step
from mostura.answer.correspondence.policy import clock
from mostura.answer.correspondence.policy.clock import State, StepKind
from mostura.answer.correspondence.policy.columns import TONES
from mostura.answer.correspondence.queries import visible
from mostura.shell.components import Moment


@dataclass(frozen=True, slots=True)
class Card:
    """What a page tells of one ask put to one addressee."""

    asking: Asking
    standing: clock.Standing
    label: str | Promise
    tone: str
    moments: list[Moment]
    answer: Answer | None
    promises: list[Commitment]


def cards_of(actor: Actor, keys: Iterable[int], now: dt.datetime) -> dict[int, list[Card]]:
    """The cards of these recommendations, the first that were put first; constant queries."""
    found = visible.of_recommendations(actor, keys)
    return {key: [card_of(one, now) for one in askings] for key, askings in found.items()}


def card_of(asking: Asking, now: dt.datetime) -> Card:
    """The card, from rows that were fetched with their company."""
    standing = clocks.standing_of(asking, asking.steps.all(), now)
    answer = next((one for one in asking.answers.all() if one.superseded_at is None), None)
    promises = [one for one in asking.commitments.all() if one.withdrawn_at is None]
    label, tone = label_of(standing, answer, promised=bool(promises))
    moments = [*_moments_of_steps(asking), *_moments_of_promises(asking, now)]
    return Card(asking, standing, label, tone, moments, answer, promises)


def label_of(
    standing: clock.Standing, answer: Answer | None, *, promised: bool
) -> tuple[str | Promise, str]:
    """The state in a word or two, and how its tag looks."""
    if standing.state == State.OVERDUE:
        days = standing.overdue_days
        return ngettext("Overdue %(days)d day", "Overdue %(days)d days", days) % {
            "days": days
        }, "late"
    if standing.state == State.ANSWERED and promised:
        return _("Promised"), "done"
    if standing.state == State.ANSWERED and answer:
        declined = answer.kind == "declined"
        return answer.get_kind_display(), "late" if declined else "done"
    return standing.state.label, TONES.get(standing.state, "")


def _moments_of_steps(asking: Asking) -> list[Moment]:
    given = {one.recorded_at: one for one in asking.answers.all()}
    answers = iter(sorted(given.values(), key=lambda one: one.given_at))
    return [
        _moment_of_answer(next(answers, None), step)
        if step.kind == StepKind.ANSWERED
        else Moment(_day(step.at), _words_of(step))
        for step in asking.steps.all()
    ]


def _moment_of_answer(answer: Answer | None, step: Step) -> Moment:
    if answer is None:
        return Moment(_day(step.at), StepKind.ANSWERED.label)
    return Moment(_day(answer.given_at), answer.reasons, strong=f"{answer.get_kind_display()}.")


def _moments_of_promises(asking: Asking, now: dt.datetime) -> list[Moment]:
    today = timezone.localdate(now)
    return [
        Moment(
            date_format(one.due_on, "SHORT_DATE_FORMAT"),
            one.text,
            ahead=one.due_on >= today and not one.withdrawn_at,
            strong=_("Promise taken back:") if one.withdrawn_at else _("Promised:"),
        )
        for one in asking.commitments.all()
    ]


def _words_of(step: Step) -> str | Promise:
    if step.kind == StepKind.SENT:
        return _("Asked by letter") if step.on_paper else _("Asked by letter and signed link")
    label = StepKind(step.kind).label
    return f"{label}: {step.text}" if step.text else label


def _day(at: dt.datetime) -> str:
    return date_format(timezone.localtime(at), "SHORT_DATE_FORMAT")
