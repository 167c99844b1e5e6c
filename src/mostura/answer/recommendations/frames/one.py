"""One recommendation's page: everyone it was put to, and everything that happened to it."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext

from mostura.answer.correspondence import events
from mostura.answer.correspondence.actions.stepping import EVENTS
from mostura.answer.correspondence.actions.telling import SENTENCES
from mostura.answer.correspondence.frames.cards import Card
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.answer.recommendations.models import Asked, Recommendation
from mostura.answer.recommendations.queries.one import Happening

if TYPE_CHECKING:
    import datetime as dt

    from mostura.answer.correspondence.models import Asking

STEPS = EVENTS | {StepKind.ANSWERED: events.AskAnswered}


@dataclasses.dataclass(frozen=True, slots=True)
class Addressee:
    """One who is asked: the card of what was put to them, or who the document names."""

    asked: Asked | None
    card: Card | None

    @property
    def code(self) -> str:
        """Their code in the registry; empty for those it does not know."""
        if self.card:
            return self.card.asking.organisation.code
        body = self.asked.organisation if self.asked else None
        return body.code if body else ""

    @property
    def label(self) -> str:
        """What the page calls them."""
        if self.card:
            return self.card.asking.organisation.label
        return self.asked.label if self.asked else ""

    @property
    def as_written(self) -> str:
        """What the document calls them, where the registry knows them by another name."""
        known = self.asked and self.asked.organisation
        return self.asked.as_written if self.asked and known else ""


def addressees(ask: Recommendation, cards: Iterable[Card]) -> list[Addressee]:
    """Whom the document names, in its order, each with its card; then whom it was put to besides.

    An entry that was joined into another since is the one that it became.
    """
    told = {_standing(one.asking): one for one in cards}
    named = [
        Addressee(one, told.pop(_standing(one), None) if one.organisation else None)
        for one in ask.asked.all()
    ]
    return [*named, *(Addressee(None, card) for card in told.values())]


def story(told: Sequence[Happening], cards: Iterable[Card]) -> list[Happening]:
    """What happened to a recommendation, and between it and those it was put to, oldest first."""
    between = [line for card in cards for line in _told_of(card)]
    return sorted([*told, *between], key=lambda one: one.at)


def _standing(row: "Asked | Asking") -> int:
    body = row.organisation
    return (body.joined_into_id or body.pk) if body else 0


def _told_of(card: Card) -> Iterator[Happening]:
    name = card.asking.organisation.label
    for step in card.asking.steps.all():
        event = STEPS.get(StepKind(step.kind))
        if event and event.__name__ in SENTENCES:
            yield _line(step.at, event.__name__, name)
    for one in card.asking.commitments.all():
        yield _line(one.made_at, events.CommitmentMade.__name__, name)
        if one.withdrawn_at:
            yield _line(one.withdrawn_at, events.CommitmentWithdrawn.__name__, name)


def _line(at: "dt.datetime", event: str, name: str) -> Happening:
    sentence: str | Promise = gettext(SENTENCES[event])
    return Happening(at, sentence % {"organisation": name})
