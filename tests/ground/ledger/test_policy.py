"""Rules of the ledger."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from mostura.actor import VISITOR, Actor, Role
from mostura.ground.ledger import policy

OPERATOR = Actor(1, 1, frozenset({Role.OPERATOR}))


def test_the_wait_doubles_with_every_failure():
    waits = [policy.wait_before_retry(attempts, 0.5) for attempts in (1, 2, 3)]

    assert waits == [dt.timedelta(seconds=2), dt.timedelta(seconds=4), dt.timedelta(seconds=8)]


@given(st.integers(1, 100), st.floats(0, 1))
def test_nobody_waits_longer_than_an_hour(attempts, chance):
    assert policy.wait_before_retry(attempts, chance) <= dt.timedelta(hours=1)


def test_only_an_operator_retries():
    assert policy.refusal_to_retry(VISITOR, policy.State.DEAD) == policy.Refusal.NOT_OPERATOR


def test_what_is_on_its_way_is_not_retried():
    assert policy.refusal_to_retry(OPERATOR, policy.State.WAITING) == policy.Refusal.NOT_DEAD
    assert policy.refusal_to_retry(OPERATOR, policy.State.DEAD) is None


def test_the_digest_covers_the_entry_before():
    values = {"event": "DocumentReceived", "data": {"document": 1}}

    assert policy.entry_digest("a" * 64, values) != policy.entry_digest("b" * 64, values)
