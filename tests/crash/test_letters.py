"""Letters under kill -9 and with a mail server that fails."""

import logging

import pytest
from letters import Hub, capped, storm
from post_office import PostOffice

from mostura.ground.notices.policy.timing import LETTERS_A_DAY

pytestmark = pytest.mark.slow
WEATHER = ((0.2, "closed", 2), (0.4, "hanging up", 2), (0.6, "greylisting", 1))


@pytest.fixture
def office(caplog):
    caplog.set_level(logging.ERROR, logger="mail.log")
    with PostOffice() as opened:
        yield opened


@pytest.fixture
def hub(new_hub, office):
    plain = new_hub()
    made = Hub(plain.home, plain.database, mail=office.address)
    made.migrate()
    return made


def test_everyone_who_follows_gets_the_letter_once_however_the_day_goes(hub, office):
    outcome = storm(
        hub, office, followers=300, gone=5, kills=6, weather=WEATHER, patience=150, hurry=True
    )

    assert (outcome.missed, outcome.with_two_letters, outcome.came_back) == (0, 0, 5), outcome
    assert outcome.sound, outcome
    assert hub.ledger_holds()


def test_much_on_one_day_comes_in_few_letters(hub):
    found = capped(hub, readers=5, happenings=6)

    assert found == {
        ("at_once", True, 1): 5 * LETTERS_A_DAY,
        ("at_once", False, 6 - LETTERS_A_DAY): 5,
        ("daily", False, 6): 5,
    }
