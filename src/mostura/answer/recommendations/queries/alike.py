"""Which public asks look alike to the machine, and what people have said of that."""

import dataclasses
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from mostura.actor import Actor, Role
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.models import Kinship, Recommendation, Resemblance
from mostura.answer.recommendations.queries.visible import shown


@dataclasses.dataclass(frozen=True, slots=True)
class Pair:
    """Two asks that perhaps are one, and how alike their words are, from 0 to 1."""

    one: Recommendation
    other: Recommendation
    score: float

    @property
    def asks(self) -> tuple[Recommendation, Recommendation]:
        """Both, as a page shows them below each other."""
        return self.one, self.other


def visible_to(actor: Actor) -> QuerySet[Resemblance]:
    """Pairs of public asks: all for the secretariat, for editors those with one of their own."""
    public = Q(one__state=policy.State.PUBLISHED, other__state=policy.State.PUBLISHED)
    pairs = Resemblance.objects.filter(public)
    if actor.holds(Role.SECRETARIAT):
        return pairs
    if not actor.holds(Role.EDITOR):
        return pairs.none()
    own = actor.organisation_id
    return pairs.filter(Q(one__organisation=own) | Q(other__organisation=own))


def perhaps_the_same(actor: Actor) -> QuerySet[Resemblance]:
    """What nobody has decided on: neither joined nor told apart; the most alike first."""
    together = Kinship.objects.filter(
        recommendation=OuterRef("one"),
        parted_at=None,
        family__kinships__recommendation=OuterRef("other"),
        family__kinships__parted_at=None,
    )
    return visible_to(actor).filter(~Exists(together), denied_at=None)


def told_apart(actor: Actor) -> QuerySet[Resemblance]:
    """What people have said not to be the same, the latest first."""
    return visible_to(actor).exclude(denied_at=None).order_by("-denied_at", "pk")


def like_it(actor: Actor, recommendation: Recommendation) -> list[int]:
    """The keys of what perhaps is the same as one ask, the most alike first."""
    pairs = perhaps_the_same(actor).filter(Q(one=recommendation) | Q(other=recommendation))
    keys = pairs.values_list("one", "other")[: policy.LIKENESSES_SHOWN]
    return [other if one == recommendation.pk else one for one, other in keys]


def shown_pairs(actor: Actor, resemblances: Iterable[Resemblance]) -> list[Pair]:
    """Pairs with both their asks, in the same order; one pair costs as much as many."""
    pairs = list(resemblances)
    keys = {key for pair in pairs for key in (pair.one_id, pair.other_id)}
    asks = {ask.pk: ask for ask in shown(actor, sorted(keys))}
    return [
        Pair(asks[pair.one_id], asks[pair.other_id], pair.score)
        for pair in pairs
        if pair.one_id in asks and pair.other_id in asks
    ]


def to_compare(actor: Actor) -> QuerySet[Recommendation, tuple[int, str]]:
    """Public asks that nobody has compared with the register yet, the newest first."""
    waiting = Recommendation.objects.filter(state=policy.State.PUBLISHED, compared_at=None)
    newest = waiting.order_by("-published_at", "-pk")
    return newest.values_list("pk", "text")[: policy.COMPARED_AT_ONCE]


def public_texts(actor: Actor) -> QuerySet[Recommendation, tuple[int, str]]:
    """Every public ask with its key, for comparison; shown to nobody."""
    public = Recommendation.objects.filter(state=policy.State.PUBLISHED)
    return public.order_by("pk").values_list("pk", "text")
