"""What was told of the demonstration is taken away, and its receipts."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from mostura.actor import CLOCK, Actor
from mostura.ground.notices.models import Follow, Follower, Occasion
from mostura.ground.notices.policy.following import FollowerKind, Refusal
from mostura.refused import insist


@transaction.atomic
def forget_things(things: dict[int, str], kind: str, *, by: Actor) -> int:
    """Nobody follows these things any more, by key and address; says how many occasions went.

    A receipt that followed nothing else goes with them; a mailbox stays, it has said yes.
    """
    insist(None if by == CLOCK else Refusal.MAY_NOT_ISSUE)
    removed, _kinds = Occasion.objects.filter(address__in=things.values()).delete()
    Follow.objects.filter(kind=kind, subject_id__in=list(things)).delete()
    follows = Follow.objects.filter(follower=OuterRef("pk"))
    Follower.objects.filter(~Exists(follows), kind=FollowerKind.RECEIPT).delete()
    return removed
