"""Questions to the ledger."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from mostura.actor import Actor, Role
from mostura.ground.ledger import policy
from mostura.ground.ledger.models import Delivery, Entry, Head


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the chain is broken, and how."""

    number: int
    kind: str


@dataclass(frozen=True, slots=True)
class Load:
    """How much the outbox holds."""

    waiting: int
    dead: int
    oldest_waiting_at: dt.datetime | None


def visible_to(actor: Actor) -> QuerySet[Delivery]:
    """Deliveries: for the operator only."""
    if not actor.holds(Role.OPERATOR):
        return Delivery.objects.none()
    return Delivery.objects.select_related("entry")


def dead_letters(actor: Actor) -> QuerySet[Delivery]:
    """What was given up and waits for a person."""
    return visible_to(actor).filter(dead_at__isnull=False, discarded_at=None).order_by("dead_at")


def waiting(actor: Actor) -> QuerySet[Delivery]:
    """What is on its way, the next first."""
    return visible_to(actor).filter(done_at=None, dead_at=None).order_by("run_at", "pk")


def load(actor: Actor) -> Load:
    """How much waits and how much was given up; numbers only, so anyone's check may ask."""
    on_its_way = Q(done_at=None, dead_at=None)
    counts = Delivery.objects.aggregate(
        waiting=Count("pk", filter=on_its_way),
        dead=Count("pk", filter=Q(dead_at__isnull=False, discarded_at=None)),
    )
    oldest = Delivery.objects.filter(on_its_way).order_by("run_at").values_list("run_at").first()
    return Load(counts["waiting"], counts["dead"], oldest[0] if oldest else None)


def history_of(actor: Actor, kind: str, pk: int) -> QuerySet[Entry]:
    """What happened to one thing, oldest first; ask only for what the actor was shown."""
    return Entry.objects.filter(subject_kind=kind, subject_id=pk).order_by("number")


def event_of(actor: Actor, number: int) -> str:
    """What kind of fact an entry tells of."""
    return Entry.objects.values_list("event", flat=True).get(number=number)


def faults(actor: Actor) -> Iterator[Fault]:
    """Every place where the chain does not hold, up to the head it has when the walk begins."""
    # An entry comes with its head: what was written before the head was read lies within it,
    # and what is written during the walk is left for the next one.
    newest = Entry.objects.order_by("number").values_list("number", flat=True).last() or 0
    head = Head.objects.filter(pk=1).first() or Head(pk=1)
    digest, expected = policy.FIRST_DIGEST, 1
    within = Entry.objects.filter(number__lte=head.number).order_by("number")
    for entry in within.iterator(chunk_size=2000):
        if entry.number != expected:
            yield Fault(expected, "missing")
        if entry.previous_digest != digest:
            yield Fault(entry.number, "unchained")
        if policy.entry_digest(entry.previous_digest, entry.values()) != entry.digest:
            yield Fault(entry.number, "altered")
        digest, expected = entry.digest, entry.number + 1
    if newest > head.number or (head.number, head.digest) != (expected - 1, digest):
        yield Fault(head.number, "head_differs")


def length(actor: Actor) -> int:
    """How many entries the ledger holds."""
    return Entry.objects.count()


def head(actor: Actor) -> str:
    """The digest of the newest entry: what was reckoned under another may be out of date."""
    return Head.objects.filter(pk=1).values_list("digest", flat=True).first() or ""
