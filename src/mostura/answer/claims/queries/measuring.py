"""How far things are, as numbers: for many asks at once, for organisations, for a country."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from mostura.actor import Actor
from mostura.answer.claims.models import Claim
from mostura.answer.claims.policy import measuring
from mostura.answer.claims.policy.measuring import Measure, Summary, Voice
from mostura.answer.claims.queries.visible import standing
from mostura.answer.recommendations.policy import State
from mostura.answer.recommendations.queries import visible as recommendations

Keys = Collection[int] | QuerySet[Any, Any]
"""Keys of recommendations, or a query that yields one column of them."""


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
    return _together(voices_of(actor, keys), asks)


def standing_of_organisations(actor: Actor, keys: Iterable[int]) -> dict[int, Together]:
    """How far all that was publicly asked of each of these organisations is, in two queries.

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
    voices = voices_of(actor, asks.values("pk"))
    return {
        one: _together({pk: voices[pk] for pk in pks if pk in voices}, len(pks))
        for one, pks in asked.items()
    }


def _voices(claims: QuerySet[Claim]) -> Iterable[tuple[int, Voice]]:
    rows = claims.values_list(
        "recommendation", "organisation", "organisation__joined_into", "party", "level",
        "stated_at", "pk",
    )  # fmt: skip
    for ask, organisation, joined, party, level, stated_at, pk in rows.iterator(chunk_size=5000):
        yield ask, Voice(joined or organisation, party, level, (stated_at.timestamp(), pk))


def _together(voices: dict[int, list[Voice]], asks: int) -> Together:
    measures = [measuring.measure(heard) for heard in voices.values()]
    sides: dict[str, list[Measure]] = {}
    for heard in voices.values():
        for party, one in measuring.by_party(heard).items():
            sides.setdefault(party, []).append(one)
    of_party = {
        party: measuring.summary(sides[party], asks)
        for party in measuring.Party.values
        if party in sides
    }
    return Together(measuring.summary(measures, asks), of_party)
