"""Families of the register: public asks that people found to be one and the same."""

from django.db.models import Count, Prefetch, Q, QuerySet

from mostura.actor import Actor
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.models import Family, Kinship
from mostura.answer.recommendations.queries.visible import visible_to

SMALLEST = 2  # one ask alone is no family


def families(actor: Actor) -> QuerySet[Family]:
    """Every family with more than one public ask, with those asks, the oldest family first."""
    public = visible_to(actor).filter(state=policy.State.PUBLISHED).values("pk")
    mine = Kinship.objects.filter(parted_at=None, recommendation__in=public)
    members = Q(kinships__parted_at=None, kinships__recommendation__in=public)
    together = Family.objects.annotate(members=Count("kinships", filter=members))
    return (
        together.filter(members__gte=SMALLEST)
        .prefetch_related(
            Prefetch("kinships", mine.select_related("recommendation").order_by("joined_at", "pk"))
        )
        .order_by("pk")
    )
