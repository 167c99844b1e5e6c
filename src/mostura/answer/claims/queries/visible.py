"""Who sees which claim: the root of every other question."""

from django.db.models import QuerySet

from mostura.actor import Actor
from mostura.answer.claims.models import Claim, Evidence
from mostura.answer.recommendations.queries import visible as recommendations


def visible_to(actor: Actor) -> QuerySet[Claim]:
    """The claims about every ask the actor may read, those too that no longer stand."""
    readable = recommendations.readable_by(actor).values("pk")
    return Claim.objects.filter(recommendation__in=readable)


def standing(actor: Actor) -> QuerySet[Claim]:
    """What each organisation says now."""
    return visible_to(actor).filter(superseded_at=None)


def evidence_visible_to(actor: Actor) -> QuerySet[Evidence]:
    """What was shown for those claims, also what was withdrawn or is gone."""
    return Evidence.objects.filter(claim__in=visible_to(actor).values("pk"))
