"""What the invented editors make of the papers: decided, put right, joined, translated."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from mostura.actor import CLOCK, Actor
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.actions import describing, joining, reviewing
from mostura.answer.recommendations.queries import desk, visible
from mostura.config.demonstration.content import Ask, Paper
from mostura.config.demonstration.shelving import known
from mostura.listen.documents import queries
from mostura.listen.documents.actions import deciding, publishing
from mostura.listen.documents.actions import describing as describing_documents
from mostura.listen.documents.policy import Decision, Reason, State

if TYPE_CHECKING:
    from mostura.answer.recommendations.models import Recommendation
    from mostura.listen.documents.models import Document, Suggestion


@transaction.atomic
def review(paper: Paper, *, secretariat: Actor, by: Actor) -> None:
    """An editor says what the paper is, goes through its suggestions, and publishes it."""
    document = known(paper, secretariat)
    if document is None or document.state not in {State.READ, State.UNREADABLE}:
        return
    if document.publisher:
        return  # somebody of the demonstration is at work on it
    document = describing_documents.describe_document(
        document, version=document.version, values=paper.described, by=by
    )
    if document.state == State.UNREADABLE:
        return
    named = [_put_right(document, ask, by) for ask in paper.asks]
    for suggestion in queries.suggestions_of(by, document).filter(decision=Decision.OPEN):
        if any(suggestion.text.startswith(phrase) for phrase in paper.dismissed):
            reviewing.dismiss_suggestion(suggestion, version=suggestion.version, by=by)
        elif not paper.in_review or suggestion.pk in named:
            reviewing.accept_suggestion(suggestion, version=suggestion.version, by=by)
    if not paper.in_review:
        publishing.publish_document(document, by=by)


@transaction.atomic
def publish(papers: Sequence[Paper], acting: dict[str, Actor]) -> None:
    """Put the asks into the register, mixed, so that its newest speak several languages."""
    queue: list[tuple[int, int, Recommendation, Actor]] = []
    for place, paper in enumerate(papers):
        by = acting[paper.brought_by]
        document = known(paper, by)
        if document is not None and document.state == State.PUBLISHED:
            drafts = list(desk.drafts_of_document(by, document.pk))
            for at, draft in enumerate(drafts):
                queue.append((at - len(drafts), place, draft, by))
    for _round, _place, draft, by in sorted(queue, key=lambda one: one[:2]):
        reviewing.publish_recommendation(draft, by=by)


def look_for_likenesses(papers: Sequence[Paper], secretariat: Actor) -> None:
    """What waits for review is compared with the register once that is full."""
    for paper in papers:
        document = known(paper, secretariat)
        if paper.in_review and document is not None:
            reviewing.note_likenesses(document.pk, by=CLOCK)


@dataclass(frozen=True, slots=True)
class Register:
    """The asks of the demonstration by their names in the pack: `paper/key`."""

    papers: Sequence[Paper]
    secretariat: Actor

    def find(self, name: str) -> "Recommendation | None":
        """The recommendation with this name, if it is still there."""
        key, _slash, word = name.partition("/")
        paper = next(one for one in self.papers if one.key == key)
        ask = next(one for one in paper.asks if one.key == word)
        found = visible.visible_to(self.secretariat).filter(
            origins__document__file__name=paper.path.name,
            origins__passage__startswith=ask.at,
            demonstration=True,
        )
        return found.first()


@transaction.atomic
def weave(threads: dict[str, Any], register: Register, *, by: Actor) -> None:
    """Join what is the same ask, add translations, withdraw what was withdrawn."""
    for names in threads["families"]:
        first, *others = [register.find(name) for name in names]
        for other in others:
            if first and other and not other.kinships.exists():
                joining.join_recommendations(other, first, by=by)
    for one in threads["translation"]:
        ask = register.find(one["ask"])
        if ask and not ask.translations.filter(language=one["language"]).exists():
            describing.translate_recommendation(
                ask, language=one["language"], text=one["text"], by=by
            )
    for one in threads["withdrawn"]:
        ask = register.find(one["ask"])
        if ask and ask.state == policy.State.PUBLISHED:
            describing.withdraw_recommendation(ask, reason=one["reason"], by=by)


def _put_right(document: "Document", ask: Ask, by: Actor) -> int:
    """Find the suggestion of an ask, or mark its passage by hand; then say it better."""
    suggestion = _suggestion(document, ask.at, by)
    changes = dict(ask.changes)
    if "addressees" in changes:
        changes["addressees"] = _named(changes["addressees"])
    if changes:
        deciding.edit_suggestion(suggestion, version=suggestion.version, values=changes, by=by)
    return int(suggestion.pk)


def _suggestion(document: "Document", at: str, by: Actor) -> "Suggestion":
    found = queries.suggestions_of(by, document).filter(text__startswith=at).first()
    if found is not None:
        return found
    block = next(one for one in document.blocks if one["text"].startswith(at))
    start, end = block["start"], block["start"] + len(block["text"])
    return deciding.mark_passage(document, start=start, end=end, by=by)


def _named(meant: dict[str, list[str]]) -> list[dict[str, str]]:
    """Addressees in the words of the document, with the bodies of the registry they mean."""
    return [
        {"name": words, "key": code, "reason": Reason.BY_HAND.value}
        for words, codes in meant.items()
        for code in codes
    ]
