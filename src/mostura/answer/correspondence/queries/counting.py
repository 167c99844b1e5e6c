"""The correspondence as numbers: answers, promises and last movements of many asks at once."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet

from mostura.actor import Actor
from mostura.answer.correspondence.models import Answer, Asking, Commitment
from mostura.answer.correspondence.policy.clock import ENDED, State
from mostura.answer.correspondence.queries.board import overdue_at
from mostura.answer.correspondence.queries.visible import visible_to


@dataclass(frozen=True, slots=True)
class Shares:
    """What became of what was asked: counts of asks put to addressees, and of what they said."""

    put: int
    answered: int
    accepted: int
    promised: int
    overdue: int
    refused: int


def answers_by_ask(actor: Actor) -> dict[int, set[str]]:
    """The kinds of answer that stand, by ask."""
    standing = Answer.objects.filter(
        superseded_at=None, asking__in=visible_to(actor).values("pk")
    ).order_by()
    kinds: dict[int, set[str]] = defaultdict(set)
    for key, kind in standing.values_list("asking__recommendation", "kind").distinct():
        kinds[key].add(kind)
    return kinds


def moved_at(actor: Actor) -> dict[int, dt.datetime]:
    """When something last happened between an ask and those it was put to."""
    rows = visible_to(actor).order_by().values_list("recommendation")
    return dict(rows.annotate(Max("steps__recorded_at")).exclude(steps=None))


def shares_of(askings: QuerySet[Asking], today: dt.date) -> Shares:
    """Counts over a set of askings, in two queries."""
    promises = Commitment.objects.filter(withdrawn_at=None, asking__in=askings.values("pk"))
    standing = Answer.objects.filter(superseded_at=None, asking__in=askings.values("pk"))
    numbers = askings.order_by().aggregate(
        put=Count("pk", filter=~Q(state__in=[State.DRAFTED, State.WITHDRAWN])),
        answered=Count("pk", filter=Q(state=State.ANSWERED)),
        overdue=Count("pk", filter=overdue_at(today)),
        refused=Count("pk", filter=Q(state=State.REFUSED)),
    )
    said = standing.aggregate(accepted=Count("pk", filter=Q(kind__in=["accepted", "partly"])))
    promised = promises.aggregate(promised=Count("asking", distinct=True))
    return Shares(**numbers, **said, **promised)


def open_ones(askings: QuerySet[Asking]) -> QuerySet[Asking]:
    """Those that still wait for an answer."""
    return askings.exclude(state__in=[*ENDED, State.DRAFTED])
