"""Steps as rows: what the board reads is what the clock says."""

import datetime as dt
import random
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from mostura.actor import CLOCK, Actor
from mostura.answer.correspondence.actions import asking as put
from mostura.answer.correspondence.actions import replying, sending, stepping
from mostura.answer.correspondence.actions.stepping import Said
from mostura.answer.correspondence.frames import clocks
from mostura.answer.correspondence.models import Asking, Duty, Step
from mostura.answer.correspondence.policy import answers
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.answer.correspondence.policy.clock import State, StepKind, leads_from
from mostura.refused import Refused


def as_it_is(asking):
    return Asking.objects.get(pk=asking.pk)


def days_ago(number, hour=12):
    at = timezone.now().astimezone(ZoneInfo("Europe/Belgrade")) - dt.timedelta(days=number)
    return at.replace(hour=hour, minute=0)


@pytest.mark.parametrize("number", range(20))
def test_the_board_reads_what_the_clock_says(asking, secretariat, number):
    chance = random.Random(number)
    Step.objects.filter(asking=asking).update(at=days_ago(200))

    for day in range(199, 100, -9):
        now = as_it_is(asking)
        kinds = [kind for kind in StepKind if leads_from(now.state, kind)]
        if kinds:
            said = Said("Words.", "en", at=days_ago(day))
            stepping.take_step(now, chance.choice(kinds), said, by=secretariat)

    now = as_it_is(asking)
    says = clocks.standing_of(now, now.steps.all(), timezone.now())
    assert (now.state, now.due_on) == (says.lasting_state, says.due_on)


def test_what_came_on_the_day_of_the_letter_came_after_it(asking, secretariat):
    Step.objects.filter(asking=asking).update(at=days_ago(3, hour=15))

    said = Said("By telephone.", "en", at=days_ago(3, hour=12), on_paper=True)
    stepping.take_step(asking, StepKind.ACKNOWLEDGED, said, by=secretariat)

    assert as_it_is(asking).state == State.ACKNOWLEDGED


def test_nothing_came_before_the_letter_was_sent(asking, secretariat):
    said = Said("By telephone.", "en", at=days_ago(5), on_paper=True)

    with pytest.raises(Refused) as refused:
        stepping.take_step(asking, StepKind.ACKNOWLEDGED, said, by=secretariat)

    assert refused.value.reason == answers.Refusal.BEFORE_IT_WAS_SENT
    assert as_it_is(asking).steps.count() == 2


def test_nobody_answers_for_another(asking):
    with pytest.raises(Refused) as refused:
        replying.answer_asking(asking, "noted", Said("Read.", "en"), by=Actor(organisation_id=99))

    assert refused.value.reason == answers.Refusal.NOT_ADDRESSEE


def test_an_addressee_that_was_joined_into_another_still_answers(proven, asking, ministry, body):
    ministry.joined_into = body("Ministry of Everything")
    ministry.save()

    proven.send("acknowledge/")
    proven.send(f"{asking.code}/answer/", kind="noted", text="Read.", language="en", version="1")

    assert as_it_is(asking).state == State.ANSWERED


def test_a_reminder_that_comes_back_takes_no_ask_away(asking, letter, secretariat):
    reminder = sending.prepare_sending(
        letter.contact, [asking], SendingKind.REMINDER, by=secretariat
    )
    sending.send(reminder, by=secretariat)

    sending.note_bounced(reminder.pk, by=CLOCK)

    assert as_it_is(asking).state == State.DELIVERED


def test_a_letter_that_comes_back_stops_the_clock(asking, letter):
    sending.note_bounced(letter.pk, by=CLOCK)

    assert (as_it_is(asking).state, as_it_is(asking).due_on) == (State.BOUNCED, None)


def test_a_term_that_passes_is_noted_once_and_not_before_it_has(asking, told):
    Step.objects.filter(asking=asking).update(at=days_ago(90))
    Asking.objects.filter(pk=asking.pk).update(due_on=timezone.localdate())

    first = put.note_overdue(timezone.now(), by=CLOCK)
    second = put.note_overdue(timezone.now(), by=CLOCK)

    assert (first, second, told().count("AskOverdue")) == (1, 0, 1)


def test_whoever_answers_of_their_own_will_is_given_a_month(asks, ministry, secretariat):
    Duty.objects.create(organisation=ministry, basis="voluntary", days=0)

    assert put.put_to_addressee(asks[0].pk, ministry.pk, by=secretariat).days == 30
