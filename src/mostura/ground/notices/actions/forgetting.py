"""Taking away what the hub needs no longer: mailboxes that never said yes, old addresses."""

from django.db import transaction
from django.utils import timezone

from mostura.actor import Actor
from mostura.ground.notices.models import Follow, Follower, Letter
from mostura.ground.notices.policy.following import (
    CONFIRMATION_LASTS,
    MAILBOX_REMEMBERED,
    FollowerKind,
)
from mostura.ground.notices.policy.posting import LETTERS_REMEMBERED


@transaction.atomic
def forget(*, by: Actor) -> int:
    """Remove what is too old; says how many rows went or were blanked."""
    now = timezone.now()
    mailboxes = Follower.objects.filter(kind=FollowerKind.MAILBOX)
    silent, _kinds = mailboxes.filter(
        confirmed_at=None, asked_at__lt=now - CONFIRMATION_LASTS
    ).delete()
    left, _kinds = mailboxes.filter(ended_at__lt=now - MAILBOX_REMEMBERED).delete()
    unanswered, _kinds = Follow.objects.filter(
        since_at=None, asked_at__lt=now - CONFIRMATION_LASTS
    ).delete()
    old = Letter.objects.filter(follower=None, closed_at__lt=now - LETTERS_REMEMBERED)
    blanked = old.exclude(sent_at=None, bounced_at=None, given_up_at=None).exclude(to="")
    return silent + left + unanswered + blanked.update(to="", values={})
