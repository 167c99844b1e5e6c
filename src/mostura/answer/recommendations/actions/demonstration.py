"""The recommendations of the demonstration are taken away."""

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from mostura.actor import CLOCK, Actor
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.events import DemonstrationAsksRemoved, RecommendationParted
from mostura.answer.recommendations.models import Family, Kinship, Recommendation
from mostura.answer.recommendations.queries.visible import INDEX
from mostura.ground.ledger.actions import record
from mostura.refused import insist
from mostura.shell.removal import Removal, remove_unneeded


@transaction.atomic
def remove_demonstration(*, by: Actor) -> Removal:
    """Take away the invented recommendations; a real one left alone in a family leaves it."""
    insist(None if by == CLOCK else policy.Refusal.NOT_YOUR_RECOMMENDATION)

    removal = remove_unneeded(Recommendation.objects.filter(demonstration=True), INDEX)
    Family.objects.filter(kinships=None).delete()
    _part_those_left_alone(by)
    record(DemonstrationAsksRemoved(1, removal.removed), by=by)
    return removal


def _part_those_left_alone(by: Actor) -> None:
    members = Count("kinships", filter=Q(kinships__parted_at=None))
    alone = Family.objects.annotate(members=members).filter(members=1)
    for kinship in Kinship.objects.filter(family__in=alone, parted_at=None):
        Kinship.objects.filter(pk=kinship.pk).update(parted_at=timezone.now())
        record(RecommendationParted(kinship.recommendation_id, kinship.family_id), by=by)
