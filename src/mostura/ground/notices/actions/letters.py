"""Letters to someone who follows nothing, and what becomes of letters.

How to call it, inside of the transaction of the fact:

    write_to(
        contact.email,
        writer="correspondence.asking",
        values={"sending": sending.pk},
        about=("sending", sending.pk),
        language=contact.language,
        by=actor,
    )

`config/wiring.WRITERS` names for each writer the function `(Envelope) -> EmailMultiAlternatives |
None` that puts the letter into words when it is posted; None drops it. It runs again with each
try, so it must give the same words. Letters with `about` are answered by the events LetterPosted
and LetterBounced.
"""

from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from mostura.actor import Actor, Role
from mostura.ground.ledger.actions import record
from mostura.ground.notices.events import LetterBounced, LetterRetried
from mostura.ground.notices.frames.returned import read_returned
from mostura.ground.notices.models import Follower, Letter
from mostura.ground.notices.policy import posting as policy
from mostura.ground.notices.policy.following import FollowerKind, Refusal
from mostura.ground.notices.policy.timing import Rhythm
from mostura.refused import insist
from mostura.shell.discretion import blanked


def write_to(
    to: str,
    *,
    writer: str,
    values: dict[str, Any],
    about: tuple[str, int] | None = None,
    language: str,
    by: Actor,
) -> int:
    """Queue one letter in the transaction of the fact; gives back its key."""
    if not connection.in_atomic_block:
        raise RuntimeError("write_to() belongs into the transaction of the fact it tells of")
    now = timezone.now()
    kind, pk = about or ("", 0)
    letter = Letter.objects.create(
        to=to.strip(),
        language=language,
        writer=writer,
        values=values,
        about_kind=kind,
        about_id=pk,
        due_at=now,
        closed_at=now,
    )
    return letter.pk


@transaction.atomic
def note_bounced(letter: Letter, *, words: str, by: Actor) -> bool:
    """A letter has not reached its reader and will not; says whether that is new."""
    now = timezone.now()
    fresh = Letter.objects.filter(pk=letter.pk, bounced_at=None, given_up_at=None)
    told = blanked(words)[:500]
    if not fresh.update(bounced_at=now, lease_until=None, last_error=told):
        return False
    if letter.about_kind:
        record(LetterBounced(letter.pk, letter.about_kind, letter.about_id), by=by)
    if letter.follower_id:
        _note_failing(letter.follower_id)
    return True


def note_returned(raw: bytes, *, by: Actor) -> str:
    """Read a mail that came back and mark its letter; says in a word what it was."""
    returned = read_returned(raw)
    letter = Letter.objects.filter(message_key=returned.message_key or "-").first()
    if letter is None:
        return "unknown"
    if not returned.failed:
        return "harmless"
    return "bounced" if note_bounced(letter, words=returned.words, by=by) else "known"


@transaction.atomic
def retry_letter(letter: Letter, *, by: Actor) -> Letter:
    """Send a letter once more that was given up."""
    insist(None if by.holds(Role.OPERATOR) else Refusal.NOT_OPERATOR)
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.given_up_at is None:
        return letter  # a second click

    letter.given_up_at, letter.lease_until = None, None
    letter.attempts, letter.due_at = 0, timezone.now()
    letter.save()
    record(LetterRetried(letter.pk), by=by)
    return letter


def _note_failing(follower_id: int) -> None:
    """A mailbox that has failed for two weeks is not written to any more."""
    now = timezone.now()
    follower = Follower.objects.select_for_update().get(pk=follower_id)
    arrived = follower.letters.filter(
        bounced_at=None, sent_at__gt=follower.failing_since or now, sent_at__lt=now - policy.HELD
    )
    if follower.failing_since is None or arrived.exists():
        follower.failing_since = now
    elif not policy.is_dead(follower.failing_since, now):
        return
    elif follower.kind == FollowerKind.PERSON:
        follower.rhythm = Rhythm.PAGE_ONLY
    else:
        follower.ended_at = now
    follower.save()
