"""What the review desk and a document's page need to know."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, QuerySet, Subquery

from mostura.actor import Actor
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.models import Likeness, Origin, Recommendation
from mostura.answer.recommendations.queries.visible import visible_to
from mostura.listen.documents import queries as documents
from mostura.listen.documents.policy import Decision

if TYPE_CHECKING:
    from mostura.listen.documents.models import Document, Suggestion


def suggestions_of(actor: Actor, document: "Document") -> "QuerySet[Suggestion]":
    """The suggestions of a document, without those whose words were deleted with their ask."""
    return documents.suggestions_of(actor, document).exclude(text="")


def joinable(actor: Actor, suggestion: "Suggestion") -> bool:
    """Whether there is a suggestion before this one that it can be joined to."""
    wanted = [Decision.OPEN, Decision.ACCEPTED]
    return documents.before(actor, suggestion, wanted) is not None


def of_document(actor: Actor, document_id: int) -> QuerySet[Recommendation]:
    """What a document asks for, in the order in which it says so."""
    said = Origin.objects.filter(document=document_id)
    first = said.filter(recommendation=OuterRef("pk")).order_by("start").values("start")[:1]
    return (
        visible_to(actor)
        .filter(pk__in=said.values("recommendation"))
        .exclude(state=policy.State.WITHDRAWN)
        .annotate(said_at=Subquery(first))
        .order_by("said_at", "pk")
    )


def drafts_of_document(actor: Actor, document_id: int) -> QuerySet[Recommendation]:
    """The drafts made from a document, which its publication makes public."""
    return of_document(actor, document_id).filter(state=policy.State.DRAFT)


def drafted_only_from(actor: Actor, document_id: int) -> QuerySet[Recommendation]:
    """The drafts of a document that quote no other, for the machine that drops them with it."""
    here, elsewhere = Origin.objects.filter(document=document_id), Origin.objects.all()
    drafts = Recommendation.objects.filter(state=policy.State.DRAFT)
    return drafts.filter(pk__in=here.values("recommendation")).exclude(
        pk__in=elsewhere.exclude(document=document_id).values("recommendation")
    )


def said_only_in(actor: Actor, document_id: int) -> QuerySet[Recommendation]:
    """The public asks that come from one document and from no other."""
    elsewhere = Origin.objects.exclude(document=document_id)
    public = of_document(actor, document_id).filter(state=policy.State.PUBLISHED)
    return public.exclude(pk__in=elsewhere.values("recommendation"))


def made_from(actor: Actor, suggestion_id: int) -> QuerySet[Recommendation]:
    """The recommendation that was made from a suggestion, if there is one."""
    made = Origin.objects.filter(suggestion=suggestion_id)
    return visible_to(actor).filter(pk__in=made.values("recommendation"))


def likenesses(actor: Actor, suggestion: "Suggestion") -> list[Likeness]:
    """What the register holds that is like a suggestion, or like what it was cut or joined from."""
    looked_at = Q(suggestion=suggestion.pk) | Q(suggestion__came_from=suggestion.pk)
    if suggestion.came_from_id:
        looked_at |= Q(suggestion=suggestion.came_from_id)
    noted = Likeness.objects.filter(looked_at, recommendation__in=visible_to(actor).values("pk"))
    best = {one.recommendation_id: one for one in reversed(noted.select_related("recommendation"))}
    return sorted(best.values(), key=lambda one: -one.score)[: policy.LIKENESSES_SHOWN]


def texts(actor: Actor, *, but_of_document: int) -> list[tuple[int, str]]:
    """Every published ask but those of one document, with its key, for comparison."""
    own: Sequence[int] = list(
        Origin.objects.filter(document=but_of_document).values_list("recommendation", flat=True)
    )
    public = Recommendation.objects.filter(state=policy.State.PUBLISHED).exclude(pk__in=own)
    return list(public.order_by("pk").values_list("pk", "text"))


def public_among(actor: Actor, keys: Sequence[int]) -> QuerySet[Recommendation, int]:
    """Which of these keys are in the public register."""
    public = Recommendation.objects.filter(state=policy.State.PUBLISHED, pk__in=keys)
    return public.values_list("pk", flat=True)
