"""The words of an ask are deleted for good, because they name or endanger somebody."""

from django.db import transaction
from django.utils import timezone

from mostura.actor import Actor
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.actions.describing import hold
from mostura.answer.recommendations.actions.joining import company, leave_family
from mostura.answer.recommendations.events import RecommendationBlanked, RecommendationWithdrawn
from mostura.answer.recommendations.models import Likeness, Origin, Recommendation, Resemblance
from mostura.answer.recommendations.queries.visible import INDEX
from mostura.ground.ledger.actions import record
from mostura.listen.documents import queries as documents
from mostura.listen.documents.actions import forgetting
from mostura.refused import insist


@transaction.atomic
def blank_recommendation(recommendation: Recommendation, *, reason: str, by: Actor) -> None:
    """Withdraw an ask and delete every word of it; what stays is that, when, and why."""
    papers = list(recommendation.origins.values_list("document", flat=True))
    list(documents.to_lock(by, papers))
    hold(company(recommendation), by=by)
    ask = Recommendation.objects.get(pk=recommendation.pk)
    blanked = ask.blanked_at is not None
    insist(policy.refusal_to_blank(by, ask.organisation_id, ask.state, blanked=blanked))

    was_public = ask.state == policy.State.PUBLISHED
    _delete_what_stands_around(ask, by=by)
    ask.text = ask.action_verb = ask.action_category = ""
    ask.smart, ask.state = {}, policy.State.WITHDRAWN
    ask.withdrawn_reason, ask.blanked_at = reason, timezone.now()
    ask.withdrawn_at = ask.withdrawn_at or ask.blanked_at
    ask.save()
    leave_family(ask, by=by)
    if was_public:
        record(RecommendationWithdrawn(ask.pk), by=by)
    record(RecommendationBlanked(ask.pk), by=by)


def _delete_what_stands_around(ask: Recommendation, *, by: Actor) -> None:
    """Passages, translations, former wordings, whom it asked, what it was compared with."""
    suggestions = [key for key in ask.origins.values_list("suggestion", flat=True) if key]
    Likeness.objects.filter(suggestion__in=suggestions).delete()
    Likeness.objects.filter(recommendation=ask).delete()
    Resemblance.objects.filter(one=ask).delete()
    Resemblance.objects.filter(other=ask).delete()
    for origin in ask.origins.all():
        _cut_out_of_neighbours(origin)
    # The rows stay, empty: they keep the suggestion from being accepted a second time.
    ask.origins.update(before="", passage="", after="", page=None, start=0, end=0)
    for rows in (ask.translations, ask.wordings, ask.asked, ask.tagged_set, ask.located_set):
        rows.all().delete()
    INDEX.erase([ask.pk])
    forgetting.forget_suggestions(suggestions, by=by)


def _cut_out_of_neighbours(origin: Origin) -> None:
    """Other asks show a little of what stands around their passage: not this passage any more."""
    others = Origin.objects.filter(document=origin.document_id).exclude(pk=origin.pk)
    near = {"start__lt": origin.end + policy.AROUND, "end__gt": origin.start - policy.AROUND}
    others.filter(**near).update(before="", after="")
