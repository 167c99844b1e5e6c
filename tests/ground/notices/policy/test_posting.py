"""What a mail server's answer means."""

import datetime as dt

import pytest

from mostura.ground.notices.policy import posting as policy
from mostura.ground.notices.policy.posting import Fate


@pytest.mark.parametrize(
    ("code", "fate"),
    [
        (421, Fate.SERVER_AWAY),
        (450, Fate.LATER),
        (452, Fate.LATER),
        (550, Fate.BOUNCED),
        (554, Fate.BOUNCED),
    ],
)
def test_an_answer_has_one_meaning(code, fate):
    assert policy.fate_of(code) is fate


def test_a_refused_letter_is_tried_for_about_five_days():
    waits = [policy.wait_before_retry(one, 0.5) for one in range(1, policy.ATTEMPTS)]

    assert waits[:3] == [dt.timedelta(minutes=one) for one in (1, 2, 4)]
    assert max(waits) == policy.LONGEST_WAIT
    assert dt.timedelta(days=4) < sum(waits, dt.timedelta()) < dt.timedelta(days=6)
    assert not policy.is_hopeless(policy.ATTEMPTS - 1)
    assert policy.is_hopeless(policy.ATTEMPTS)


def test_retries_do_not_come_all_at_once():
    waits = {policy.wait_before_retry(1, chance / 10) for chance in range(11)}

    assert (len(waits), min(waits), max(waits)) == (
        11,
        dt.timedelta(seconds=45),
        dt.timedelta(seconds=75),
    )


@pytest.mark.parametrize(
    ("status", "action", "failed"),
    [
        ("5.1.1", "failed", True),
        ("4.4.1", "delayed", False),
        ("4.4.7", "failed", True),
        ("2.0.0", "delivered", False),
        ("5.0.0", "", True),
        ("", "", False),
    ],
)
def test_a_report_says_whether_a_letter_is_lost(status, action, failed):
    assert policy.is_failure(status, action) == failed


def test_a_lease_outlives_the_slowest_letter():
    slowest = dt.timedelta(seconds=20 * 5)  # connect, greet, from, to, data: each times out at 20 s

    assert slowest < policy.RENEWED_BELOW < policy.LEASE
