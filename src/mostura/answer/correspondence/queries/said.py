"""What addressees said and promised, as rows for lists that leave the hub."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from mostura.actor import Actor
from mostura.answer.correspondence.models import Answer, Asking, Commitment, Step
from mostura.answer.correspondence.policy.clock import ENDED, State
from mostura.answer.correspondence.queries.board import overdue_at
from mostura.answer.correspondence.queries.counting import Shares
from mostura.answer.correspondence.queries.visible import visible_to

BODY = Coalesce("organisation__joined_into", "organisation")
COMPANY = ("asking__recommendation", "asking__organisation__joined_into")
NAMES = ("asking__organisation__names", "asking__organisation__joined_into__names")


def answers(actor: Actor) -> QuerySet[Answer]:
    """Every answer to an ask the actor may read, those too that a later one replaced."""
    told = Answer.objects.filter(asking__in=visible_to(actor).values("pk"))
    return told.select_related(*COMPANY).prefetch_related(*NAMES).order_by("-given_at", "-pk")


def promises(actor: Actor) -> QuerySet[Commitment]:
    """Every promise on an ask the actor may read, those too that were taken back."""
    told = Commitment.objects.filter(asking__in=visible_to(actor).values("pk"))
    return told.select_related(*COMPANY).prefetch_related(*NAMES).order_by("-made_at", "-pk")


def steps(actor: Actor, kinds: Iterable[str]) -> QuerySet[Step]:
    """What happened between asks and those they were put to, the latest first."""
    told = Step.objects.filter(asking__in=visible_to(actor).values("pk"), kind__in=list(kinds))
    return told.select_related(*COMPANY).prefetch_related(*NAMES).order_by("-recorded_at", "-pk")


def awaited(actor: Actor) -> QuerySet[Asking]:
    """What still waits for an answer that is due on a day."""
    waiting = visible_to(actor).exclude(state__in=ENDED).exclude(due_on=None)
    return (
        waiting.exclude(state=State.CLARIFICATION_ASKED)
        .select_related("recommendation", "organisation__joined_into")
        .prefetch_related("organisation__names", "organisation__joined_into__names")
        .order_by("due_on", "pk")
    )


def shares_by_addressee(actor: Actor, keys: Collection[int], today: dt.date) -> dict[int, Shares]:
    """What became of what was put to each of these, in three queries; joined ones as one."""
    mine = visible_to(actor).annotate(body=BODY).filter(body__in=keys).order_by()
    counted = (
        mine.values("body")
        .annotate(
            put=Count("pk"),
            answered=Count("pk", filter=Q(state=State.ANSWERED)),
            overdue=Count("pk", filter=overdue_at(today)),
            refused=Count("pk", filter=Q(state=State.REFUSED)),
        )
        .values_list("body", "put", "answered", "overdue", "refused")
    )
    kinds = Q(answers__superseded_at=None, answers__kind__in=["accepted", "partly"])
    accepted = dict(mine.filter(kinds).values_list("body").annotate(Count("pk", distinct=True)))
    kept = Q(commitments__withdrawn_at=None, commitments__isnull=False)
    promised = dict(mine.filter(kept).values_list("body").annotate(Count("pk", distinct=True)))
    return {
        body: Shares(
            put=put,
            answered=answered,
            accepted=accepted.get(body, 0),
            promised=promised.get(body, 0),
            overdue=overdue,
            refused=refused,
        )
        for body, put, answered, overdue, refused in counted
    }
