"""People decide on suggestions: put them into better words, cut them, join them, add them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.listen.documents import frames, policy, queries
from mostura.listen.documents.events import SuggestionDecided
from mostura.listen.documents.models import Document, Suggestion
from mostura.refused import insist


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
    if frames.says_already(suggestion, values):
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
    found = {"rule": policy.Rule.BY_HAND, "start": begins, "end": begins + len(text)}
    if marked := document.suggestions.filter(**found).first():
        return marked  # the second of two clicks
    pages = [number for number, at in enumerate(document.page_starts, 1) if at <= begins]
    return Suggestion.objects.create(
        document=document,
        number=_next_number(document),
        text=text,
        page=pages[-1] if pages else None,
        confidence=1.0,
        **found,
    )


def _locked(suggestion: Suggestion, *, by: Actor) -> Suggestion:
    """The suggestion as it stands now, if this actor may review its document."""
    # The document first: whoever decides on several of its suggestions then waits for nobody.
    document = queries.to_lock(by, [suggestion.document_id]).get()
    insist(policy.refusal_to_review(by, document.organisation_id, document.state))
    return Suggestion.objects.select_for_update().get(pk=suggestion.pk)


def _next_number(document: Document) -> int:
    last: int | None = document.suggestions.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
