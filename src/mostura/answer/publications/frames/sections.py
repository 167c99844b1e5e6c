"""A synthesis as pages, prints and papers show it: section by section, with the words of asks."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mostura.actor import VISITOR
from mostura.answer.claims.policy.measuring import Measure
from mostura.answer.claims.queries import measuring
from mostura.answer.correspondence.frames import cards
from mostura.answer.correspondence.frames.cards import Card
from mostura.answer.correspondence.queries import visible as correspondence
from mostura.answer.publications.policy.synthesis import Group, Synthesis
from mostura.answer.recommendations.queries import visible as recommendations

if TYPE_CHECKING:
    from mostura.answer.recommendations.models import Recommendation

TITLES: dict[str, str | Promise] = {
    "moved": _("What has moved since"),
    "everywhere": _("Asked everywhere"),
    "several": _("Asked in several countries"),
    "differing": _("Where answers or accounts differ"),
    "one_country": _("Asked in one country only"),
    "no_country": _("Asked of the region or the world"),
}
"""The sections in the order in which a host of the next dialogue wants to read them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One ask of a synthesis: its newest wording, how often, where, what became of it."""

    ask: "Recommendation"
    times: int
    countries: tuple[str, ...]
    first_on: dt.date | None
    last_on: dt.date | None
    cards: list[Card]
    measure: Measure | None

    @property
    def mean(self) -> Fraction | None:
        """How far it is by all accounts, from 0 to 1."""
        return self.measure.mean if self.measure else None

    @property
    def mean_shown(self) -> str:
        """The same with two decimals, as the reader's language writes them."""
        return "" if self.mean is None else number_format(float(self.mean), 2)


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a synthesis; `total` counts also what is not shown."""

    key: str
    title: str | Promise
    entries: list[Entry]
    total: int


def sections_of(found: Synthesis, now: dt.datetime, most: int) -> list[Section]:
    """The first groups of each section with their words, in a constant number of queries."""
    chosen: dict[str, Sequence[Group]] = {key: getattr(found, key)[:most] for key in TITLES}
    every_key = {key for groups in chosen.values() for group in groups for key in group.keys}
    newest = {max(group.keys) for groups in chosen.values() for group in groups}
    asks = {one.pk: one for one in recommendations.shown(VISITOR, newest)}
    put = correspondence.of_recommendations(VISITOR, every_key)
    measures = measuring.measures_of(VISITOR, every_key)

    def entry(group: Group) -> Entry:
        told = [cards.card_of(one, now) for key in group.keys for one in put.get(key, [])]
        newest = max(group.keys)
        days = (group.first_on, group.last_on)
        ask, measure = asks[newest], measures.get(newest)
        return Entry(ask, group.times, group.countries, *days, told, measure)

    return [
        Section(
            key,
            TITLES[key],
            [entry(one) for one in groups if max(one.keys) in asks],
            len(getattr(found, key)),
        )
        for key, groups in chosen.items()
        if groups
    ]
