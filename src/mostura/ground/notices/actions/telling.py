"""Telling followers of something new.

How to call it, from a listener in `jobs.py` or inside of the transaction of the fact:

    tell(
        News(
            sentence=gettext_noop("%(organisation)s has answered."),
            values={"en": {"organisation": "Ministry of Culture"}, "sq": {...}},
            title=recommendation.label,
            address=recommendation.get_absolute_url(),
            subjects=(("recommendation", 5), ("organisation", 9), ("document", 2), ("place", 1)),
        ),
        entry_number=entry_number,
        by=CLOCK,
    )

Name every thing it is about: receipts mostly follow documents. `entry_number` (with `part`, where
one entry is told in several sentences) makes that the same is never told twice.
"""

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from mostura.actor import CLOCK, Actor, Role
from mostura.ground.ledger.actions import record
from mostura.ground.ledger.queries import history_of
from mostura.ground.notices.events import OccasionMade
from mostura.ground.notices.frames.letters import NEWS
from mostura.ground.notices.models import Follow, Follower, Letter, Notice, Occasion
from mostura.ground.notices.policy.following import FollowerKind, News
from mostura.ground.notices.policy.timing import due_at, wants_letters
from mostura.ground.notices.queries import visible_to

log = logging.getLogger(__name__)

BATCH: Final = 500  # followers told in one transaction
AGAIN: Final = dt.timedelta(minutes=1)  # until what could not be told is tried again
RACES: Final = 3  # a letter may be closed while something is put into it; then another is taken


@transaction.atomic
def tell(news: News, *, entry_number: int, part: int = 0, by: Actor) -> int:
    """Put something worth telling into words, once; the worker tells its followers after commit."""
    occasion, new = Occasion.objects.get_or_create(
        entry_number=entry_number,
        part=part,
        defaults={
            "sentence": news.sentence,
            "values": {language: dict(words) for language, words in news.values.items()},
            "title": news.title,
            "address": news.address,
            "subjects": [list(one) for one in news.subjects],
            "public": news.public,
            "organisation_id": news.organisation_id,
        },
    )
    if new:
        record(OccasionMade(occasion.pk), by=by)
    return occasion.pk


def tell_next(*, by: Actor) -> int:
    """Tell the next followers of what waits to be told; says how many, 0 when nothing waits.

    Each call is one batch in one transaction, so a worker that is killed loses nothing and tells
    nobody twice, however often that happens; several workers share an occasion batch by batch.
    """
    waiting = Occasion.objects.filter(told_at=None, due_at__lte=timezone.now())
    key = waiting.order_by("due_at", "pk").values_list("pk", flat=True).first()
    if key is None:
        return 0
    try:
        return _tell_batch(key)
    except Exception:  # one occasion that cannot be told does not hold up the others
        log.exception("The occasion %s could not be told", key)
        waiting.filter(pk=key).update(due_at=timezone.now() + AGAIN)
        return 0


def see_notices(*, by: Actor) -> int:
    """The person behind the actor has seen everything that was new."""
    return visible_to(by).filter(seen_at=None).update(seen_at=timezone.now())


def _audience(occasion: Occasion) -> QuerySet[Follower]:
    """Who hears of it: followers of any of its subjects since before, but not who did it."""
    about = Q(pk__in=[])
    for kind, pk in occasion.subjects:
        about |= Q(kind=kind, subject_id=pk)
    following = Follow.objects.filter(about, ended_at=None, since_at__lte=occasion.made_at)
    heard = Follower.objects.filter(
        pk__in=following.values("follower"), ended_at=None, confirmed_at__isnull=False
    )
    made = history_of(CLOCK, "occasion", occasion.pk).first()
    if made is not None and made.person_id:
        heard = heard.exclude(person_id=made.person_id)
    if occasion.public:
        return heard
    at_home = Q(person__memberships__organisation_id=occasion.organisation_id)
    office = Q(person__memberships__role=Role.SECRETARIAT)
    insiders = heard.filter(at_home | office, person__memberships__ended_at=None)
    return heard.filter(kind=FollowerKind.PERSON, pk__in=insiders.values("pk"))


@transaction.atomic
def _tell_batch(key: int) -> int:
    """Go on with an occasion where the last batch ended."""
    occasion = Occasion.objects.select_for_update().get(pk=key)
    told = occasion.notices.order_by("-follower_id").values_list("follower_id", flat=True)
    batch = list(_audience(occasion).filter(pk__gt=told.first() or 0).order_by("pk")[:BATCH])
    _tell(occasion, batch)
    if len(batch) < BATCH:
        occasion.told_at = timezone.now()
        occasion.save(update_fields=["told_at"])
    return max(len(batch), 1)


def _tell(occasion: Occasion, followers: Sequence[Follower]) -> None:
    Notice.objects.bulk_create(
        (Notice(occasion=occasion, follower=one) for one in followers), ignore_conflicts=True
    )
    written_to = [one for one in followers if one.reads_mail and wants_letters(one.rhythm)]
    notices = Notice.objects.filter(occasion=occasion, follower__in=written_to, letter=None)
    unwritten = {one.follower_id: one for one in notices}
    readers = [one for one in written_to if one.pk in unwritten]
    letters = _open_letters(readers)
    for follower_id, notice in unwritten.items():
        notice.letter = letters[follower_id]
    Notice.objects.bulk_update(unwritten.values(), ["letter"])


def _open_letters(readers: Sequence[Follower]) -> dict[int, Letter]:
    """The letter that each reader gets next, locked; where there is none, a new one."""
    for _try in range(RACES):
        waiting = Letter.objects.select_for_update().filter(follower__in=readers, closed_at=None)
        letters = {one.follower_id: one for one in waiting.order_by("pk") if one.follower_id}
        missing = [one for one in readers if one.pk not in letters]
        if not missing:
            return letters
        _begin_letters(missing)
    raise RuntimeError("Letters were closed as fast as they were begun")


def _begin_letters(readers: Sequence[Follower]) -> None:
    now, closed = timezone.now(), _lately_closed(readers)
    Letter.objects.bulk_create(
        (
            Letter(
                follower=one,
                language=one.language,
                writer=NEWS,
                made_at=now,
                due_at=due_at(one.wishes, now, closed[one.pk]),
            )
            for one in readers
        ),
        ignore_conflicts=True,
    )


def _lately_closed(readers: Sequence[Follower]) -> dict[int, list[dt.datetime]]:
    """When letters to each reader were closed in the last two days: a day, in any time zone."""
    since = timezone.now() - dt.timedelta(days=2)
    rows = Letter.objects.filter(follower__in=readers, closed_at__gt=since)
    closed: dict[int, list[dt.datetime]] = defaultdict(list)
    for follower_id, closed_at in rows.values_list("follower_id", "closed_at"):
        if follower_id and closed_at:
            closed[follower_id].append(closed_at)
    return closed
