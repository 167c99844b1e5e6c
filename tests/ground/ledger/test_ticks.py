"""What the worker does again and again."""

import datetime as dt

import pytest

from mostura.ground.ledger import jobs
from mostura.ground.ledger.actions import Tick

HOUR = dt.timedelta(hours=1)
left, calls = 0, []


def count_down():
    """Does one thing of those that are left."""
    global left
    calls.append("count_down")
    did, left = min(left, 1), max(left - 1, 0)
    return did


def fail():
    """Fails each time."""
    calls.append("fail")
    raise ValueError("never works")


@pytest.fixture(autouse=True)
def _nothing_called(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "ticks_of_a_test", sys.modules[count_down.__module__])
    calls.clear()


def tick(name, every=HOUR):
    return Tick(f"ticks_of_a_test.{name}", every)


def test_a_tick_that_did_something_is_due_again_at_once():
    global left  # noqa: PLW0603
    left = 2
    ticking = jobs.Ticking([tick("count_down")])

    assert [ticking.run() for _time in range(4)] == [1, 1, 0, 0]
    assert len(calls) == 3


def test_a_tick_that_fails_stops_no_other():
    global left  # noqa: PLW0603
    left = 1
    ticking = jobs.Ticking([tick("fail"), tick("count_down")])

    assert ticking.run() == 1
    assert calls == ["fail", "count_down"]


@pytest.mark.django_db(transaction=True)
def test_a_worker_ticks_until_nothing_is_left(monkeypatch):
    global left  # noqa: PLW0603
    left = 5
    monkeypatch.setattr("mostura.config.wiring.TICKS", (tick("count_down"), tick("fail")))

    jobs.work(until_empty=True)

    assert left == 0
