"""People say what a document is."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.listen.documents import frames, policy
from mostura.listen.documents.events import DocumentDescribed
from mostura.listen.documents.models import Document
from mostura.listen.documents.queries import INDEX
from mostura.refused import insist


@transaction.atomic
def describe_document(
    document: Document, *, version: int, values: Mapping[str, Any], by: Actor
) -> Document:
    """Say what a document is; refused when somebody else has said so meanwhile."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    insist(policy.refusal_to_describe(by, document.organisation_id, document.state))
    if frames.says_already(document, values):
        return document
    insist(policy.Refusal.CHANGED_MEANWHILE if document.version != version else None)

    for field, value in values.items():
        setattr(document, field, value)
    document.version += 1
    document.save(update_fields=[*values, "version"])
    INDEX.put({document.pk: frames.findable(document)})
    record(DocumentDescribed(document.pk), by=by)
    return document
