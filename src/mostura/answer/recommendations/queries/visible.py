"""Who sees which recommendation: the root of every other question."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from mostura.actor import Actor, Role
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.models import (
    Kinship,
    Origin,
    Recommendation,
    Tagged,
    Translation,
)
from mostura.listen.documents import queries as documents
from mostura.shell.search import SearchIndex

INDEX = SearchIndex("recommendations_search")


def visible_to(actor: Actor) -> QuerySet[Recommendation]:
    """Public recommendations, and the unpublished ones of the actor's own organisation."""
    recommendations = Recommendation.objects.select_related("organisation")
    if actor.holds(Role.SECRETARIAT):
        return recommendations
    public = Q(state=policy.State.PUBLISHED)
    if actor.organisation_id and actor.holds(Role.MEMBER, Role.EDITOR):
        return recommendations.filter(public | Q(organisation_id=actor.organisation_id))
    return recommendations.filter(public)


def readable_by(actor: Actor) -> QuerySet[Recommendation]:
    """What is visible, and what was public and is withdrawn: its page says so, and why."""
    withdrawn = Recommendation.objects.filter(
        state=policy.State.WITHDRAWN, published_at__isnull=False
    )
    return visible_to(actor) | withdrawn.select_related("organisation")


def with_company(
    actor: Actor, recommendations: QuerySet[Recommendation]
) -> QuerySet[Recommendation]:
    """The same, with all that a line or a page may show the actor beside the text."""
    papers = documents.readable_by(actor)
    # Prefetched rather than joined: what many of them share is then read and made once.
    return recommendations.prefetch_related(
        "asked__organisation__names",
        Prefetch("tagged_set", Tagged.objects.order_by("theme__order")),
        "tagged_set__theme",
        "located_set__place",
        Prefetch("translations", Translation.objects.filter(superseded_at=None)),
        "translations__organisation__names",
        Prefetch("origins", Origin.objects.filter(document__in=papers.values("pk"))),
        Prefetch("origins__document", papers),
        Prefetch("kinships", Kinship.objects.filter(parted_at=None)),
    )


def shown(actor: Actor, keys: Iterable[int]) -> list[Recommendation]:
    """The recommendations of these keys with their company, in the order of the keys."""
    ordered = list(keys)
    rows = with_company(actor, readable_by(actor)).filter(pk__in=ordered)
    found = {one.pk: one for one in rows}
    return [found[key] for key in ordered if key in found]
