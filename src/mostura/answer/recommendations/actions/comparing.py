"""Public asks are laid beside each other: the machine says what looks alike, people decide."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mostura.actor import Actor
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.events import RecommendationToldApart, ResemblanceOfferedAgain
from mostura.answer.recommendations.frames import passages
from mostura.answer.recommendations.models import Recommendation, Resemblance
from mostura.answer.recommendations.queries import alike as queries
from mostura.ground.ledger.actions import record
from mostura.refused import insist


def note_resemblances(*, by: Actor) -> int:
    """Lay the public asks that nobody compared yet beside the register; returns pairs found.

    The comparison takes seconds with a large register: nobody's writing waits for it.
    """
    waiting = list(queries.to_compare(by))
    if not waiting:
        return 0
    found = passages.alike(waiting, list(queries.public_texts(by)))
    with transaction.atomic():
        # What was put into other words meanwhile waits for its own turn.
        same = set(queries.public_texts(by).filter(pk__in=[key for key, _text in waiting]))
        compared = {key for key, _text in same & set(waiting)}
        pairs = {
            (min(one, other), max(one, other)): score
            for one, other, score in found
            if one != other and one in compared
        }
        _keep(pairs, compared)
        Recommendation.objects.filter(pk__in=compared).update(compared_at=timezone.now())
    return len(pairs)


def _keep(pairs: dict[tuple[int, int], float], compared: set[int]) -> None:
    """Forget what is not alike any more; what a person has told apart is not offered again."""
    before = Resemblance.objects.filter(Q(one__in=compared) | Q(other__in=compared))
    told_apart = set(before.exclude(denied_at=None).values_list("one", "other"))
    before.filter(denied_at=None).delete()
    Resemblance.objects.bulk_create(
        (
            Resemblance(one_id=one, other_id=other, score=score)
            for (one, other), score in sorted(pairs.items())
            if (one, other) not in told_apart
        ),
        ignore_conflicts=True,  # another worker has found the same
    )


@transaction.atomic
def tell_apart(recommendation: Recommendation, other: Recommendation, *, by: Actor) -> None:
    """Say that two asks are not the same; the pair is kept, and not offered any more."""
    pair = _pair(recommendation, other)
    insist(policy.refusal_to_tell_apart(by, resemble=pair is not None))
    if pair is None or pair.denied_at:
        return

    pair.denied_at, pair.denied_by = timezone.now(), by.person_id
    pair.save(update_fields=["denied_at", "denied_by"])
    record(RecommendationToldApart(recommendation.pk, other.pk), by=by)


@transaction.atomic
def offer_again(recommendation: Recommendation, other: Recommendation, *, by: Actor) -> None:
    """Take back that two asks are not the same."""
    pair = _pair(recommendation, other)
    insist(policy.refusal_to_tell_apart(by, resemble=pair is not None))
    if pair is None or not pair.denied_at:
        return

    pair.denied_at, pair.denied_by = None, 0
    pair.save(update_fields=["denied_at", "denied_by"])
    record(ResemblanceOfferedAgain(recommendation.pk, other.pk), by=by)


def _pair(recommendation: Recommendation, other: Recommendation) -> Resemblance | None:
    one, two = sorted((recommendation.pk, other.pk))
    return Resemblance.objects.select_for_update().filter(one=one, other=two).first()
