"""What the addresses of following, letters and receipts name."""

from django.utils import timezone

from mostura.actor import CLOCK, VISITOR
from mostura.ground.notices.actions import following
from mostura.ground.notices.actions.receipts import issue_receipts
from mostura.ground.notices.frames.links import token_from
from mostura.ground.notices.models import Follower, Letter


def mailbox_at(place):
    email = f"reader-{place.pk}@example.org"
    things = [("organisation", place.pk)]
    following.ask_to_follow(email, things=things, language="en", by=VISITOR)
    return {"token": token_from(Follower.objects.get(email=email).seed)}


def followed_by_mailbox_at(place):
    return mailbox_at(place) | {"kind": "organisation", "code": place.code}


def followed_at(place):
    return {"kind": "organisation", "code": place.code}


def stranded_letter_at(place):
    now = timezone.now()
    made = {"writer": "x", "language": "en", "due_at": now, "closed_at": now, "given_up_at": now}
    return {"pk": Letter.objects.create(to="office@example.org", last_error="451", **made).pk}


def receipt_at(place):
    return {"code": issue_receipts([("organisation", place.pk)], language="en", by=CLOCK)[0]}


MAKERS = {
    **dict.fromkeys(("confirm_following", "leave_following", "mailbox_wishes"), mailbox_at),
    "stop_following": followed_by_mailbox_at,
    **dict.fromkeys(("follow_thing", "unfollow_thing", "issue_receipts"), followed_at),
    "receipt": receipt_at,
    "retry_letter": stranded_letter_at,
}
