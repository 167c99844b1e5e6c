"""What was told of the demonstration is taken away, and its receipts."""

from collections.abc import Collection
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef

from mostura.actor import CLOCK, Actor
from mostura.ground.notices.models import Follow, Follower, Occasion
from mostura.ground.notices.policy.following import FollowerKind, Refusal
from mostura.refused import insist

AT_ONCE: Final = 500  # rows of one statement


@transaction.atomic
def forget_things(kind: str, keys: Collection[int], *, by: Actor) -> int:
    """Nobody follows these things or was told of them; says how many occasions went.

    A receipt that followed nothing else goes with them; a mailbox stays, it has said yes.
    """
    insist(None if by == CLOCK else Refusal.MAY_NOT_ISSUE)
    gone = {(kind, key) for key in keys}
    told = Occasion.objects.values_list("pk", "subjects")
    about = [
        pk for pk, subjects in told.iterator() if gone & {(one[0], one[1]) for one in subjects}
    ]
    for start in range(0, len(about), AT_ONCE):
        Occasion.objects.filter(pk__in=about[start : start + AT_ONCE]).delete()
    Follow.objects.filter(kind=kind, subject_id__in=keys).delete()
    follows = Follow.objects.filter(follower=OuterRef("pk"))
    Follower.objects.filter(~Exists(follows), kind=FollowerKind.RECEIPT).delete()
    return len(about)
