"""Recording and delivering."""

import dataclasses
import datetime as dt
import smtplib
import sys
import types

import pytest
from django.db import transaction
from django.utils import timezone

from mostura.actor import CLOCK, VISITOR, Actor, Role
from mostura.ground.ledger import actions, policy, queries
from mostura.ground.ledger.events import Event
from mostura.ground.ledger.models import Delivery, Entry
from mostura.refused import Refused

OPERATOR = Actor(1, 1, frozenset({Role.OPERATOR}))


@dataclasses.dataclass(frozen=True)
class BridgeOpened(Event):
    """An event of this test only."""

    about = "bridge"
    bridge: int


HEARD: list[tuple[int, int]] = []


def hear(entry_number: int, *, bridge: int) -> None:
    """Keep what was heard."""
    HEARD.append((entry_number, bridge))


def stumble(entry_number: int, *, bridge: int) -> None:
    """Fail, as a listener may."""
    raise ValueError(f"bridge {bridge} is closed")


def write_to_ana(entry_number: int, *, bridge: int) -> None:
    """Meet a mail server that knows no Ana."""
    raise smtplib.SMTPRecipientsRefused({"ana@example.org": (550, b"No such user")})


def listen(*listeners):
    HEARD.clear()
    sys.modules["bridges"].LISTENERS = {BridgeOpened: listeners}
    actions._listeners.cache_clear()


def open_bridge(number=7, by=CLOCK):
    with transaction.atomic():
        return actions.record(BridgeOpened(number), by=by)


HEAR = actions.Listener("bridges.hear")
STUMBLE = actions.Listener("bridges.stumble")
UNKNOWN_TO_POST = actions.Listener("bridges.write_to_ana")


@pytest.fixture(autouse=True)
def _wiring(settings, monkeypatch):
    """Wire the hub to the listeners of this file, by a module of their own."""
    bridges = types.ModuleType("bridges")
    bridges.hear, bridges.stumble, bridges.write_to_ana = hear, stumble, write_to_ana
    bridges.LISTENERS = {}
    monkeypatch.setitem(sys.modules, "bridges", bridges)
    settings.MOSTURA_WIRING = "bridges"
    actions._listeners.cache_clear()
    yield
    actions._listeners.cache_clear()


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_not_recorded():
    with pytest.raises(RuntimeError):
        actions.record(BridgeOpened(1), by=CLOCK)

    assert Entry.objects.count() == 0


@pytest.mark.django_db
def test_entries_are_numbered_and_chained():
    first, second = open_bridge(1), open_bridge(2)

    assert (first.number, second.number) == (1, 2)
    assert (first.previous_digest, second.previous_digest) == (policy.FIRST_DIGEST, first.digest)
    assert list(queries.faults(CLOCK)) == []


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["event", "data", "person_id", "recorded_at", "subject_id"])
def test_an_altered_entry_is_found(forger, field):
    open_bridge(1)
    open_bridge(2)
    forged = {
        "event": "BridgeClosed",
        "data": {"bridge": 9},
        "person_id": 5,
        "recorded_at": timezone.now() - dt.timedelta(days=1),
        "subject_id": 9,
    }

    Entry.objects.filter(number=1).update(**{field: forged[field]})

    assert list(queries.faults(CLOCK)) == [queries.Fault(1, "altered")]


@pytest.mark.django_db
def test_a_removed_last_entry_is_found(forger):
    open_bridge(1)
    open_bridge(2)

    Entry.objects.filter(number=2).delete()

    assert list(queries.faults(CLOCK)) == [queries.Fault(2, "head_differs")]


@pytest.mark.django_db
def test_an_entry_beyond_the_head_is_found():
    forged = open_bridge(1)

    forged.number, forged.digest = 2, "f" * 64
    forged.save(force_insert=True)

    assert list(queries.faults(CLOCK)) == [queries.Fault(1, "head_differs")]


@pytest.mark.django_db
def test_what_is_recorded_while_the_chain_is_walked_is_no_fault(forger):
    open_bridge(1)
    open_bridge(2)
    Entry.objects.filter(number=1).update(event="BridgeClosed")

    walk = queries.faults(CLOCK)
    found = [next(walk)]
    open_bridge(3)
    found.extend(walk)

    assert found == [queries.Fault(1, "altered")]


@pytest.mark.django_db
def test_a_listener_hears_once():
    listen(HEAR)
    entry = open_bridge(7)

    rounds = [actions.deliver_next("one", by=CLOCK) for _ in range(3)]

    assert rounds == [True, False, False]
    assert [(entry.number, 7)] == HEARD


@pytest.mark.django_db
def test_a_failure_waits_and_is_tried_again():
    listen(STUMBLE)
    open_bridge(7)

    actions.deliver_next("one", by=CLOCK)

    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == (policy.State.WAITING, 1)
    assert delivery.run_at > timezone.now()
    assert delivery.last_error == "ValueError: bridge 7 is closed"


@pytest.mark.django_db
def test_what_went_wrong_is_noted_without_addresses_of_people():
    listen(UNKNOWN_TO_POST)
    open_bridge(7)

    actions.deliver_next("one", by=CLOCK)

    assert Delivery.objects.get().last_error == (
        "SMTPRecipientsRefused: {'…': (550, b'No such user')}"
    )


@pytest.mark.django_db
def test_a_delivery_that_fails_too_often_waits_for_a_person():
    listen(STUMBLE)
    open_bridge(7)

    for _ in range(policy.ATTEMPTS):
        Delivery.objects.update(run_at=timezone.now())
        actions.deliver_next("one", by=CLOCK)

    assert [one.state for one in queries.dead_letters(OPERATOR)] == [policy.State.DEAD]
    assert list(queries.dead_letters(VISITOR)) == []


@pytest.mark.django_db
def test_a_delivery_whose_worker_died_is_taken_over():
    listen(HEAR)
    open_bridge(7)
    actions.claim_delivery("dead", by=CLOCK)
    assert actions.deliver_next("second", by=CLOCK) is False
    Delivery.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))

    taken_over = actions.deliver_next("second", by=CLOCK)

    assert taken_over is True
    assert len(HEARD) == 1


@pytest.mark.django_db
def test_what_killed_its_workers_does_not_keep_the_others_waiting():
    listen(HEAR)
    open_bridge(7)
    Delivery.objects.update(attempts=policy.ATTEMPTS)
    after = open_bridge(8)

    rounds = [actions.deliver_next("one", by=CLOCK) for _ in range(2)]

    assert rounds == [True, False]
    assert [(after.number, 8)] == HEARD
    assert [one.entry.data for one in queries.dead_letters(OPERATOR)] == [{"bridge": 7}]


@pytest.mark.django_db
def test_an_operator_gives_a_dead_letter_another_chance():
    listen(HEAR)
    open_bridge(7)
    Delivery.objects.update(dead_at=timezone.now(), attempts=8)

    actions.retry_delivery(Delivery.objects.get(), by=OPERATOR)
    actions.deliver_next("one", by=CLOCK)

    assert Delivery.objects.get(listener=HEAR.path).state == policy.State.DONE


@pytest.mark.django_db
def test_an_editor_does_not_touch_dead_letters():
    listen(HEAR)
    open_bridge(7)
    Delivery.objects.update(dead_at=timezone.now())

    with pytest.raises(Refused) as refused:
        actions.retry_delivery(Delivery.objects.get(), by=VISITOR)

    assert refused.value.reason == policy.Refusal.NOT_OPERATOR
