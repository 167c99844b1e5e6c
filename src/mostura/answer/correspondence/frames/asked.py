"""The asks of a letter as the holder of its link sees them: words, card, what can be said."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from mostura.actor import VISITOR
from mostura.answer.claims.queries import one as claims
from mostura.answer.correspondence.frames import cards, letters
from mostura.answer.correspondence.models import Asking, Link
from mostura.answer.correspondence.policy import clock
from mostura.answer.correspondence.policy.clock import State, StepKind
from mostura.answer.correspondence.queries.behind_link import askings_of
from mostura.answer.correspondence.queries.visible import with_company
from mostura.answer.recommendations.queries import visible as recommendations

if TYPE_CHECKING:
    from mostura.answer.claims.queries.one import HowFar
    from mostura.answer.recommendations.models import Recommendation


@dataclass(frozen=True, slots=True)
class Line:
    """One ask of a letter, in the words of the office, with what can be said to it now."""

    asking: Asking
    ask: "Recommendation"
    words: letters.Words
    card: cards.Card
    how_far: "HowFar"

    def can(self, kind: str) -> bool:
        """Whether a step changes anything now."""
        return clock.leads_from(self.asking.state, kind)

    @property
    def can_acknowledge(self) -> bool:
        """Whether nobody has said yet that it arrived."""
        return self.can(StepKind.ACKNOWLEDGED)

    @property
    def can_ask_back(self) -> bool:
        """Whether a clarification can be asked for."""
        return self.can(StepKind.CLARIFICATION_ASKED)

    @property
    def can_answer(self) -> bool:
        """Whether an answer can be given, or a better one."""
        return self.can(StepKind.ANSWERED) or self.answered

    @property
    def can_refer(self) -> bool:
        """Whether somebody else can be named."""
        return self.can(StepKind.REFERRED)

    @property
    def answered(self) -> bool:
        """Whether there is an answer."""
        return self.asking.state == State.ANSWERED

    @property
    def dropped(self) -> bool:
        """Whether nobody is waiting any more."""
        return self.asking.state == State.WITHDRAWN


def lines_of(link: Link, now: dt.datetime) -> list[Line]:
    """Every ask of the letter, in its order."""
    return _lines(link, askings_of(link), now)


def line_of(link: Link, code: str, now: dt.datetime) -> Line | None:
    """One ask of the letter."""
    return next(iter(_lines(link, askings_of(link).filter(code=code), now)), None)


def _lines(link: Link, askings: QuerySet[Asking], now: dt.datetime) -> list[Line]:
    found = list(with_company(askings.select_related("organisation").order_by("pk")))
    keys = [one.recommendation_id for one in found]
    asks = {one.pk: one for one in recommendations.shown(VISITOR, keys)}
    told = claims.of_recommendations(VISITOR, keys)
    language = link.contact.language
    return [
        Line(
            asking,
            ask,
            letters.words_in(ask, language),
            cards.card_of(asking, now),
            told[asking.recommendation_id],
        )
        for asking in found
        if (ask := asks.get(asking.recommendation_id))
    ]
