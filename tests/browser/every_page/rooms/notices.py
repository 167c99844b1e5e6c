"""Followers, notices, receipts and a letter that was given up, for the walk through every page."""

from django.utils import timezone

from mostura.actor import CLOCK, VISITOR
from mostura.ground.notices import jobs
from mostura.ground.notices.actions import following, telling
from mostura.ground.notices.actions.receipts import issue_receipts
from mostura.ground.notices.frames.links import token_from
from mostura.ground.notices.models import Follower, Letter
from mostura.ground.notices.policy.following import News
from mostura.ground.people.models import Person
from mostura.ground.people.queries import actor_of


def things(asks, *, home):
    """The words that addresses of this room are put together from."""
    things = [("recommendation", one.pk) for one in asks]
    person = actor_of(Person.objects.get(name="Ana editor"))
    for kind, pk in things:
        following.follow(kind, pk, language="sr", by=person)
    code = issue_receipts(things, language="sr", by=CLOCK)[0]
    tokens = [mailbox(f"cita{n}@example.org", things) for n in range(2)]
    following.confirm(tokens[1], by=VISITOR)
    news = News(
        sentence="Follow",
        title=asks[0].text,
        address=asks[0].get_absolute_url(),
        subjects=tuple(things),
    )
    telling.tell(news, entry_number=1_000_000, by=CLOCK)
    while jobs.tell_followers():
        pass
    now = timezone.now()
    Letter.objects.create(
        to="office@example.org", writer="notices.news", language="sr", due_at=now, closed_at=now,
        given_up_at=now, attempts=36, last_error="451 4.7.1 Greylisted, come back in 300 seconds",
    )  # fmt: skip
    return {"asking_mailbox": tokens[0], "mailbox": tokens[1], "receipt": code}


def mailbox(email, things):
    following.ask_to_follow(email, things=things, language="sr", by=VISITOR)
    return token_from(Follower.objects.get(email=email).seed)
