"""Families: people say which asks are one, and can take it back."""

from django.db import transaction
from django.utils import timezone

from mostura.actor import Actor
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.actions.describing import hold
from mostura.answer.recommendations.events import RecommendationJoined, RecommendationParted
from mostura.answer.recommendations.models import Family, Kinship, Recommendation
from mostura.ground.ledger.actions import record
from mostura.refused import insist


@transaction.atomic
def join_recommendations(
    recommendation: Recommendation, other: Recommendation, *, by: Actor
) -> Family:
    """Say that two asks are one; their families become one too."""
    hold(company(recommendation) | company(other), by=by)
    mine, theirs = _family_of(recommendation), _family_of(other)
    together = mine is not None and mine == theirs
    same = recommendation.pk == other.pk
    insist(policy.refusal_to_join(by, same_one=same, together=together))
    gone = Recommendation.objects.filter(pk__in=[recommendation.pk, other.pk])
    blanked = gone.exclude(blanked_at=None).exists()
    insist(policy.Refusal.WORDS_GONE if blanked else None)

    family = theirs or mine or Family.objects.create()
    for newcomer in _newcomers(recommendation, other, mine, family):
        _leave(newcomer)
        Kinship.objects.create(family=family, recommendation_id=newcomer)
        record(RecommendationJoined(newcomer, family.pk), by=by)
    return family


@transaction.atomic
def part_recommendation(recommendation: Recommendation, *, by: Actor) -> None:
    """Say that an ask does not belong to its family; the last one left leaves it too."""
    hold(company(recommendation), by=by)
    family = _family_of(recommendation)
    if family is None:
        insist(policy.refusal_to_part(by, in_family=False))
        return
    insist(policy.refusal_to_part(by, in_family=True))
    leave_family(recommendation, by=by)


def leave_family(recommendation: Recommendation, *, by: Actor) -> None:
    """One beat of the acts that take an ask out of its family; the last one left leaves it too."""
    family = _family_of(recommendation)
    if family is None:
        return
    leaving = [recommendation.pk]
    left = _members(family) - {recommendation.pk}
    if len(left) == 1:  # one alone is no family
        leaving += left
    for key in leaving:
        _leave(key)
        record(RecommendationParted(key, family.pk), by=by)


def _newcomers(
    recommendation: Recommendation, other: Recommendation, mine: Family | None, family: Family
) -> list[int]:
    """Who must still enter the family: both, and all who belong to the one that dissolves."""
    dissolving = _members(mine) if mine is not None and mine != family else set()
    return sorted(({recommendation.pk, other.pk} | dissolving) - _members(family))


def _family_of(recommendation: Recommendation) -> Family | None:
    kinship = recommendation.kinships.filter(parted_at=None).select_related("family").first()
    return kinship.family if kinship else None


def company(recommendation: Recommendation) -> set[int]:
    """An ask and the others of its family, by their keys."""
    return _members(_family_of(recommendation)) | {recommendation.pk}


def _members(family: Family | None) -> set[int]:
    if family is None:
        return set()
    return set(family.kinships.filter(parted_at=None).values_list("recommendation", flat=True))


def _leave(key: int) -> None:
    Kinship.objects.filter(recommendation=key, parted_at=None).update(parted_at=timezone.now())
