"""How far things are, as numbers: for many asks at once, for organisations, for a country."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, Count, Max, Min, Q, QuerySet, Sum, Value, When

from mostura.actor import Actor
from mostura.answer.claims.models import Claim
from mostura.answer.claims.policy import measuring
from mostura.answer.claims.policy.measuring import THIRDS, Level, Measure, Summary, Tally, Voice
from mostura.answer.claims.queries.visible import standing
from mostura.answer.recommendations.policy import State
from mostura.answer.recommendations.queries import visible as recommendations

Keys = Collection[int] | QuerySet[Any, Any]
"""Keys of recommendations, or a query that yields one column of them."""
Sides = dict[str, Tally]
"""What each side says of one ask."""
IN_THIRDS: Final = Case(*(When(level=level, then=Value(count)) for level, count in THIRDS.items()))
"""What a claim counts, asked of the database; a reversal counts nothing."""


@dataclass(frozen=True, slots=True)
class Together:
    """Many asks together: everyone's accounts, and those of each side by itself."""

    of_all: Summary
    of_party: dict[str, Summary]


def measures_of(actor: Actor, keys: Keys) -> dict[int, Measure]:
    """How far each of these asks is, in one query; those nobody spoke about are left out."""
    return {pk: measuring.measure(heard) for pk, heard in voices_of(actor, keys).items()}


def voices_of(actor: Actor, keys: Keys) -> dict[int, list[Voice]]:
    """What stands about each of these asks; entries joined into others speak as those."""
    rows = standing(actor).filter(recommendation__in=keys).order_by()
    found: dict[int, list[Voice]] = {}
    for pk, voice in _voices(rows):
        found.setdefault(pk, []).append(voice)
    return found


def together(actor: Actor, keys: Keys) -> Together:
    """Many asks together, each of them counted once; `keys` are those that were asked."""
    asks = keys.count() if isinstance(keys, QuerySet) else len(set(keys))
    return _together(_tallies(actor, keys).values(), asks)


def standing_of_organisations(actor: Actor, keys: Iterable[int]) -> dict[int, Together]:
    """How far all that was publicly asked of each of these organisations is, in three queries.

    An organisation of which nothing was asked is left out; what was asked of an entry that was
    joined into one of them counts as asked of it.
    """
    wanted = set(keys)
    theirs = Q(asked__organisation__in=wanted) | Q(asked__organisation__joined_into__in=wanted)
    asks = recommendations.visible_to(actor).filter(theirs, state=State.PUBLISHED).order_by()
    pairs = asks.values_list(
        "pk", "asked__organisation", "asked__organisation__joined_into"
    ).distinct()
    asked: dict[int, set[int]] = {}
    for pk, organisation, joined in pairs:
        for one in wanted & {organisation, joined}:
            asked.setdefault(one, set()).add(pk)
    tallies = _tallies(actor, asks.values("pk"))
    return {
        one: _together([tallies[pk] for pk in pks if pk in tallies], len(pks))
        for one, pks in asked.items()
    }


def _voices(claims: QuerySet[Claim]) -> Iterable[tuple[int, Voice]]:
    rows = claims.values_list(
        "recommendation", "organisation", "organisation__joined_into", "party", "level",
        "stated_at", "pk",
    )  # fmt: skip
    for ask, organisation, joined, party, level, stated_at, pk in rows.iterator(chunk_size=5000):
        yield ask, Voice(joined or organisation, party, level, (stated_at.timestamp(), pk))


def _tallies(actor: Actor, keys: Keys) -> dict[int, Sides]:
    """What each side says of each ask, added up by the database in two queries.

    Where an entry was joined into another, the two may speak of one ask: these few are read.
    """
    claims = standing(actor).filter(recommendation__in=keys).order_by()
    merged = claims.filter(organisation__joined_into__isnull=False)
    read: dict[int, list[Voice]] = {}
    apart = set(merged.values_list("recommendation", flat=True))
    if apart:
        read = voices_of(actor, apart)
        claims = claims.exclude(recommendation__in=apart)
    counted = ~Q(level=Level.REVERSED)
    rows = claims.values_list("recommendation", "party").annotate(
        thirds=Sum(IN_THIRDS),
        spoken=Count("pk", filter=counted),
        low=Min(IN_THIRDS),
        high=Max(IN_THIRDS),
        everyone=Count("pk"),
    )
    found = {pk: measuring.tallies_by_party(heard) for pk, heard in read.items()}
    for pk, party, thirds, spoken, low, high, everyone in rows.iterator(chunk_size=5000):
        tally = Tally(thirds or 0, spoken, low or 0, high or 0, everyone - spoken)
        found.setdefault(pk, {})[party] = tally
    return found


def _together(tallies: Iterable[Sides], asks: int) -> Together:
    known = list(tallies)
    of_party = {
        party: measuring.summary([one[party] for one in known if party in one], asks)
        for party in measuring.Party.values
        if any(party in one for one in known)
    }
    whole = [measuring.joined(one.values()) for one in known]
    return Together(measuring.summary(whole, asks), of_party)
