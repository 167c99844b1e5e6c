"""Recording what happened, and delivering it to those who must hear."""

import datetime as dt
import logging
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from mostura.actor import Actor
from mostura.ground.ledger import policy
from mostura.ground.ledger.events import DeliveryDiscarded, DeliveryRetried, Event
from mostura.ground.ledger.models import Delivery, Entry, Head
from mostura.refused import insist
from mostura.shell.discretion import blanked

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears of an event: a function of a `jobs` module.

    A quick listener runs in the transaction that marks its delivery done, so its effects happen
    once. A slow one runs outside of any, must bear to be called twice, and keeps no one waiting.
    """

    path: str
    slow: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """What a worker does again and again: a function of a `jobs` module, and how often.

    The function says how many things it did; while it did some it is due again at once. Several
    workers may run it at the same time, and any of them may be killed.
    """

    path: str
    every: dt.timedelta


def record(event: Event, *, by: Actor) -> Entry:
    """Write an event into the chain and into the outbox, in the transaction of the fact."""
    if not connection.in_atomic_block:
        raise RuntimeError("record() belongs into the transaction of the fact it records")
    head, _new = Head.objects.select_for_update().get_or_create(pk=1)
    entry = Entry(
        number=head.number + 1,
        recorded_at=timezone.now(),
        event=event.name(),
        subject_kind=event.about,
        subject_id=event.subject_id(),
        data=event.values(),
        person_id=by.person_id,
        organisation_id=by.organisation_id,
        previous_digest=head.digest,
    )
    entry.digest = policy.entry_digest(entry.previous_digest, entry.values())
    entry.save(force_insert=True)
    head.number, head.digest = entry.number, entry.digest
    head.save(update_fields=["number", "digest"])
    Delivery.objects.bulk_create(
        Delivery(entry=entry, listener=listener.path, run_at=entry.recorded_at)
        for listener in _listeners().get(event.name(), ())
    )
    return entry


@transaction.atomic
def claim_delivery(
    worker: str, *, by: Actor, lease: dt.timedelta = policy.LEASE
) -> Delivery | None:
    """Take the next delivery that is due, for as long as the lease lasts."""
    now = timezone.now()
    while (delivery := _due(now)) is not None:
        delivery.attempts += 1
        if not policy.is_hopeless(delivery.attempts - 1):
            delivery.worker, delivery.lease_until = worker, now + lease
            delivery.save(update_fields=["attempts", "worker", "lease_until"])
            return Delivery.objects.select_related("entry").get(pk=delivery.pk)
        delivery.dead_at = now  # it killed its worker time and again
        delivery.last_error = delivery.last_error or "Its worker died each time."
        delivery.save(update_fields=["dead_at", "last_error"])
    return None


def deliver_next(worker: str, *, by: Actor, lease: dt.timedelta = policy.LEASE) -> bool:
    """Deliver what is due next; says whether there was anything."""
    delivery = claim_delivery(worker, by=by, lease=lease)
    if delivery is None:
        return False
    started = time.monotonic()
    try:
        with _lease_renewed(delivery, lease):
            _deliver(delivery)
    except Exception as fault:
        log.exception("%s failed, attempt %s", delivery, delivery.attempts)
        _note_failure(delivery, fault)
    else:
        log.info("%s delivered in %.2f s", delivery, time.monotonic() - started)
    return True


@transaction.atomic
def retry_delivery(delivery: Delivery, *, by: Actor) -> Delivery:
    """Give a dead letter another chance."""
    delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    insist(policy.refusal_to_retry(by, delivery.state))

    delivery.dead_at = delivery.discarded_at = delivery.lease_until = None
    delivery.attempts, delivery.run_at = 0, timezone.now()
    delivery.save()
    record(DeliveryRetried(delivery.pk), by=by)
    return delivery


@transaction.atomic
def discard_delivery(delivery: Delivery, *, by: Actor) -> Delivery:
    """Give a dead letter up; it stays on record."""
    delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    insist(policy.refusal_to_retry(by, delivery.state))

    delivery.discarded_at = timezone.now()
    delivery.save(update_fields=["discarded_at"])
    record(DeliveryDiscarded(delivery.pk), by=by)
    return delivery


def run_tick(tick: Tick, *, by: Actor) -> int:
    """Do once what is done again and again; a failure is logged and stops nothing else."""
    try:
        done: int = import_string(tick.path)()
    except Exception:
        log.exception("%s failed", tick.path)
        return 0
    return done


def _due(now: dt.datetime) -> Delivery | None:
    """What no living worker holds and has waited longest, locked."""
    due = Delivery.objects.filter(done_at=None, dead_at=None, run_at__lte=now)
    free = due.filter(lease_until=None) | due.filter(lease_until__lt=now)
    return (
        free.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
        .order_by("run_at", "pk")
        .first()
    )


def _deliver(delivery: Delivery) -> None:
    known = {one.path: one for one in _listeners().get(delivery.entry.event, ())}
    listener = known.get(delivery.listener, Listener(delivery.listener))
    hear: Callable[..., None] = import_string(listener.path)
    if listener.slow:
        hear(delivery.entry.number, **delivery.entry.data)
    with transaction.atomic():
        if not _finish(delivery):
            return  # the lease ran out and another worker took over
        if not listener.slow:
            hear(delivery.entry.number, **delivery.entry.data)


def _finish(delivery: Delivery) -> bool:
    """Mark it done, where it is still this worker's."""
    mine = Delivery.objects.filter(pk=delivery.pk, worker=delivery.worker, done_at=None)
    return mine.update(done_at=timezone.now(), lease_until=None, last_error="") == 1


def _note_failure(delivery: Delivery, fault: Exception) -> None:
    now = timezone.now()
    wait = policy.wait_before_retry(delivery.attempts, random.random())  # noqa: S311 - only a blur
    hopeless = policy.is_hopeless(delivery.attempts)
    Delivery.objects.filter(pk=delivery.pk, worker=delivery.worker, done_at=None).update(
        lease_until=None,
        run_at=now + wait,
        dead_at=now if hopeless else None,
        last_error=blanked(f"{type(fault).__name__}: {fault}")[:2000],
    )


@contextmanager
def _lease_renewed(delivery: Delivery, lease: dt.timedelta) -> Iterator[None]:
    """Keep the lease alive from a second thread while the work goes on."""
    ended = threading.Event()

    def renew() -> None:
        mine = Delivery.objects.filter(pk=delivery.pk, worker=delivery.worker, done_at=None)
        try:
            while not ended.wait(lease.total_seconds() / 3):
                try:
                    mine.update(lease_until=timezone.now() + lease)
                except DatabaseError as fault:  # locked, or gone for a moment: the next may do
                    log.warning("The lease of %s was not renewed: %s", delivery, fault)
                close_old_connections()
        finally:
            connection.close()

    thread = threading.Thread(target=renew, name="lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


@cache
def _listeners() -> dict[str, tuple[Listener, ...]]:
    wiring: dict[type[Event], tuple[Listener, ...]] = import_string(
        f"{settings.MOSTURA_WIRING}.LISTENERS"
    )
    return {event.name(): listeners for event, listeners in wiring.items()}
