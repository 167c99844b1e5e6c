"""The search table of organisations, made anew part by part."""

from django.db import transaction
from django.db.models import QuerySet

from mostura.ground.organisations.actions.writing import index_again
from mostura.ground.organisations.models import INDEX, Organisation


def begin_anew() -> int:
    """Empty the table; returns how many are to come."""
    count = _findable().count()
    INDEX.renew()
    return count


@transaction.atomic
def index_next(after: int, at_once: int) -> int:
    """Put the next ones after this key into the table; returns the last key, 0 at the end."""
    rows = list(_findable().filter(pk__gt=after).order_by("pk").select_for_update()[:at_once])
    index_again(rows)
    return rows[-1].pk if rows else 0


def _findable() -> QuerySet[Organisation]:
    return Organisation.objects.filter(joined_into=None)
