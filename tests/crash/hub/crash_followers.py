"""Followers, things that happen to what they follow, and time that passes.

crash_followers.py follow SUBJECT RHYTHM COUNT GONE   mailboxes that have said yes
crash_followers.py happen SUBJECT ENTRY               something worth telling
crash_followers.py later                              every lease and every wait is over
"""

import sys

from mostura.config.commandline import start_django

start_django()

from django.db.models import Q  # noqa: E402 - after Django has loaded
from django.utils import timezone  # noqa: E402
from post_office import GONE  # noqa: E402

from mostura.actor import CLOCK  # noqa: E402
from mostura.ground.notices.actions.telling import tell  # noqa: E402
from mostura.ground.notices.models import Follow, Follower, Letter  # noqa: E402
from mostura.ground.notices.policy.following import News  # noqa: E402

LANGUAGES = ("en", "sq", "sr", "mk")


def follow(subject, rhythm, count, gone):
    now = timezone.now()
    rows = Follower.objects.bulk_create(
        Follower(
            kind="mailbox",
            email=f"{GONE * (number < int(gone))}{rhythm}-{subject}-{number}@example.org",
            language=LANGUAGES[number % len(LANGUAGES)],
            rhythm=rhythm,
            time_zone="Europe/Sarajevo",
            token_digest=f"{rhythm}-{subject}-{number}",
            asked_at=now,
            confirmed_at=now,
        )
        for number in range(int(count))
    )
    Follow.objects.bulk_create(
        Follow(follower=one, kind="recommendation", subject_id=int(subject), since_at=now)
        for one in rows
    )


def happen(subject, entry):
    news = News(
        sentence="%(who)s has answered.",
        values={"en": {"who": "The town"}},
        title="Open the hall to both schools.",
        address="/recommendations/7k2m9qxa/",
        subjects=(("recommendation", int(subject)),),
    )
    tell(news, entry_number=int(entry), by=CLOCK)


def later(worker=""):
    waiting = Letter.objects.filter(~Q(closed_at=None), sent_at=None, bounced_at=None)
    waiting = waiting.filter(worker__contains=worker)
    waiting.update(lease_until=None, due_at=timezone.now())


{"follow": follow, "happen": happen, "later": later}[sys.argv[1]](*sys.argv[2:])
