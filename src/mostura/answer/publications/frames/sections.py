"""A synthesis as pages, prints and papers show it: section by section, with the words of asks."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mostura.actor import VISITOR
from mostura.answer.claims.policy import measuring as counting
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
    "moved": "",  # is told with its day
    "everywhere": _("Asked everywhere"),
    "several": _("Asked in several countries"),
    "differing": _("Where answers or accounts differ"),
    "one_country": _("Asked in one country only"),
    "no_country": _("Asked of the region or the world"),
}
"""The sections in the order in which a host of the next dialogue wants to read them."""


@dataclass(frozen=True, slots=True)
class Said:
    """Where an ask stands: its page in the register begins with the passage itself."""

    title: str
    page: int | None
    year: int | None
    address: str

    @property
    def label(self) -> str:
        """The paper, its year and the page."""
        named = f"{self.title} ({self.year})" if self.year else self.title
        told = {"document": named, "page": self.page}
        return gettext("%(document)s, page %(page)s") % told if self.page else named


@dataclass(frozen=True, slots=True)
class Entry:
    """One ask of a synthesis: its newest wording, how often, where, what became of it."""

    ask: "Recommendation"
    times: int
    countries: tuple[str, ...]
    first_on: dt.date | None
    last_on: dt.date | None
    said: list[Said]
    cards: list[Card]
    measure: Measure | None

    @property
    def mean(self) -> Fraction | None:
        """How far it is by all accounts, from 0 to 1."""
        return self.measure.mean if self.measure else None

    @property
    def mean_shown(self) -> str:
        """The same with two decimals, as the reader's language writes them."""
        return "" if self.mean is None else number_format(round(float(self.mean), 2), 2)

    @property
    def years(self) -> str:
        """From when to when it was asked."""
        years = sorted({day.year for day in (self.first_on, self.last_on) if day})
        return "–".join(str(one) for one in years)


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a synthesis; `total` counts also what is not shown."""

    key: str
    title: str | Promise
    entries: list[Entry]
    total: int

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return self.total - len(self.entries)


def sections_of(
    found: Synthesis, now: dt.datetime, most: int, since: dt.date | None = None
) -> list[Section]:
    """The first groups of each section with their words, in a constant number of queries."""
    chosen: dict[str, Sequence[Group]] = {key: getattr(found, key)[:most] for key in TITLES}
    told = _entries({group for groups in chosen.values() for group in groups}, now)
    return [
        Section(
            key,
            _title(key, since),
            [told[group] for group in groups if group in told],
            len(getattr(found, key)),
        )
        for key, groups in chosen.items()
        if groups
    ]


def _title(key: str, since: dt.date | None) -> str | Promise:
    if key != "moved":
        return TITLES[key]
    return gettext("What has moved since %(day)s") % {"day": date_format(since) if since else ""}


def _entries(groups: set[Group], now: dt.datetime) -> dict[Group, Entry]:
    """Each group with its words; one whose asks went out of the register meanwhile has none."""
    every_key = {key for group in groups for key in group.keys}
    asks = {one.pk: one for one in recommendations.shown(VISITOR, every_key)}
    put = correspondence.of_recommendations(VISITOR, every_key)
    voices = measuring.voices_of(VISITOR, every_key)
    cards_of = {key: [cards.card_of(one, now) for one in askings] for key, askings in put.items()}
    made = {}
    for group in groups:
        present = [asks[key] for key in group.keys if key in asks]
        if not present:
            continue
        heard = [voice for key in group.keys for voice in voices.get(key, ())]
        made[group] = Entry(
            present[-1],
            group.times,
            group.countries,
            group.first_on,
            group.last_on,
            [said for ask in present for said in _said(ask)],
            [card for key in group.keys for card in cards_of.get(key, ())],
            counting.measure(heard) if heard else None,
        )
    return made


def _said(ask: "Recommendation") -> list[Said]:
    address = f"{ask.get_absolute_url()}#said"
    return [
        Said(
            one.document.title,
            one.page,
            one.document.dated_on.year if one.document.dated_on else None,
            address,
        )
        for one in ask.origins.all()
    ]
