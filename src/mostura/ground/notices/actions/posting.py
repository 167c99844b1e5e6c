"""Posting the letters that are due: claimed by a lease, committed one by one."""

import datetime as dt
import logging
import os
import random
import secrets
import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection as database
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.notices.actions.letters import note_bounced
from mostura.ground.notices.events import LetterBounced, LetterPosted
from mostura.ground.notices.frames.letters import message_of
from mostura.ground.notices.models import Letter
from mostura.ground.notices.policy import posting as policy
from mostura.ground.notices.policy.posting import Fate
from mostura.shell.discretion import blanked

log = logging.getLogger(__name__)

LETTERS: Final = 50  # for one connection to the mail server


def post_due(*, limit: int = LETTERS, by: Actor) -> int:
    """Post the letters that are due, over one connection; says how many it is done with."""
    claimed = _claim(limit)
    if not claimed:
        return 0
    done = 0
    with _mail_server() as server:
        if server is None:
            _server_away(claimed)
            return 0
        _close(claimed)
        for letter in claimed:
            if not _still_mine(letter):
                continue
            if _post(letter, server, by) is Fate.SERVER_AWAY:
                break
            done += 1
    _release(claimed)
    return done


@transaction.atomic
def _claim(limit: int) -> list[Letter]:
    """Take letters that are due, for as long as the lease lasts."""
    now = timezone.now()
    skip = database.features.has_select_for_update_skip_locked
    due = _due(now).select_for_update(skip_locked=skip).order_by("due_at", "pk")
    keys = list(due.values_list("pk", flat=True)[:limit])
    if not keys:
        return []
    worker = f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(4)}"
    mine = Letter.objects.filter(pk__in=keys)
    mine.update(worker=worker, lease_until=now + policy.LEASE)
    return list(mine.select_related("follower__person").order_by("due_at", "pk"))


@transaction.atomic
def _close(claimed: list[Letter]) -> None:
    """From now on what stands in them is fixed; while a mail server was away, more came in."""
    keys = [one.pk for one in claimed]
    # Whoever puts something into letters locks them in this order too, so none waits for ever.
    still_open = Letter.objects.select_for_update().filter(pk__in=keys, closed_at=None)
    found = list(still_open.order_by("pk").values_list("pk", flat=True))
    Letter.objects.filter(pk__in=found).update(closed_at=timezone.now())


def _due(now: dt.datetime) -> QuerySet[Letter]:
    on_its_way = Letter.objects.filter(sent_at=None, bounced_at=None, given_up_at=None)
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    return on_its_way.filter(free, due_at__lte=now)


@contextmanager
def _mail_server() -> Iterator[BaseEmailBackend | None]:
    """One open connection, or nothing where the mail server does not answer."""
    server: BaseEmailBackend = get_connection()
    try:
        server.open()
    except OSError as fault:  # all that smtplib raises, too
        log.warning("The mail server does not answer: %s", blanked(repr(fault)))
        yield None
        return
    try:
        yield server
    finally:
        try:
            server.close()
        except OSError as fault:
            log.info("The mail server hung up: %s", blanked(repr(fault)))


def _post(letter: Letter, server: BaseEmailBackend, by: Actor) -> Fate:
    """One letter, and its fate on record before the next one begins."""
    try:
        message = message_of(letter)
    except Exception as fault:  # one letter that cannot be written does not stop the others
        log.exception("The letter %s could not be written", letter.pk)
        return _later(letter, repr(fault), policy.WRITING_ATTEMPTS, by)
    if message is None:
        _mine(letter).update(given_up_at=timezone.now(), lease_until=None, last_error="")
        return Fate.SENT
    fate, words = _handed_over(message, server)
    if fate is Fate.SENT:
        _sent(letter, by)
    elif fate is Fate.BOUNCED:
        note_bounced(letter, words=words, by=by)
    elif fate is Fate.LATER:
        _later(letter, words, policy.ATTEMPTS, by)
    else:
        log.warning("The mail server went away: %s", blanked(words))
        _mine(letter).update(due_at=timezone.now() + policy.SERVER_WAIT, lease_until=None)
    return fate


def _handed_over(message: EmailMultiAlternatives, server: BaseEmailBackend) -> tuple[Fate, str]:
    """What the mail server says to one mail."""
    try:
        server.send_messages([message])
    except smtplib.SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()))
        return policy.fate_of(code), _words(code, words)
    except smtplib.SMTPDataError as refused:
        return policy.fate_of(refused.smtp_code), _words(refused.smtp_code, refused.smtp_error)
    except OSError as fault:  # it does not take mail from us, or is gone
        return Fate.SERVER_AWAY, repr(fault)
    except ValueError as fault:  # an address or a header that is none
        return Fate.BOUNCED, repr(fault)
    return Fate.SENT, ""


@transaction.atomic
def _sent(letter: Letter, by: Actor) -> None:
    fresh = Letter.objects.filter(pk=letter.pk, sent_at=None)
    if fresh.update(sent_at=timezone.now(), lease_until=None, last_error="") and letter.about_kind:
        record(LetterPosted(letter.pk, letter.about_kind, letter.about_id), by=by)


@transaction.atomic
def _later(letter: Letter, words: str, most: int, by: Actor) -> Fate:
    """Try again, each time later; after so many times a person should look."""
    attempts, now = letter.attempts + 1, timezone.now()
    changes: dict[str, Any] = {"attempts": attempts, "last_error": blanked(words)[:500]}
    if policy.is_hopeless(attempts, most):
        changes["given_up_at"] = now
        if letter.about_kind:
            record(LetterBounced(letter.pk, letter.about_kind, letter.about_id), by=by)
    else:
        wait = policy.wait_before_retry(attempts, random.random())  # noqa: S311 - only a blur
        changes["due_at"] = now + wait
    _mine(letter).update(lease_until=None, **changes)
    return Fate.LATER


def _server_away(claimed: list[Letter]) -> None:
    """Nobody asks a silent mail server again at once, and no letter is blamed for it."""
    _release(claimed)
    now = timezone.now()
    skip = database.features.has_select_for_update_skip_locked  # two workers may see it at once
    free = _due(now).select_for_update(skip_locked=skip).order_by("pk")
    with transaction.atomic():
        Letter.objects.filter(pk__in=free.values("pk")).update(due_at=now + policy.SERVER_WAIT)


def _release(claimed: list[Letter]) -> None:
    worker = claimed[0].worker
    held = Letter.objects.filter(pk__in=[one.pk for one in claimed], worker=worker)
    held.exclude(lease_until=None).update(lease_until=None)


def _still_mine(letter: Letter) -> bool:
    """Whether the lease holds long enough for one more letter; renewed where it runs short."""
    now = timezone.now()
    if letter.lease_until and letter.lease_until - now > policy.RENEWED_BELOW:
        return True
    return bool(_mine(letter).update(lease_until=now + policy.LEASE))


def _mine(letter: Letter) -> QuerySet[Letter]:
    return Letter.objects.filter(pk=letter.pk, worker=letter.worker, sent_at=None)


def _words(code: int, said: bytes | str) -> str:
    """What a mail server said, as a line."""
    words = said.decode(errors="replace") if isinstance(said, bytes) else said
    return f"{code} {words}"
