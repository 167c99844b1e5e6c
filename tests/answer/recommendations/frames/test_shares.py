"""What became of what was asked: shares of what was put, and how far it is by whose account."""

import datetime as dt

import pytest
from django.utils import timezone

from mostura.actor import VISITOR, Actor
from mostura.answer.claims.actions import stating
from mostura.answer.claims.actions.stating import Account
from mostura.answer.correspondence.actions import asking as putting
from mostura.answer.correspondence.actions import replying, stepping
from mostura.answer.correspondence.actions.stepping import Said
from mostura.answer.correspondence.frames.cards import cards_of
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.answer.recommendations.frames import one as page
from mostura.answer.recommendations.frames import shares
from mostura.answer.recommendations.models import Recommendation
from mostura.answer.recommendations.queries import register
from mostura.answer.recommendations.queries.one import history
from mostura.answer.recommendations.queries.visible import shown

TODAY = dt.date(2026, 11, 21)


def outcome_of(ministry):
    put = shares.put_to([ministry.pk])
    asked = register.asked_of(VISITOR, ministry, put.values("recommendation"))
    return shares.of_addressee(put, asked, asked.count(), TODAY)


@pytest.fixture
def put(published, ministry, secretariat):
    """Two asks put to the ministry; the second is not addressed to it by its document."""
    made = [putting.put_to_addressee(one.pk, ministry.pk, by=secretariat) for one in published[:2]]
    for one in made:
        stepping.take_step(one, StepKind.SENT, by=secretariat)
    return made


def answer(asking, kind="partly"):
    by = Actor(organisation_id=asking.organisation_id)
    replying.answer_asking(asking, kind, Said("One of two.", "en"), by=by)
    day = timezone.localdate() + dt.timedelta(days=90)
    replying.promise(asking, day, Said("A new deck.", "en"), by=by)


def test_shares_are_of_what_was_put_and_say_how_much_one_answer_moves_them(put, ministry):
    answer(put[0])

    told = outcome_of(ministry)

    assert (told.asked, told.put, told.step) == (2, 2, 50)
    assert [(one.count, one.of, one.percent) for one in told.shares] == [
        (1, 2, 50), (1, 2, 50), (1, 2, 50), (0, 2, 0), (0, 2, 0),
    ]  # fmt: skip
    assert told.chart is None


def test_what_was_put_to_nobody_has_no_shares(published, ministry):
    told = outcome_of(ministry)

    assert (told.asked, told.put, list(told.shares), told.chart) == (1, 0, [], None)


def test_each_side_says_how_far_it_is_with_its_spread(
    put, published, editor, secretariat, ministry
):
    view = Account("partly", "Seen.", "en", monitor=True)
    stating.claim(published[0].pk, editor.organisation_id, Account("begun"), by=editor)
    stating.claim(published[0].pk, ministry.pk, Account("done"), by=secretariat)
    stating.claim(published[0].pk, secretariat.organisation_id, view, by=secretariat)

    told = outcome_of(ministry)

    rows = [(one.label, one.at, one.low, one.high) for one in told.chart.groups[0].rows]
    assert rows == [
        ("All together, on 1 ask", "67.00%", "33.00%", "100.00%"),
        ("Institution, on 1 ask", "100.00%", "100.00%", "100.00%"),
        ("Civil society, on 1 ask", "33.00%", "33.00%", "33.00%"),
        ("Independent monitor, on 1 ask", "67.00%", "67.00%", "67.00%"),
    ]
    assert "Of 2 asks, somebody has said of 1 how far they are" in told.chart.sentence


def test_a_page_shows_whom_the_document_names_then_whom_it_was_put_to_besides(put, published):
    named, other = published[0], Recommendation.objects.get(pk=published[1].pk)
    cards = cards_of(VISITOR, [named.pk, other.pk], timezone.now())

    told = [
        [(one.label, one.as_written, bool(one.card)) for one in page.addressees(ask, cards[ask.pk])]
        for ask in shown(VISITOR, [named.pk, other.pk])
    ]

    assert told == [
        [("Ministry of Bridges", "Ministry of Bridges", True)],
        [("donors", "", False), ("Ministry of Bridges", "", True)],
    ]


def test_a_history_tells_what_happened_between_in_its_order(put, published):
    answer(put[0])
    cards = cards_of(VISITOR, [published[0].pk], timezone.now())[published[0].pk]

    told = page.story(history(VISITOR, published[0]), cards)

    assert [str(one.what) for one in told][-3:] == [
        "Ministry of Bridges was asked by letter.",
        "Ministry of Bridges has answered.",
        "Ministry of Bridges promises something.",
    ]
    assert [one.at for one in told] == sorted(one.at for one in told)
