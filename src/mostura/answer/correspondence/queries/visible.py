"""Who sees which asking: the root of every other question."""

from collections.abc import Iterable

from django.db.models import QuerySet

from mostura.actor import Actor, Role
from mostura.answer.correspondence.models import Asking
from mostura.answer.correspondence.policy import clock
from mostura.answer.recommendations.queries import visible as recommendations


def visible_to(actor: Actor) -> QuerySet[Asking]:
    """What was put to addressees, of every ask the actor may read; drafts for the secretariat."""
    askings = Asking.objects.select_related("organisation")
    if actor.holds(Role.SECRETARIAT):
        return askings
    readable = recommendations.visible_to(actor).values("pk")
    return askings.filter(recommendation__in=readable).exclude(
        state__in=[clock.State.DRAFTED, clock.State.WITHDRAWN]
    )


def with_company(askings: QuerySet[Asking]) -> QuerySet[Asking]:
    """The same, with all that a page tells of them: steps, answers, promises, names."""
    return askings.prefetch_related("steps", "answers", "commitments", "organisation__names")


def of_recommendations(actor: Actor, keys: Iterable[int]) -> dict[int, list[Asking]]:
    """What was put to whom for each of these asks, with its company, in four queries."""
    found: dict[int, list[Asking]] = {}
    rows = with_company(visible_to(actor).filter(recommendation__in=list(keys)))
    for asking in rows.order_by("drafted_at", "pk"):
        found.setdefault(asking.recommendation_id, []).append(asking)
    return found
