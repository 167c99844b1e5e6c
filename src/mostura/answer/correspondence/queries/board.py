"""The board: everything that is being put to addressees, and what waits for whom."""

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from mostura.actor import Actor
from mostura.answer.correspondence.models import Asking, Commitment, Step
from mostura.answer.correspondence.policy import answers, clock
from mostura.answer.correspondence.policy.clock import State, StepKind
from mostura.answer.correspondence.policy.columns import PROMISED, REMIND, WAITING
from mostura.answer.correspondence.queries.visible import visible_to


def overdue_at(today: dt.date) -> Q:
    """The rule of the clock, asked of the database: the term ran out while the clock was going."""
    return Q(state__in=clock.RUNNING, due_on__lt=today)


def remind_at(now: dt.datetime) -> Q:
    """Whom it is time to remind: the rule of the policy, asked of the database."""
    lately = Step.objects.filter(kind=StepKind.REMINDED, at__gt=now - answers.REMIND_EVERY)
    due_soon = Q(due_on__lte=timezone.localdate(now) + answers.REMIND_BEFORE)
    unreminded = Q(~Exists(lately.filter(asking=OuterRef("pk"))))
    return Q(state__in=clock.RUNNING) & due_soon & unreminded


def in_group(askings: QuerySet[Asking], group: str, now: dt.datetime) -> QuerySet[Asking]:
    """Those of one column of the board; an unknown group is all of them."""
    overdue = overdue_at(timezone.localdate(now))
    promises = Commitment.objects.filter(asking=OuterRef("pk"), withdrawn_at=None)
    groups = {
        WAITING: Q(state__in=[State.SENT, *clock.RUNNING]) & ~overdue,
        State.OVERDUE: overdue,
        REMIND: remind_at(now),
        PROMISED: Q(Exists(promises)),
    }
    if group in groups:
        return askings.filter(groups[group])
    return askings.filter(state=group) if group in State.values else askings


def counts(askings: QuerySet[Asking], now: dt.datetime) -> dict[str, int]:
    """How many stand in each column, in four queries."""
    by_state = dict(askings.order_by().values_list("state").annotate(Count("pk")))
    late = askings.filter(overdue_at(timezone.localdate(now))).count()
    promises = Commitment.objects.filter(withdrawn_at=None, asking__in=askings.values("pk"))
    running = sum(by_state.get(one, 0) for one in (State.SENT, *clock.RUNNING))
    return {
        **by_state,
        WAITING: running - late,
        State.OVERDUE: late,
        REMIND: askings.filter(remind_at(now)).count(),
        PROMISED: promises.aggregate(n=Count("asking", distinct=True))["n"],
        "": sum(by_state.values()),
    }


def chosen(actor: Actor, *, addressee: str = "", country: str = "") -> QuerySet[Asking]:
    """What the board is narrowed to."""
    askings = visible_to(actor).prefetch_related("organisation__names").order_by("due_on", "pk")
    if addressee:
        askings = askings.filter(organisation__code=addressee)
    return askings.filter(country=country) if country else askings
