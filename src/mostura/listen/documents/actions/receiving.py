"""A document is received: its file is kept, and it waits to be read."""

from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.vault import actions as vault
from mostura.listen.documents import frames, policy, queries
from mostura.listen.documents.events import DocumentReceived
from mostura.listen.documents.models import Document
from mostura.refused import insist

if TYPE_CHECKING:
    from mostura.ground.vault.models import StoredFile


def receive_document(
    upload: "UploadedFile[Any]", *, by: Actor, demonstration: bool = False
) -> Document:
    """Keep a file and put it in line to be read; NotKept says why the vault did not take it.

    A file that the organisation has added before gives the document that was made of it then.
    """
    insist(policy.refusal_to_add(by))

    kept = partial(vault.keep_file, upload, by=by, demonstration=demonstration, pictures=False)
    name = upload.name or ""
    try:
        return _put_in_line(kept(), name, by=by, demonstration=demonstration)
    except IntegrityError:  # a colleague has removed the same file in this moment
        return _put_in_line(kept(), name, by=by, demonstration=demonstration)


@transaction.atomic
def _put_in_line(stored: "StoredFile", name: str, *, by: Actor, demonstration: bool) -> Document:
    document, new = queries.added_before(by, stored.pk).get_or_create(
        defaults={
            "title": frames.title_from(name),
            "file": stored,
            "organisation_id": by.organisation_id,
            "demonstration": demonstration,
        }
    )
    if not new and document.state != policy.State.UNREADABLE:
        return document
    if not new:  # sent again after it could not be read: it is given another try
        document.state, document.unreadable = policy.State.RECEIVED, ""
        document.unreadable_measure = {}
        document.save(update_fields=["state", "unreadable", "unreadable_measure"])
    record(DocumentReceived(document.pk), by=by)
    return document
