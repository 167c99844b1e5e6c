"""Following and leaving: by an account, or by a mailbox that has said yes.

How to call it: `follow("recommendation", pk, language=..., by=actor)` for someone who is signed
in, `ask_to_follow(email, things=[("recommendation", pk)], language=..., by=VISITOR)` for a
visitor; check before that the actor may see the thing. Nothing here goes into the ledger: who
follows what is nobody's business.
"""

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mostura.actor import Actor
from mostura.ground.notices import queries
from mostura.ground.notices.frames.letters import CONFIRMATION
from mostura.ground.notices.frames.links import token_from
from mostura.ground.notices.models import Follow, Follower, Letter, new_seed
from mostura.ground.notices.policy import following as policy
from mostura.ground.notices.policy.following import FollowerKind, Refusal
from mostura.ground.notices.policy.timing import Rhythm, Wishes, due_at, wants_letters
from mostura.refused import insist


@transaction.atomic
def follow(kind: str, pk: int, *, language: str, by: Actor) -> Follow:
    """The person behind the actor hears of this thing from now on; twice is once."""
    insist(None if by.signed_in else Refusal.NOT_SIGNED_IN)
    follower, _new = Follower.objects.get_or_create(
        person_id=by.person_id,
        ended_at=None,
        defaults={"kind": FollowerKind.PERSON, "confirmed_at": timezone.now(), **_keyed(language)},
    )
    return _follow(follower, kind, pk, since_at=timezone.now())


@transaction.atomic
def unfollow(kind: str, pk: int, *, by: Actor) -> None:
    """The person behind the actor no longer hears of this thing."""
    follower = queries.follower_of(by)
    if follower is not None:
        stop_following(follower, kind, pk, by=by)


@transaction.atomic
def ask_to_follow(
    email: str, *, things: Sequence[tuple[str, int]], language: str, by: Actor
) -> None:
    """Ask a mailbox whether it wants to hear of things; the caller says the same in any case."""
    follower, _new = Follower.objects.get_or_create(
        email__iexact=email.strip(),
        kind=FollowerKind.MAILBOX,
        ended_at=None,
        defaults={"email": email.strip(), "kind": FollowerKind.MAILBOX, **_keyed(language)},
    )
    follower = Follower.objects.select_for_update().get(pk=follower.pk)
    for kind, pk in things:
        _follow(follower, kind, pk, since_at=None)
    now = timezone.now()
    queries.waiting_follows(follower).update(asked_at=now)
    Follower.objects.filter(pk=follower.pk, confirmed_at=None).update(asked_at=now)
    if not queries.waiting_follows(follower).exists() or _asked_often(follower, now):
        return
    Letter.objects.create(
        follower=follower, language=language, writer=CONFIRMATION, due_at=now, closed_at=now
    )


@transaction.atomic
def confirm(token: str, *, by: Actor) -> Follower:
    """A mailbox says yes to what was asked for in its name."""
    follower = _locked(token, by)
    now = timezone.now()
    waiting = list(queries.waiting_follows(follower))
    fresh = [one.pk for one in waiting if policy.is_confirmed_in_time(one.asked_at, now)]
    insist(Refusal.TOO_LATE if waiting and not fresh else None)

    Follow.objects.filter(pk__in=fresh).update(since_at=now)
    if follower.confirmed_at is None and fresh:
        follower.confirmed_at = now
        follower.save(update_fields=["confirmed_at"])
    return follower


@transaction.atomic
def stop_following(follower: Follower, kind: str, pk: int, *, by: Actor) -> None:
    """A follower no longer hears of one thing."""
    held = follower.follows.filter(kind=kind, subject_id=pk, ended_at=None)
    held.update(ended_at=timezone.now())


@transaction.atomic
def leave(follower: Follower, *, by: Actor) -> Follower:
    """No more letters: a mailbox follows nothing any more, a person finds the news on the page."""
    follower = Follower.objects.select_for_update().get(pk=follower.pk)
    if follower.kind == FollowerKind.PERSON:
        follower.rhythm = Rhythm.PAGE_ONLY
        follower.save(update_fields=["rhythm"])
    elif follower.ended_at is None:
        follower.ended_at = timezone.now()
        follower.save(update_fields=["ended_at"])
        follower.follows.filter(ended_at=None).update(ended_at=follower.ended_at)
    follower.letters.filter(closed_at=None).delete()
    return follower


@transaction.atomic
def change_wishes(follower: Follower, *, language: str, wishes: Wishes, by: Actor) -> Follower:
    """A reader says in which language, how often and when not to be written to."""
    follower = Follower.objects.select_for_update().get(pk=follower.pk)
    follower.language, follower.rhythm = language, wishes.rhythm
    follower.quiet_from, follower.quiet_until = wishes.quiet_from, wishes.quiet_until
    follower.time_zone = wishes.time_zone
    follower.save()
    waiting = follower.letters.filter(closed_at=None)
    if not wants_letters(wishes.rhythm):
        waiting.delete()
        return follower
    now = timezone.now()
    recent = follower.letters.filter(closed_at__gt=now - dt.timedelta(days=2))
    closed = [one for one in recent.values_list("closed_at", flat=True) if one]
    waiting.update(due_at=due_at(wishes, now, closed), language=language)
    return follower


@transaction.atomic
def wish_as_person(*, language: str, wishes: Wishes, by: Actor) -> Follower:
    """The same for someone with an account, who may not follow anything yet."""
    insist(None if by.signed_in else Refusal.NOT_SIGNED_IN)
    follower, _new = Follower.objects.get_or_create(
        person_id=by.person_id,
        ended_at=None,
        defaults={"kind": FollowerKind.PERSON, "confirmed_at": timezone.now(), **_keyed(language)},
    )
    return change_wishes(follower, language=language, wishes=wishes, by=by)


def _follow(follower: Follower, kind: str, pk: int, since_at: dt.datetime | None) -> Follow:
    followed, _new = Follow.objects.get_or_create(
        follower=follower,
        kind=kind,
        subject_id=pk,
        ended_at=None,
        defaults={"since_at": since_at},
    )
    return followed


def _keyed(language: str) -> dict[str, str]:
    """What every new follower starts with."""
    seed = new_seed()
    return {
        "language": language,
        "time_zone": settings.TIME_ZONE,
        "seed": seed,
        "token_digest": policy.digest_of(token_from(seed)),
    }


def _locked(token: str, by: Actor) -> Follower:
    found = queries.follower_behind(by, token)
    insist(Refusal.UNKNOWN_LINK if found is None else None)
    return Follower.objects.select_for_update().get(pk=found.pk if found else 0)


def _asked_often(follower: Follower, now: dt.datetime) -> bool:
    """Whether this mailbox was asked just now, or often enough for a day."""
    asked = follower.letters.filter(writer=CONFIRMATION, made_at__gt=now - dt.timedelta(days=1))
    on_its_way = asked.filter(sent_at=None, bounced_at=None, given_up_at=None)
    return on_its_way.exists() or asked.count() >= policy.CONFIRMATIONS_A_DAY
