"""A document becomes public, and is taken back."""

from django.db import transaction
from django.utils import timezone

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.listen.documents import policy
from mostura.listen.documents.events import DocumentPublished, DocumentWithdrawn
from mostura.listen.documents.models import Document
from mostura.refused import insist


@transaction.atomic
def publish_document(document: Document, *, by: Actor) -> Document:
    """Make a document public, once every suggestion in it has been decided."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    waiting = document.suggestions.filter(decision=policy.Decision.OPEN).count()
    insist(
        policy.refusal_to_publish(by, document.organisation_id, document.state, open_count=waiting)
    )

    document.state = policy.State.PUBLISHED
    document.published_at = timezone.now()
    document.version += 1
    document.save(update_fields=["state", "published_at", "version"])
    record(DocumentPublished(document.pk), by=by)
    return document


@transaction.atomic
def withdraw_document(document: Document, *, reason: str, by: Actor) -> Document:
    """Take a published document back, with a reason that stays."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    insist(policy.refusal_to_withdraw(by, document.organisation_id, document.state))

    document.state = policy.State.WITHDRAWN
    document.withdrawn_at, document.withdrawn_reason = timezone.now(), reason
    document.save(update_fields=["state", "withdrawn_at", "withdrawn_reason"])
    record(DocumentWithdrawn(document.pk), by=by)
    return document
