"""Drafts go with the document they were made of."""

from django.db import transaction

from mostura.actor import Actor
from mostura.answer.recommendations.actions.describing import hold
from mostura.answer.recommendations.events import RecommendationDropped
from mostura.answer.recommendations.models import Origin, Recommendation
from mostura.answer.recommendations.queries import desk as queries
from mostura.answer.recommendations.queries.visible import INDEX
from mostura.ground.ledger.actions import record
from mostura.listen.documents import queries as documents


@transaction.atomic
def drop_drafts(document_id: int, *, by: Actor) -> int:
    """A document was removed: its passages go, and the drafts that come from nowhere else."""
    list(documents.to_lock(by, [document_id]))
    drafts = list(queries.drafted_only_from(by, document_id).values_list("pk", flat=True))
    hold(drafts, by=by)
    Origin.objects.filter(document=document_id).delete()
    Recommendation.objects.filter(pk__in=drafts).delete()
    INDEX.erase(drafts)
    for draft in drafts:
        record(RecommendationDropped(draft), by=by)
    return len(drafts)
