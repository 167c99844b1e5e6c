"""What the review desk and a document's page need to know."""

from collections.abc import Sequence

from django.db.models import OuterRef, QuerySet, Subquery

from mostura.actor import Actor
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.models import Likeness, Origin, Recommendation
from mostura.answer.recommendations.queries.visible import visible_to


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


def made_from(actor: Actor, suggestion_id: int) -> Recommendation | None:
    """The recommendation that was made from a suggestion, if there is one."""
    return visible_to(actor).filter(origins__suggestion=suggestion_id).first()


def likenesses(actor: Actor, suggestion_id: int) -> list[Likeness]:
    """What the register already holds that is like a suggestion, the most alike first."""
    noted = Likeness.objects.filter(
        suggestion=suggestion_id, recommendation__in=visible_to(actor).values("pk")
    )
    return list(noted.select_related("recommendation")[: policy.LIKENESSES_SHOWN])


def texts(actor: Actor, *, but_of_document: int) -> list[tuple[int, str]]:
    """Every published ask but those of one document, with its key, for comparison."""
    own: Sequence[int] = list(
        Origin.objects.filter(document=but_of_document).values_list("recommendation", flat=True)
    )
    public = Recommendation.objects.filter(state=policy.State.PUBLISHED).exclude(pk__in=own)
    return list(public.order_by("pk").values_list("pk", "text"))
