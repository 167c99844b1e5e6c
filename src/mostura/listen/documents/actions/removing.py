"""A document that was added by mistake is removed; that it was there, and why it went, stays."""

from contextlib import suppress

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.vault import actions as vault
from mostura.listen.documents import frames, policy, queries
from mostura.listen.documents.events import DocumentRemoved
from mostura.listen.documents.models import Document
from mostura.refused import insist


@transaction.atomic
def remove_document(document: Document, *, version: int, reason: str, by: Actor) -> Document:
    """Delete what a document holds; drafts made of it go when they hear of DocumentRemoved."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    if document.state == policy.State.REMOVED:
        return document  # the second of two clicks
    insist(policy.refusal_to_remove(by, document.organisation_id, document.state))
    insist(policy.Refusal.CHANGED_MEANWHILE if document.version != version else None)

    stored = document.file
    document.suggestions.all().delete()
    frames.empty(document)
    document.state, document.removed_at = policy.State.REMOVED, timezone.now()
    document.removed_reason = reason
    document.version += 1
    document.save()
    queries.INDEX.erase([document.pk])
    # A withdrawn document may be made of the same file, and a colleague may add it just now.
    with suppress(ProtectedError), transaction.atomic():
        if stored:
            vault.remove_file(stored, reason="document removed", by=by)
    record(DocumentRemoved(document.pk), by=by)
    return document
