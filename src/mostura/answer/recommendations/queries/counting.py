"""The register as numbers: which family, which countries, since when, for many asks at once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from mostura.actor import Actor
from mostura.answer.recommendations.models import Kinship, Located, Origin, Recommendation
from mostura.answer.recommendations.queries.register import Filters, register


@dataclass(frozen=True, slots=True)
class Counted:
    """What a synthesis needs to know of one public ask."""

    key: int
    family: int
    countries: frozenset[str]
    said_on: dt.date | None


def counted(actor: Actor, filters: Filters, documents: Iterable[str] = ()) -> list[Counted]:
    """Every public ask of a scope, in four queries however many there are."""
    chosen = register(actor, filters).order_by()
    codes = list(documents)
    if codes:
        said = Origin.objects.filter(document__code__in=codes)
        chosen = chosen.filter(pk__in=said.values("recommendation"))
    families = dict(
        Kinship.objects.filter(parted_at=None, recommendation__in=chosen.values("pk")).values_list(
            "recommendation", "family"
        )
    )
    places, days = _places(chosen), _days(chosen)
    return [
        Counted(key, families.get(key, 0), frozenset(places[key]), days.get(key))
        for key in chosen.values_list("pk", flat=True)
    ]


def _places(chosen: QuerySet[Recommendation]) -> dict[int, set[str]]:
    located = Located.objects.filter(recommendation__in=chosen.values("pk"))
    places: dict[int, set[str]] = defaultdict(set)
    for key, code in located.values_list("recommendation", "place__code"):
        places[key].add(code)
    return places


def _days(chosen: QuerySet[Recommendation]) -> dict[int, dt.date]:
    """The first day on which each was said, as far as its documents are dated."""
    said = Origin.objects.filter(
        recommendation__in=chosen.values("pk"), document__dated_on__isnull=False
    )
    days: dict[int, dt.date] = {}
    for key, day in said.values_list("recommendation", "document__dated_on"):
        if day is not None:
            days[key] = min(days.get(key, day), day)
    return days
