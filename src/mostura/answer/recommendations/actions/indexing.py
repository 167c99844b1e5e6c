"""The search table of recommendations, made anew part by part."""

from django.db import transaction
from django.db.models import QuerySet

from mostura.answer.recommendations.actions.describing import index_recommendations
from mostura.answer.recommendations.models import Recommendation
from mostura.answer.recommendations.queries.visible import INDEX


def begin_anew() -> int:
    """Empty the table; returns how many are to come."""
    count = _findable().count()
    INDEX.renew()
    return count


@transaction.atomic
def index_next(after: int, at_once: int) -> int:
    """Put the next ones after this key into the table; returns the last key, 0 at the end."""
    rows = list(_findable().filter(pk__gt=after).order_by("pk").select_for_update()[:at_once])
    index_recommendations(rows)
    return rows[-1].pk if rows else 0


def _findable() -> QuerySet[Recommendation]:
    return Recommendation.objects.filter(blanked_at=None)
