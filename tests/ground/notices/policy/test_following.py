"""What links and receipts are good for."""

import datetime as dt

import pytest

from mostura.actor import CLOCK, Actor, Role
from mostura.ground.notices.policy import following as policy
from mostura.ground.notices.policy.following import Refusal

NOW = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "typed",
    ["7K2M-9QXA-B3CD-0F1G", " 7k2m9qxab3cdof1g ", "7K2M 9QXА В3СD OFIG", "7k2m–9qxa–b3cd–oflg"],
)
def test_a_receipt_is_read_however_it_is_typed(typed):
    assert policy.normal_code(typed) == "7k2m9qxab3cd0f1g"


@pytest.mark.parametrize("typed", ["", "жжжж", "7k2m%9qxa😀é"])
def test_what_is_no_receipt_is_none(typed):
    assert policy.normal_code(typed) == ""


def test_a_receipt_is_printed_in_groups():
    assert policy.grouped("7k2m9qxab3cd0f1g") == "7K2M-9QXA-B3CD-0F1G"
    assert policy.normal_code(policy.grouped("7k2m9qxab3cd0f1g")) == "7k2m9qxab3cd0f1g"


@pytest.mark.parametrize(
    ("actor", "number", "things", "refusal"),
    [
        (CLOCK, 1, 1, None),
        (Actor(1, 1, frozenset({Role.EDITOR})), 200, 1, None),
        (Actor(1, 1, frozenset({Role.SECRETARIAT})), 1, 1, None),
        (Actor(1, 1, frozenset({Role.MEMBER})), 1, 1, Refusal.MAY_NOT_ISSUE),
        (CLOCK, 201, 1, Refusal.TOO_MANY),
        (CLOCK, 0, 1, Refusal.TOO_MANY),
        (CLOCK, 1, 0, Refusal.NOTHING_FOLLOWED),
    ],
)
def test_editors_and_the_secretariat_hand_out_receipts(actor, number, things, refusal):
    assert policy.refusal_to_issue(actor, number=number, things=things) == refusal


def test_a_mailbox_has_three_days_to_say_yes():
    days = [dt.timedelta(days=3), dt.timedelta(days=3, seconds=1)]

    assert [policy.is_confirmed_in_time(NOW - one, NOW) for one in days] == [True, False]


VALUES = {"en": {"who": "The town"}, "sr": {"who": "Град"}, "": {"number": "7"}}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The town, 7"),
        ("sr", "Град, 7"),
        ("sr-latn", "Град, 7"),
        ("mk", "The town, 7"),
    ],
)
def test_a_sentence_takes_the_nearest_words_there_are(language, said):
    assert policy.filled("%(who)s, %(number)s", VALUES, language) == said


def test_a_sentence_without_places_stays_as_it_is():
    assert policy.filled("100 % done", {}, "sq") == "100 % done"
