"""A document is read, or it turns out that it cannot be."""

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.vault import actions as vault
from mostura.ground.vault.policy import Measure, NotRead, Unread
from mostura.listen.documents import frames, policy
from mostura.listen.documents.events import DocumentRead, DocumentUnreadable
from mostura.listen.documents.models import Document, Suggestion
from mostura.listen.documents.queries import INDEX

READ: Final = ("script", "text", "blocks", "pages", "page_starts", "remarks")
"""What only the engine says of a document; people may say the title and the language."""


def read_document(pk: int, *, by: Actor) -> None:
    """Let the reading engine look for asks; a second call on a read document does nothing."""
    waiting = [policy.State.RECEIVED, policy.State.READING]
    if not Document.objects.filter(pk=pk, state__in=waiting).update(state=policy.State.READING):
        return
    document = Document.objects.select_related("file").get(pk=pk)
    if document.file is None:
        return
    pack = settings.MOSTURA_REGION_PACK
    try:
        reading = vault.read_stored(
            document.file, registry=pack / "institutions.json", themes=pack / "themes.json"
        )
    except NotRead as fault:
        _note_unreadable(document, str(fault.reason.value), fault.measure, by=by)
    else:
        _keep_reading(document, reading, by=by)


@transaction.atomic
def _keep_reading(seen: Document, reading: Mapping[str, Any], *, by: Actor) -> None:
    if not reading["text"].strip():
        scanned = "no_text_layer" in reading["remarks"]
        _note_unreadable(seen, Unread.SCANNED if scanned else Unread.EMPTY, {}, by=by)
        return
    document = _still_reading(seen)
    if document is None:
        return
    if document.version == seen.version:  # else a person has said meanwhile what it is
        document.title = (reading["title"] or document.title)[:400]
        document.language = reading["language"]
    read = {field: reading[field] for field in READ} | {"made_by": _made_by(seen, reading)}
    for field, value in read.items():
        setattr(document, field, value)
    document.state = policy.State.READ
    document.version += 1
    document.save(update_fields=["state", "title", "language", "version", *read])
    document.suggestions.all().delete()  # of an attempt that died half-way
    Suggestion.objects.bulk_create(
        frames.suggestion_of(document, number, found)
        for number, found in enumerate(reading["suggestions"], 1)
    )
    INDEX.put({document.pk: frames.findable(document)})
    record(DocumentRead(document.pk, len(reading["suggestions"])), by=by)


@transaction.atomic
def _note_unreadable(seen: Document, code: str, measure: Measure, *, by: Actor) -> None:
    document = _still_reading(seen)
    if document is None:
        return
    document.state = policy.State.UNREADABLE
    document.unreadable, document.unreadable_measure = code, measure
    document.save(update_fields=["state", "unreadable", "unreadable_measure"])
    record(DocumentUnreadable(document.pk, document.unreadable), by=by)


def _made_by(document: Document, reading: Mapping[str, Any]) -> dict[str, str]:
    """Who read what: engine and version, digests of the file and of the two lists it went by."""
    pack = settings.MOSTURA_REGION_PACK
    lists = {"registry_sha256": "institutions.json", "themes_sha256": "themes.json"}
    return {
        **reading.get("made_by", {}),
        "source_sha256": document.file.sha256 if document.file else "",
        **{
            name: hashlib.sha256((pack / file).read_bytes()).hexdigest()
            for name, file in lists.items()
        },
    }


def _still_reading(seen: Document) -> Document | None:
    """The document as it stands now; none where another reading of it came first."""
    waiting = Document.objects.select_for_update().filter(pk=seen.pk, state=policy.State.READING)
    return waiting.first()
