"""Names of those who are asked, in the language of the reader."""

from collections import Counter
from collections.abc import Collection

from django.db.models import Q

from mostura.actor import Actor
from mostura.answer.recommendations.models import Asked
from mostura.ground.organisations.queries import registry as organisations

OFFERED_AT_MOST = 600  # names a browser completes from; the registry itself has a search


def labels_of(actor: Actor, codes: Collection[str]) -> dict[str, str]:
    """What the page calls the organisations with these codes."""
    known = organisations.with_names(organisations.visible_to(actor).filter(code__in=codes))
    return {one.code: one.label for one in known}


def addressees_offered(actor: Actor) -> list[tuple[str, str]]:
    """What can be typed for an addressee and its name: institutions, and whoever was asked before.

    Where several bear one name, the code is typed, because it means one only.
    """
    asked = Asked.objects.exclude(organisation=None).values("organisation")
    likely = organisations.visible_to(actor).filter(Q(pk__in=asked) | Q(from_pack=True))
    bodies = list(organisations.with_names(likely.order_by("pk"))[:OFFERED_AT_MOST])
    labels = [(one.label, one) for one in bodies]
    bearers = Counter(label for label, _one in labels)
    offered = [
        (label, "") if bearers[label] == 1 else (one.code, f"{label} ({one.country})")
        for label, one in labels
    ]
    return sorted(offered, key=lambda offer: (offer[1] or offer[0]).casefold())
