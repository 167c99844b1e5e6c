"""The review of a document: a suggestion becomes a draft, the drafts become public."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from mostura.actor import Actor
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.actions.describing import (
    address,
    hold,
    index_recommendations,
    locate,
    tag,
    withdraw_recommendation,
)
from mostura.answer.recommendations.events import (
    RecommendationDrafted,
    RecommendationDropped,
    RecommendationPublished,
)
from mostura.answer.recommendations.frames import passages
from mostura.answer.recommendations.models import Likeness, Origin, Recommendation
from mostura.answer.recommendations.queries import desk as queries
from mostura.answer.recommendations.queries.visible import INDEX
from mostura.ground.ledger.actions import record
from mostura.listen.documents import queries as document_queries
from mostura.listen.documents.actions import deciding, publishing
from mostura.listen.documents.policy import Decision
from mostura.listen.documents.policy import State as DocumentState
from mostura.refused import insist

if TYPE_CHECKING:
    from mostura.listen.documents.models import Document, Suggestion


@transaction.atomic
def accept_suggestion(suggestion: "Suggestion", *, version: int, by: Actor) -> Recommendation:
    """A person agrees that this is an ask; a draft is made of it."""
    decided = deciding.decide_suggestion(suggestion, Decision.ACCEPTED, version=version, by=by)
    document = decided.document

    recommendation = Recommendation.objects.create(
        text=decided.text,
        language=document.language,
        organisation_id=document.organisation_id,
        action_category=str(decided.action_category or ""),
        action_verb=decided.action_verb,
        smart=decided.smart,
        demonstration=document.demonstration,
    )
    address(recommendation, decided.addressees, by=by)
    tag(recommendation, decided.themes, by=by)
    locate(recommendation, by=by)
    Origin.objects.create(
        recommendation=recommendation,
        document=document,
        suggestion=decided,
        **passages.passage_of(document.text, decided.start, decided.end, document.blocks),
        page=decided.page,
        start=decided.start,
        end=decided.end,
    )
    index_recommendations([recommendation])
    record(RecommendationDrafted(recommendation.pk, document.pk), by=by)
    return recommendation


@transaction.atomic
def reopen_suggestion(suggestion: "Suggestion", *, version: int, by: Actor) -> None:
    """Take a decision back; the draft made of an accepted suggestion is dropped."""
    _held(by, document=suggestion.document_id)
    made = queries.made_from(by, suggestion.pk).select_for_update(of=("self",)).first()
    insist(policy.refusal_to_take_back(made.state if made else None))

    deciding.reopen_suggestion(suggestion, version=version, by=by)
    if made:
        record(RecommendationDropped(made.pk), by=by)
        INDEX.remove([made.pk])
        made.delete()


@transaction.atomic
def publish_asks(document: "Document", *, by: Actor) -> list[Recommendation]:
    """Make a document public with all it was found to ask for; later, what was added since."""
    document = _held(by, document=document.pk)
    drafts = list(queries.drafts_of_document(by, document.pk))
    hold([draft.pk for draft in drafts], by=by)
    if document.state != DocumentState.PUBLISHED or not drafts:
        publishing.publish_document(document, by=by)
    return [publish_recommendation(draft, by=by) for draft in drafts]


@transaction.atomic
def publish_recommendation(recommendation: Recommendation, *, by: Actor) -> Recommendation:
    """Put a draft into the public register."""
    papers = _quoted(recommendation, by=by)
    recommendation = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    public = all(paper.state == DocumentState.PUBLISHED for paper in papers)
    insist(
        policy.refusal_to_publish(
            by, recommendation.organisation_id, recommendation.state, document_public=public
        )
    )

    recommendation.state = policy.State.PUBLISHED
    recommendation.published_at = timezone.now()
    recommendation.save(update_fields=["state", "published_at"])
    record(RecommendationPublished(recommendation.pk), by=by)
    return recommendation


def note_likenesses(document_id: int, *, by: Actor) -> int:
    """Look in the register for what a document's suggestions ask for again; returns how many.

    The comparison takes seconds with a large register: nobody's writing waits for it.
    """
    document = document_queries.being_reviewed(by, document_id)
    if document is None:
        return 0
    suggestions = list(document.suggestions.values_list("pk", "text"))
    found = passages.alike(suggestions, queries.texts(by, but_of_document=document_id))
    with transaction.atomic():
        there = set(_held(by, document=document_id).suggestions.values_list("pk", flat=True))
        public = set(queries.public_among(by, [other for _key, other, _score in found]))
        noted = [
            Likeness(suggestion_id=suggestion, recommendation_id=recommendation, score=score)
            for suggestion, recommendation, score in sorted(found, key=lambda pair: pair[1])
            if suggestion in there and recommendation in public
        ]
        Likeness.objects.filter(suggestion__in=there).delete()
        Likeness.objects.bulk_create(noted)
    return len(noted)


@transaction.atomic
def withdraw_asks(document: "Document", *, reason: str, by: Actor) -> list[Recommendation]:
    """Take a document back, and with it every public ask that nothing else was heard to say."""
    document = _held(by, document=document.pk)
    asks = list(queries.said_only_in(by, document.pk))
    hold([ask.pk for ask in asks], by=by)
    publishing.withdraw_document(document, reason=reason, by=by)
    return [withdraw_recommendation(one, reason=reason, by=by) for one in asks]


@transaction.atomic
def merge_suggestion(suggestion: "Suggestion", *, version: int, by: Actor) -> "Suggestion":
    """Join a suggestion to the one before it; an accepted one is opened again for that."""
    _held(by, document=suggestion.document_id)
    before = document_queries.before(by, suggestion, [Decision.OPEN, Decision.ACCEPTED])
    if before is not None and before.decision == Decision.ACCEPTED:
        reopen_suggestion(before, version=before.version, by=by)
    return deciding.merge_suggestion(suggestion, version=version, by=by)


def _held(by: Actor, *, document: int) -> "Document":
    """A document, held before its asks and before the ledger: nobody waits in a ring."""
    return document_queries.to_lock(by, [document]).get()


def _quoted(recommendation: Recommendation, *, by: Actor) -> "list[Document]":
    """The documents an ask was found in, held: they stay as they are until it is public."""
    keys = recommendation.origins.values_list("document", flat=True)
    return list(document_queries.to_lock(by, keys))


def dismiss_suggestion(suggestion: "Suggestion", *, version: int, by: Actor) -> None:
    """A person says that this asks for nothing."""
    deciding.decide_suggestion(suggestion, Decision.DISMISSED, version=version, by=by)


ACTS: Final[dict[str, Callable[..., object]]] = {
    "accept": accept_suggestion,
    "dismiss": dismiss_suggestion,
    "merge": merge_suggestion,
    "reopen": reopen_suggestion,
}
