"""The chosen asks of a scope with all that a mechanism wants to know of them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mostura.actor import Actor
from mostura.answer.claims.queries import visible as claims
from mostura.answer.correspondence.queries import visible as correspondence
from mostura.answer.publications.queries.synthesis import Scope
from mostura.answer.recommendations.queries import counting
from mostura.answer.recommendations.queries import visible as recommendations
from mostura.answer.recommendations.queries.register import Filters
from mostura.ground.themes import queries as themes
from mostura.ground.themes.policy import Scheme

if TYPE_CHECKING:
    from mostura.answer.claims.models import Claim
    from mostura.answer.correspondence.models import Asking
    from mostura.answer.recommendations.models import Recommendation
    from mostura.ground.themes.models import Theme


@dataclass(frozen=True, slots=True)
class Chosen:
    """Public asks with what was said to them and of them; `total` counts also what was cut."""

    asks: "list[Recommendation]"
    askings: "dict[int, list[Asking]]"
    accounts: "dict[int, list[Claim]]"
    total: int


def chosen(actor: Actor, scope: Scope, most: int) -> Chosen:
    """The asks of a scope, in the order in which they entered the register; only public ones."""
    every_key = _keys(actor, scope)
    keys = every_key[:most]
    return Chosen(
        recommendations.shown(actor, keys),
        correspondence.of_recommendations(actor, keys),
        _accounts(actor, keys),
        len(every_key),
    )


def number_of(actor: Actor, scope: Scope) -> int:
    """How many public asks are in a scope."""
    return len(_keys(actor, scope))


def _keys(actor: Actor, scope: Scope) -> list[int]:
    filters = Filters(country=scope.country, theme=scope.theme)
    return sorted(one.key for one in counting.counted(actor, filters, scope.documents))


def _accounts(actor: Actor, keys: Collection[int]) -> "dict[int, list[Claim]]":
    """What each organisation says now of how far these are, the oldest first."""
    rows = claims.standing(actor).filter(recommendation__in=keys)
    rows = rows.select_related("organisation__joined_into").prefetch_related(
        "organisation__names", "organisation__joined_into__names"
    )
    found: dict[int, list[Claim]] = {}
    for one in rows.order_by("stated_at", "pk"):
        found.setdefault(one.recommendation_id, []).append(one)
    return found


def chapters(actor: Actor) -> "list[Theme]":
    """The clusters and chapters of EU enlargement, those too that are no longer offered."""
    words = themes.visible_to(actor)
    return list(words.filter(scheme__in=[Scheme.EU_CLUSTER, Scheme.EU_CHAPTER]).order_by("order"))
