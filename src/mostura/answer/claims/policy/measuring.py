"""How claims are counted: the mean, the spread, dissent, and reversal, which is said apart."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """How far a party says a thing is done."""

    NOT_BEGUN = "not_begun", _("Not begun")
    BEGUN = "begun", _("Begun")
    PARTLY = "partly", _("Partly")
    DONE = "done", _("Done")
    REVERSED = "reversed", _("Reversed")


class Party(TextChoices):
    """On which side of an ask a party stands."""

    INSTITUTION = "institution", _("Institution")
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    MONITOR = "monitor", _("Independent monitor")


THIRDS: Final[Mapping[str, int]] = {
    Level.NOT_BEGUN: 0,
    Level.BEGUN: 1,
    Level.PARTLY: 2,
    Level.DONE: 3,
}
"""What a level counts, in thirds: equal steps, since nobody can say which is the larger one."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one organisation said, on which side it stands, and how new that is."""

    organisation_id: int
    party: str
    level: str
    order: tuple[float, int] = (0.0, 0)
    """When it was said; of several voices of one organisation the last one counts."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How far a thing is done, from 0 to 1, with everything that speaks against one number."""

    mean: Fraction | None
    """Of the voices that are counted; None where nobody has said how far it is."""
    lowest: Fraction | None
    highest: Fraction | None
    voices: int
    """How many organisations the mean is made of."""
    dissent: bool
    """Whether not all of them say the same."""
    reversed_by: tuple[int, ...] = ()
    """The organisations that say it was undone; they are in neither mean nor spread."""

    @property
    def is_reversed(self) -> bool:
        """Whether anyone says that it was undone."""
        return bool(self.reversed_by)


@dataclass(frozen=True, slots=True)
class Tally:
    """The measure of one ask as whole numbers, as a database counts them."""

    thirds: int
    """What all who are counted say, added up."""
    counted: int
    low: int
    high: int
    undone: int
    """How many say that it was reversed."""

    @property
    def dissent(self) -> bool:
        """Whether not all say the same."""
        return self.low != self.high or bool(self.counted and self.undone)


@dataclass(frozen=True, slots=True)
class Summary:
    """Several asks together; each of them counts once, however many speak about it."""

    asks: int
    """How many asks there are."""
    spoken_of: int
    """Of how many at least one organisation has said how far they are."""
    mean: Fraction | None
    """Of the means of those asks."""
    lowest: Fraction | None
    """The same, where of each ask only the lowest account is believed."""
    highest: Fraction | None
    """The same, where of each ask only the highest account is believed."""
    dissenting: int
    """About how many asks organisations do not agree."""
    reversed: int
    """How many asks somebody says were undone."""


def newest(voices: Iterable[Voice]) -> list[Voice]:
    """The newest voice of each organisation, by the key of the organisation."""
    latest: dict[int, Voice] = {}
    for voice in voices:
        known = latest.get(voice.organisation_id)
        if known is None or voice.order > known.order:
            latest[voice.organisation_id] = voice
    return [latest[key] for key in sorted(latest)]


def measure(voices: Iterable[Voice]) -> Measure:
    """Count each organisation once, by what it said last; every party weighs the same.

    Done and begun give a mean of 2/3 and a spread from 1/3 to 1.
    """
    heard = newest(voices)
    undone = tuple(one.organisation_id for one in heard if one.level == Level.REVERSED)
    values = [THIRDS[one.level] for one in heard if one.level in THIRDS]
    dissent = len({one.level for one in heard}) > 1
    if not values:
        return Measure(None, None, None, 0, dissent, undone)
    mean = Fraction(sum(values), 3 * len(values))
    lowest, highest = Fraction(min(values), 3), Fraction(max(values), 3)
    return Measure(mean, lowest, highest, len(values), dissent, undone)


def by_party(voices: Iterable[Voice]) -> dict[str, Measure]:
    """The same for each side by itself; a side that has said nothing is left out."""
    heard = newest(voices)
    sides = [party for party in Party.values if any(one.party == party for one in heard)]
    return {party: measure(one for one in heard if one.party == party) for party in sides}


def tally_of(voices: Iterable[Voice]) -> Tally:
    """The same as whole numbers."""
    heard = newest(voices)
    thirds = [THIRDS[one.level] for one in heard if one.level in THIRDS]
    undone = len(heard) - len(thirds)
    low, high = (min(thirds), max(thirds)) if thirds else (0, 0)
    return Tally(sum(thirds), len(thirds), low, high, undone)


def tallies_by_party(voices: Iterable[Voice]) -> dict[str, Tally]:
    """The tally of each side by itself; a side that has said nothing is left out."""
    heard = newest(voices)
    sides = {one.party for one in heard}
    return {side: tally_of(one for one in heard if one.party == side) for side in sides}


def joined(tallies: Iterable[Tally]) -> Tally:
    """The tallies of several sides of one ask as one; no organisation stands on two sides."""
    known = list(tallies)
    spoken = [one for one in known if one.counted]
    return Tally(
        sum(one.thirds for one in known),
        sum(one.counted for one in known),
        min((one.low for one in spoken), default=0),
        max((one.high for one in spoken), default=0),
        sum(one.undone for one in known),
    )


def summary(tallies: Collection[Tally], asks: int) -> Summary:
    """Several asks together, of which those without a tally were never spoken of."""
    known = [one for one in tallies if one.counted]
    # Whole numbers first, fractions last: sums of thousands of fractions are slow.
    sums: dict[int, int] = {}
    for one in known:
        sums[one.counted] = sums.get(one.counted, 0) + one.thirds
    total = sum((Fraction(value, 3 * counted) for counted, value in sums.items()), Fraction(0))
    return Summary(
        asks,
        sum(bool(one.counted or one.undone) for one in tallies),
        total / len(known) if known else None,
        Fraction(sum(one.low for one in known), 3 * len(known)) if known else None,
        Fraction(sum(one.high for one in known), 3 * len(known)) if known else None,
        sum(one.dissent for one in tallies),
        sum(bool(one.undone) for one in tallies),
    )
