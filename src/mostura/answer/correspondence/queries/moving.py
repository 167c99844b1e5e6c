"""What moved lately between asks and those they were put to, for those who brought the asks in."""

import datetime as dt
from typing import Final

from django.db.models import QuerySet

from mostura.actor import Actor
from mostura.answer.correspondence.models import Step
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.answer.correspondence.queries.visible import visible_to

NEWS: Final = (
    *(StepKind.BOUNCED, StepKind.ACKNOWLEDGED, StepKind.CLARIFICATION_ASKED, StepKind.ANSWERED),
    *(StepKind.REFUSED, StepKind.REFERRED, StepKind.ESCALATED),
)
"""What those who brought an ask in want to hear; sending and reminding is our own doing."""


def moved_since(actor: Actor, organisation_id: int, since: dt.datetime) -> QuerySet[Step]:
    """What addressees did since then with asks that an organisation brought in, newest first."""
    theirs = visible_to(actor).filter(recommendation__organisation=organisation_id)
    steps = Step.objects.filter(asking__in=theirs.values("pk"), recorded_at__gt=since)
    steps = steps.filter(kind__in=NEWS).select_related("asking__organisation")
    return steps.prefetch_related("asking__organisation__names").order_by("-recorded_at", "-pk")
