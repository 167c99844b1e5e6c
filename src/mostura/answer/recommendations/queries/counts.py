"""How many of some asks address each body, belong to each theme, concern each country."""

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce

from mostura.answer.recommendations.models import Asked, Located, Origin, Recommendation, Tagged


def of_addressees(chosen: QuerySet[Recommendation]) -> dict[int, int]:
    """How many address each organisation; a joined one counts as the one it became."""
    known = Asked.objects.filter(recommendation__in=chosen.values("pk"), organisation__gt=0)
    body = Coalesce("organisation__joined_into", "organisation")
    counts = known.order_by().annotate(body=body).values_list("body")
    return dict(counts.annotate(count=Count("recommendation", distinct=True)))


def of_themes(chosen: QuerySet[Recommendation]) -> dict[int, int]:
    """How many belong to each theme, marker, goal or chapter."""
    known = Tagged.objects.filter(recommendation__in=chosen.values("pk"))
    return dict(known.order_by().values_list("theme").annotate(count=Count("pk")))


def of_countries(chosen: QuerySet[Recommendation]) -> dict[str, int]:
    """How many concern each country, by its code."""
    known = Located.objects.filter(recommendation__in=chosen.values("pk"))
    return dict(known.order_by().values_list("place__code").annotate(count=Count("pk")))


def of_documents(chosen: QuerySet[Recommendation]) -> dict[int, int]:
    """How many were said in each document."""
    said = Origin.objects.filter(recommendation__in=chosen.values("pk"))
    return dict(said.order_by().values_list("document").annotate(count=Count("pk")))
