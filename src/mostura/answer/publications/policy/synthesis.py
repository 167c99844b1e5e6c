"""What many asks amount to together: asked everywhere, in one country, where answers differ."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

PER_SECTION: Final = 10  # groups of one section on one page; the files hold all of them
PRINTED_AT_MOST: Final = 500  # asks of one printed synthesis; beyond it nobody reads on

LONG_AGO: Final = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Fact:
    """One public ask, as a synthesis counts it."""

    key: int
    family: int = 0
    countries: frozenset[str] = frozenset()
    said_on: dt.date | None = None
    answers: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    moved_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Asks that people found to be one and the same, or one that stands alone."""

    keys: tuple[int, ...]
    countries: tuple[str, ...]
    first_on: dt.date | None
    last_on: dt.date | None
    differs: bool
    moved_at: dt.datetime | None

    @property
    def times(self) -> int:
        """How often it was asked."""
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class Synthesis:
    """Everything that was asked in a scope, group by group; a group stands in one place only.

    `differing` and `moved` look at the same groups once more, from another side.
    """

    countries: tuple[str, ...] = ()
    everywhere: list[Group] = field(default_factory=list)
    several: list[Group] = field(default_factory=list)
    one_country: list[Group] = field(default_factory=list)
    no_country: list[Group] = field(default_factory=list)
    differing: list[Group] = field(default_factory=list)
    moved: list[Group] = field(default_factory=list)
    asks: int = 0


def synthesis_of(facts: Iterable[Fact], since: dt.datetime | None = None) -> Synthesis:
    """Group the asks by family, and the groups by where they were asked and what came of it."""
    gathered: dict[tuple[str, int], list[Fact]] = {}
    for one in facts:
        name = ("family", one.family) if one.family else ("ask", one.key)
        gathered.setdefault(name, []).append(one)
    groups = [_group_of(together) for together in gathered.values()]
    groups.sort(key=lambda one: (-len(one.countries), -one.times, one.keys))
    countries = tuple(sorted({code for one in groups for code in one.countries}))
    found = Synthesis(countries=countries, asks=sum(one.times for one in groups))
    for group in groups:
        _section_of(group, found).append(group)
        if group.differs:
            found.differing.append(group)
        if since and group.moved_at and group.moved_at >= since:
            found.moved.append(group)
    found.moved.sort(key=lambda one: one.moved_at or LONG_AGO, reverse=True)
    return found


def _section_of(group: Group, found: Synthesis) -> list[Group]:
    """Everywhere means in every country of the scope, where there is more than one."""
    reach = len(group.countries)
    if reach == 0:
        return found.no_country
    if reach == 1:
        return found.one_country
    return found.everywhere if reach == len(found.countries) else found.several


def _group_of(together: Sequence[Fact]) -> Group:
    if len(together) == 1:  # most of ten thousand; what follows would say the same, and take long
        return _group_of_one(together[0])
    days = sorted(one.said_on for one in together if one.said_on)
    answers: frozenset[str] = frozenset().union(*(one.answers for one in together))
    levels: frozenset[str] = frozenset().union(*(one.levels for one in together))
    moved = [one.moved_at for one in together if one.moved_at]
    return Group(
        keys=tuple(sorted(one.key for one in together)),
        countries=tuple(sorted(frozenset().union(*(one.countries for one in together)))),
        first_on=days[0] if days else None,
        last_on=days[-1] if days else None,
        differs=len(answers) > 1 or len(levels) > 1,
        moved_at=max(moved, default=None),
    )


def _group_of_one(fact: Fact) -> Group:
    return Group(
        keys=(fact.key,),
        countries=tuple(sorted(fact.countries)),
        first_on=fact.said_on,
        last_on=fact.said_on,
        differs=len(fact.answers) > 1 or len(fact.levels) > 1,
        moved_at=fact.moved_at,
    )
