"""The machines on which people are signed in: met, used, ended."""

from collections.abc import Collection

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.people import events, policy
from mostura.ground.people.models import Person, SignIn


def use_sign_in(session_key: str, *, device: str, demonstration: bool, by: Actor) -> bool:
    """A machine is used by someone signed in; False when its sign-in has come to its end.

    Not in the ledger: when somebody looked at a page is nobody's business.
    """
    now = timezone.now()
    known, _new = SignIn.objects.get_or_create(
        session_id=session_key,
        defaults={"person_id": by.person_id, "device": device, "began_at": now, "seen_at": now},
    )
    unused = policy.unused_lasts(by, demonstration=demonstration)
    if policy.is_over(now, began_at=known.began_at, seen_at=known.seen_at, unused=unused):
        return False
    if now - known.seen_at > policy.SEEN_EVERY:
        SignIn.objects.filter(pk=known.pk).update(seen_at=now)
    return True


@transaction.atomic
def end_sign_ins(codes: Collection[str], *, by: Actor) -> int:
    """A person ends sign-ins of their own on other machines; says how many there were."""
    own = SignIn.objects.select_for_update().filter(person_id=by.person_id, code__in=codes)
    ended = _end([one.session_id for one in own])
    if ended:
        record(events.SignInsEnded(by.person_id, ended), by=by)
    return ended


def forget_sign_ins(people: Collection[Person], *, by: Actor) -> int:
    """End every session of these people; a beat of the acts that close their doors."""
    held = SignIn.objects.filter(person__in=people)
    return _end(list(held.values_list("session_id", flat=True)))


def _end(session_keys: Collection[str]) -> int:
    Session.objects.filter(pk__in=session_keys).delete()
    return len(session_keys)
