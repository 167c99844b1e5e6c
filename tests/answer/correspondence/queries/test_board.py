"""The board's columns: what the database counts is what the clock says."""

import datetime as dt
from collections import Counter

import pytest
from django.utils import timezone

from mostura.actor import VISITOR, Actor
from mostura.answer.correspondence.actions import asking as put
from mostura.answer.correspondence.actions import replying, stepping
from mostura.answer.correspondence.actions.stepping import Said
from mostura.answer.correspondence.frames import lines
from mostura.answer.correspondence.models import Asking
from mostura.answer.correspondence.policy import clock
from mostura.answer.correspondence.policy.clock import State, StepKind
from mostura.answer.correspondence.policy.columns import COLUMNS, PROMISED, REMIND, WAITING
from mostura.answer.correspondence.queries import board, visible
from mostura.answer.recommendations.models import Recommendation

SENT, DELIVERED, ASKED_BACK = StepKind.SENT, StepKind.DELIVERED, StepKind.CLARIFICATION_ASKED
HISTORIES = (
    (),
    ((SENT, 2),),
    ((SENT, 20), (DELIVERED, 20)),
    ((SENT, 27), (DELIVERED, 27)),
    ((SENT, 80), (DELIVERED, 80)),
    ((SENT, 80), (DELIVERED, 80), (StepKind.REMINDED, 3)),
    ((SENT, 80), (DELIVERED, 80), (StepKind.REMINDED, 20)),
    ((SENT, 80), (DELIVERED, 80), (StepKind.ACKNOWLEDGED, 79)),
    ((SENT, 80), (DELIVERED, 80), (ASKED_BACK, 60)),
    ((SENT, 80), (DELIVERED, 80), (ASKED_BACK, 70), (StepKind.CLARIFIED, 10)),
    ((SENT, 9), (StepKind.BOUNCED, 8)),
    ((SENT, 80), (DELIVERED, 80), (StepKind.REFUSED, 50)),
    ((SENT, 80), (DELIVERED, 80), (StepKind.REFERRED, 50)),
    ((SENT, 80), (DELIVERED, 80), (StepKind.ESCALATED, 10)),
    ((SENT, 80), (StepKind.WITHDRAWN, 10)),
    ((SENT, 80), (DELIVERED, 80), (StepKind.ANSWERED, 40)),
)


@pytest.fixture
def put_out(secretariat, ministry):
    """An ask for each of these histories, put to the ministry."""

    def made(histories):
        for number, history in enumerate(histories):
            ask = Recommendation.objects.create(
                text=f"Mend bridge {number}.",
                language="en",
                organisation_id=secretariat.organisation_id,
                state="published",
                published_at=timezone.now(),
            )
            asking = put.put_to_addressee(ask.pk, ministry.pk, by=secretariat)
            for kind, ago in history:
                _step(asking, kind, ago, secretariat)

    return made


def _step(asking, kind, ago, secretariat):
    said = Said("So.", "en", at=timezone.now() - dt.timedelta(days=ago))
    if kind == StepKind.ANSWERED:
        replying.answer_asking(asking, "partly", said, by=secretariat)
        day = timezone.localdate() + dt.timedelta(days=90)
        replying.promise(asking, day, said, by=Actor(organisation_id=asking.organisation_id))
    elif kind == StepKind.REMINDED:  # a letter writes it, whatever the state
        stepping.write_step(asking, kind, said, by=secretariat)
    else:
        stepping.take_step(asking, kind, said, by=secretariat)
    asking.refresh_from_db()


def test_what_the_database_counts_is_what_the_clock_says(put_out, secretariat):
    put_out(HISTORIES)
    now, askings = timezone.now(), visible.visible_to(secretariat)
    rows = lines.rows(secretariat, askings, now)
    waiting = {State.SENT, *clock.RUNNING}
    said = Counter(row.standing.state for row in rows)
    expected = {state: said[state] for state in State if state not in clock.RUNNING}
    expected |= {
        WAITING: sum(row.standing.state in waiting for row in rows),
        REMIND: sum(row.reminder_due for row in rows),
        PROMISED: 1,
        "": len(HISTORIES),
    }

    counted = board.counts(askings, now)

    assert {column: counted.get(column, 0) for column in expected} == expected
    assert (counted[State.OVERDUE], counted[REMIND]) == (4, 4)


def test_each_column_holds_as_many_as_it_says(put_out, secretariat):
    put_out(HISTORIES)
    now, askings = timezone.now(), visible.visible_to(secretariat)
    counted = board.counts(askings, now)

    held = {column: board.in_group(askings, column, now).count() for column, _label in COLUMNS}

    assert held == {column: counted.get(column, 0) for column in held}
    assert sum(held.values()) > len(HISTORIES)


def test_what_waits_to_be_sent_or_is_stopped_is_the_secretariats(put_out, secretariat):
    put_out(HISTORIES)

    hidden = set(Asking.objects.all()) - set(visible.visible_to(VISITOR))

    assert {one.state for one in hidden} == {State.DRAFTED, State.WITHDRAWN}
    assert visible.visible_to(secretariat).count() == len(HISTORIES)


def test_the_board_is_narrowed_to_a_country_and_an_addressee(letter, body, asks, secretariat):
    rails = body("Ministry of Rails", country="RS")
    elsewhere = put.put_to_addressee(asks[0].pk, rails.pk, by=secretariat)

    narrowed = [
        list(board.chosen(secretariat, country="RS")),
        list(board.chosen(secretariat, addressee=rails.code)),
    ]

    assert narrowed == [[elsewhere], [elsewhere]]
    assert board.chosen(secretariat).count() == 3
