"""What happens to documents: received, read, described, decided on, published, withdrawn."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from mostura.actor import CLOCK, Actor
from mostura.ground.ledger.actions import record
from mostura.ground.vault import actions as vault
from mostura.ground.vault.policy import NotRead, Unread
from mostura.listen.documents import frames, policy, queries
from mostura.listen.documents.events import (
    DemonstrationDocumentsRemoved,
    DocumentDescribed,
    DocumentPublished,
    DocumentRead,
    DocumentReceived,
    DocumentUnreadable,
    DocumentWithdrawn,
    SuggestionDecided,
)
from mostura.listen.documents.models import Document, Suggestion
from mostura.listen.documents.queries import INDEX
from mostura.refused import insist
from mostura.shell.removal import Removal, remove_unneeded


def receive_document(
    upload: "UploadedFile[Any]", *, by: Actor, demonstration: bool = False
) -> Document:
    """Keep a file and put it in line to be read; NotKept says why the vault did not take it."""
    insist(policy.refusal_to_add(by))

    stored = vault.keep_file(upload, by=by, demonstration=demonstration)
    with transaction.atomic():
        document = Document.objects.create(
            title=frames.title_from(upload.name or ""),
            file=stored,
            organisation_id=by.organisation_id,
            demonstration=demonstration,
        )
        record(DocumentReceived(document.pk), by=by)
    return document


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
        _note_unreadable(document, str(fault.reason.value), by=by)
    else:
        _keep_reading(document, reading, by=by)


@transaction.atomic
def describe_document(
    document: Document, *, version: int, values: Mapping[str, Any], by: Actor
) -> Document:
    """Say what a document is; refused when somebody else has said so meanwhile."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    insist(policy.refusal_to_edit(by, document.organisation_id))
    if _says_already(document, values):
        return document
    insist(policy.Refusal.CHANGED_MEANWHILE if document.version != version else None)

    for field, value in values.items():
        setattr(document, field, value)
    document.version += 1
    document.save(update_fields=[*values, "version"])
    _index(document)
    record(DocumentDescribed(document.pk), by=by)
    return document


@transaction.atomic
def decide_suggestion(
    suggestion: Suggestion, decision: policy.Decision, *, version: int, by: Actor
) -> Suggestion:
    """Close a suggestion, or open it again with Decision.OPEN."""
    suggestion = _locked(suggestion, by=by)
    if decision == policy.Decision.OPEN:
        already_open = suggestion.decision == policy.Decision.OPEN
        insist(policy.Refusal.NOT_DECIDED if already_open else None)
    else:
        insist(policy.refusal_to_decide(suggestion.decision))
    insist(policy.Refusal.CHANGED_MEANWHILE if suggestion.version != version else None)

    suggestion.decision = decision
    suggestion.decided_at = None if decision == policy.Decision.OPEN else timezone.now()
    suggestion.version += 1
    suggestion.save(update_fields=["decision", "decided_at", "version"])
    record(SuggestionDecided(suggestion.document_id, suggestion.number, decision), by=by)
    return suggestion


@transaction.atomic
def edit_suggestion(
    suggestion: Suggestion, *, version: int, values: Mapping[str, Any], by: Actor
) -> Suggestion:
    """Put the ask into better words, or name who is asked, before deciding."""
    suggestion = _locked(suggestion, by=by)
    insist(policy.refusal_to_decide(suggestion.decision))
    if _says_already(suggestion, values):
        return suggestion
    insist(policy.Refusal.CHANGED_MEANWHILE if suggestion.version != version else None)

    for field, value in values.items():
        setattr(suggestion, field, value)
    suggestion.version += 1
    suggestion.save(update_fields=[*values, "version"])
    return suggestion


@transaction.atomic
def split_suggestion(
    suggestion: Suggestion, texts: Sequence[str], *, version: int, by: Actor
) -> list[Suggestion]:
    """Cut a suggestion into several; each keeps the passage it came from."""
    suggestion = _locked(suggestion, by=by)
    insist(policy.refusal_to_decide(suggestion.decision))
    insist(policy.Refusal.CHANGED_MEANWHILE if suggestion.version != version else None)
    parts = [text.strip() for text in texts if text.strip()]
    insist(policy.Refusal.NOTHING_TO_SPLIT if len(parts) < 2 else None)

    first = _next_number(suggestion.document)
    made = [
        frames.part_of(suggestion, number=first + place, text=text)
        for place, text in enumerate(parts)
    ]
    made = Suggestion.objects.bulk_create(made)
    decide_suggestion(suggestion, policy.Decision.SPLIT, version=suggestion.version, by=by)
    return made


