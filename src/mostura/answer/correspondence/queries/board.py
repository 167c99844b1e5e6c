"""The board: everything that is being put to addressees, and what waits for whom."""

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from mostura.actor import Actor
from mostura.answer.correspondence.models import Asking, Commitment
from mostura.answer.correspondence.policy import clock
from mostura.answer.correspondence.policy.clock import State
from mostura.answer.correspondence.policy.columns import PROMISED, WAITING
from mostura.answer.correspondence.queries.visible import visible_to


def overdue_at(today: dt.date) -> Q:
    """The rule of the clock, asked of the database: the term ran out while the clock was going."""
    return Q(state__in=clock.RUNNING, due_on__lt=today)


def in_group(askings: QuerySet[Asking], group: str, today: dt.date) -> QuerySet[Asking]:
    """Those of one column of the board; an unknown group is all of them."""
    promises = Commitment.objects.filter(asking=OuterRef("pk"), withdrawn_at=None)
    groups = {
        WAITING: Q(state__in=[State.SENT, *clock.RUNNING]) & ~overdue_at(today),
        State.OVERDUE: overdue_at(today),
        PROMISED: Q(Exists(promises)),
    }
    if group in groups:
        return askings.filter(groups[group])
    return askings.filter(state=group) if group in State.values else askings


def counts(askings: QuerySet[Asking], today: dt.date) -> dict[str, int]:
    """How many stand in each column, in two queries."""
    by_state = dict(askings.order_by().values_list("state").annotate(Count("pk")))
    late = askings.filter(overdue_at(today)).count()
    promises = Commitment.objects.filter(withdrawn_at=None, asking__in=askings.values("pk"))
    running = sum(by_state.get(one, 0) for one in (State.SENT, *clock.RUNNING))
    return {
        **by_state,
        WAITING: running - late,
        State.OVERDUE: late,
        PROMISED: promises.aggregate(n=Count("asking", distinct=True))["n"],
        "": sum(by_state.values()),
    }


def chosen(actor: Actor, *, addressee: str = "", country: str = "") -> QuerySet[Asking]:
    """What the board is narrowed to."""
    askings = visible_to(actor).prefetch_related("organisation__names").order_by("due_on", "pk")
    if addressee:
        askings = askings.filter(organisation__code=addressee)
    return askings.filter(country=country) if country else askings
