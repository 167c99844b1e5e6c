"""The search table of documents, made anew part by part."""

from django.db import transaction
from django.db.models import QuerySet

from mostura.listen.documents import frames, policy
from mostura.listen.documents.models import Document
from mostura.listen.documents.queries import HEAVY, INDEX


def begin_anew() -> int:
    """Empty the table; returns how many are to come."""
    count = _findable().count()
    INDEX.renew()
    return count


@transaction.atomic
def index_next(after: int, at_once: int) -> int:
    """Put the next ones after this key into the table; returns the last key, 0 at the end."""
    rows = list(_findable().filter(pk__gt=after).order_by("pk").select_for_update()[:at_once])
    INDEX.put({row.pk: frames.findable(row) for row in rows})
    return rows[-1].pk if rows else 0


def _findable() -> QuerySet[Document]:
    return Document.objects.exclude(state=policy.State.REMOVED).defer(*HEAVY)