@transaction.atomic
def merge_suggestion(suggestion: Suggestion, *, version: int, by: Actor) -> Suggestion:
    """Join a suggestion to the open one before it; both stay, so that this can be undone."""
    suggestion = _locked(suggestion, by=by)
    insist(policy.refusal_to_decide(suggestion.decision))
    insist(policy.Refusal.CHANGED_MEANWHILE if suggestion.version != version else None)
    before = queries.before(by, suggestion, [policy.Decision.OPEN])
    if before is None:
        insist(policy.Refusal.NO_NEIGHBOUR)
        return suggestion

    joined = frames.joined(before, suggestion, number=_next_number(suggestion.document))
    joined.save()
    for one in (before, suggestion):
        one.came_from = joined
        one.save(update_fields=["came_from"])
        decide_suggestion(one, policy.Decision.MERGED, version=one.version, by=by)
    return joined


@transaction.atomic
def reopen_suggestion(suggestion: Suggestion, *, version: int, by: Actor) -> Suggestion:
    """Take a decision back; what was split is whole again, what was joined is apart again."""
    suggestion = _locked(suggestion, by=by)
    again = [suggestion]
    if suggestion.decision in {policy.Decision.SPLIT, policy.Decision.MERGED}:
        made = list(queries.made_of(by, suggestion).select_for_update())
        insist(policy.refusal_to_undo([one.decision for one in made]))
        again += queries.joined_with(by, suggestion)
        Suggestion.objects.filter(pk__in=[one.pk for one in made]).delete()
    decide_suggestion(suggestion, policy.Decision.OPEN, version=version, by=by)
    for other in again[1:]:
        decide_suggestion(other, policy.Decision.OPEN, version=other.version, by=by)
    return suggestion


@transaction.atomic
def mark_passage(document: Document, *, start: int, end: int, by: Actor) -> Suggestion:
    """Add a suggestion that the engine did not find, by its passage."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    insist(policy.refusal_to_review(by, document.organisation_id, document.state))
    text = document.text[start:end].strip()
    short = len(text.split()) < policy.WORDS_OF_A_PASSAGE
    insist(policy.Refusal.TOO_SHORT if short else None)

    begins = start + (len(document.text[start:end]) - len(document.text[start:end].lstrip()))
    pages = [number for number, at in enumerate(document.page_starts, 1) if at <= begins]
    return Suggestion.objects.create(
        document=document,
        number=_next_number(document),
        text=text,
        page=pages[-1] if pages else None,
        start=begins,
        end=begins + len(text),
        rule="marked-by-hand",
        confidence=1.0,
    )


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


@transaction.atomic
def remove_demonstration(*, by: Actor) -> Removal:
    """Take away the documents of the demonstration that nothing else refers to."""
    insist(None if by == CLOCK else policy.Refusal.NOT_YOUR_DOCUMENT)
    removal = remove_unneeded(Document.objects.filter(demonstration=True), INDEX)
    record(DemonstrationDocumentsRemoved(1, removal.removed), by=by)
    return removal


@transaction.atomic
def _keep_reading(document: Document, reading: Mapping[str, Any], *, by: Actor) -> None:
    if not reading["text"].strip():
        scanned = "no_text_layer" in reading["remarks"]
        _note_unreadable(document, Unread.SCANNED if scanned else Unread.EMPTY, by=by)
        return
    document.state = policy.State.READ
    document.title = (reading["title"] or document.title)[:400]
    document.language, document.script = reading["language"], reading["script"]
    document.text, document.blocks = reading["text"], reading["blocks"]
    document.pages, document.page_starts = reading["pages"], reading["page_starts"]
    document.remarks, document.made_by = reading["remarks"], reading.get("made_by", {})
    document.version = F("version") + 1
    document.save()
    document.suggestions.all().delete()  # of an attempt that died half-way
    Suggestion.objects.bulk_create(
        frames.suggestion_of(document, number, found)
        for number, found in enumerate(reading["suggestions"], 1)
    )
    _index(document)
    record(DocumentRead(document.pk, len(reading["suggestions"])), by=by)


def _index(document: Document) -> None:
    """Let the shelf find a document by its title and where it comes from."""
    described = [document.title, document.publisher, document.gathering, document.place]
    INDEX.put({document.pk: "\n".join(described)})


@transaction.atomic
def _note_unreadable(document: Document, code: str, *, by: Actor) -> None:
    document.state = policy.State.UNREADABLE
    document.unreadable = code
    document.save(update_fields=["state", "unreadable"])
    record(DocumentUnreadable(document.pk, document.unreadable), by=by)


def _locked(suggestion: Suggestion, *, by: Actor) -> Suggestion:
    """The suggestion as it stands now, if this actor may review its document."""
    locked = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    document = Document.objects.only("organisation_id", "state").get(pk=locked.document_id)
    insist(policy.refusal_to_review(by, document.organisation_id, document.state))
    return locked


def _says_already(row: Document | Suggestion, values: Mapping[str, Any]) -> bool:
    """Whether nothing would change: the second of two clicks is no stale form."""
    return all(getattr(row, field) == value for field, value in values.items())


def _next_number(document: Document) -> int:
    last: int | None = document.suggestions.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
