"""How far one thing is: who says what, what they show for it, and the drawing of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Count, Prefetch

from mostura.actor import Actor, Role
from mostura.answer.claims.models import Claim, Evidence
from mostura.answer.claims.policy import claiming, measuring
from mostura.answer.claims.policy.measuring import Measure, Voice
from mostura.answer.claims.queries import drawing
from mostura.answer.claims.queries.visible import evidence_visible_to, standing, visible_to
from mostura.answer.recommendations.queries import visible as recommendations
from mostura.ground.organisations.queries import registry as organisations
from mostura.shell.charts.positions import PositionChart


@dataclass(frozen=True)
class HowFar:
    """Everything that is said of how far one thing is."""

    recommendation_id: int
    claims: list[Claim] = field(default_factory=list)
    """What each organisation says now; of entries that were joined, the newest."""
    pieces: int = 0
    """How much evidence stands."""
    may_claim: bool = False
    """Whether the reader belongs to an organisation that can say something itself."""

    @cached_property
    def measure(self) -> Measure:
        """The numbers, by the formula of the page "How we count"."""
        return measuring.measure(_voice(one) for one in self.claims)

    @cached_property
    def sentence(self) -> str:
        """The numbers in words."""
        return drawing.sentence_of(self.measure)

    @cached_property
    def chart(self) -> PositionChart:
        """The drawing with its key and its table; shown only where somebody has spoken."""
        return drawing.chart_of(self.claims, self.measure)


def of_recommendation(actor: Actor, pk: int) -> HowFar:
    """How far one thing is, in three queries, however many have spoken."""
    return of_recommendations(actor, [pk])[pk]


def of_recommendations(actor: Actor, keys: Collection[int]) -> dict[int, HowFar]:
    """The same for many, in as many queries; each key is answered."""
    rows = standing(actor).filter(recommendation__in=keys).order_by("stated_at", "pk")
    rows = rows.select_related("organisation__joined_into").prefetch_related(
        "organisation__names", "organisation__joined_into__names"
    )
    heard: dict[int, dict[int, Claim]] = {}
    for claim in rows:
        claim.organisation = claim.organisation.joined_into or claim.organisation
        heard.setdefault(claim.recommendation_id, {})[claim.organisation.pk] = claim
    pieces = dict(
        evidence_visible_to(actor)
        .filter(claim__recommendation__in=keys, withdrawn_at=None)
        .order_by()
        .values_list("claim__recommendation")
        .annotate(pieces=Count("pk"))
    )
    may = claiming.may_claim(actor)
    return {
        pk: HowFar(pk, _in_order(heard.get(pk, {}).values()), pieces.get(pk, 0), may) for pk in keys
    }


@dataclass(frozen=True, slots=True)
class Told:
    """One claim, standing or former, with what was shown for it."""

    claim: Claim
    evidence: list[Evidence]
    may_change: bool


def history(actor: Actor, recommendation_id: int) -> list[Told]:
    """Everything that was ever claimed about one thing, the newest first, with its evidence."""
    evidence = Evidence.objects.select_related("stored_file").prefetch_related("looks")
    claims = visible_to(actor).filter(recommendation=recommendation_id)
    claims = claims.select_related("organisation").prefetch_related(
        "organisation__names", Prefetch("evidence", evidence)
    )
    return [
        Told(
            one,
            list(one.evidence.all()),
            claiming.refusal_to_change(actor, one.organisation_id, one.party) is None,
        )
        for one in claims
    ]


def claim_of(actor: Actor, recommendation_id: int, organisation_id: int) -> Claim | None:
    """What one organisation says now about one thing."""
    mine = standing(actor).filter(recommendation=recommendation_id, organisation=organisation_id)
    return mine.first()


def parties(actor: Actor, recommendation_id: int) -> dict[int, str]:
    """For whom an actor may speak by name: the own organisation; the office for those asked."""
    keys = [actor.organisation_id] if actor.organisation_id else []
    if actor.holds(Role.SECRETARIAT):
        asks = recommendations.visible_to(actor).filter(pk=recommendation_id)
        named = asks.filter(asked__organisation__isnull=False)
        keys += named.values_list("asked__organisation", flat=True)
    labels = organisations.labels_of(keys)
    return {key: labels[key] for key in dict.fromkeys(keys) if key in labels}


def as_typed(now: Claim | None, language: str) -> dict[str, Any]:
    """What the form shows before anyone types: what the own organisation says now."""
    if now is None:
        return {"replacing": 0, "language": "sr" if language == "sr-latn" else language}
    return {
        "replacing": now.pk,
        "level": now.level,
        "note": now.note,
        "language": now.language or language,
    }


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Side by side, within a side the oldest account first."""
    sides = list(measuring.Party.values)
    return sorted(claims, key=lambda one: (sides.index(one.party), one.stated_at, one.pk))


def _voice(claim: Claim) -> Voice:
    order = (claim.stated_at.timestamp(), claim.pk)
    return Voice(claim.organisation_id, claim.party, claim.level, order)
