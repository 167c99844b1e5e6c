"""The clock of an ask, example by example."""

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from mostura.answer.correspondence.policy import clock
from mostura.answer.correspondence.policy.clock import Standing, State, Step, StepKind, Terms

SARAJEVO = ZoneInfo("Europe/Sarajevo")
TEN_DAYS = Terms(basis="duty", days=10)
TEN_WORKING_DAYS = Terms(basis="duty", days=10, working_days=True)
MONDAY = dt.date(2026, 3, 2)
EASTER = {dt.date(2026, 4, 3), dt.date(2026, 4, 6)}


def at(day, hour=12, *, month=3, zone=SARAJEVO, minute=0):
    return dt.datetime(2026, month, day, hour, minute, tzinfo=zone)


def no_day_off(_day):
    return False


def stands(steps, now, terms=TEN_DAYS, is_day_off=no_day_off):
    happened = [Step(kind, moment) for kind, moment in steps]
    return clock.standing(happened, terms, now, is_day_off)


SENT = ("sent", at(2, 9))
DELIVERED = ("delivered", at(2, 10))  # a Monday


# --- when the days begin -------------------------------------------------------------------------


def test_nothing_has_happened_to_a_draft():
    assert stands([], at(2)) == Standing(State.DRAFTED)


def test_no_day_counts_before_the_letter_is_delivered():
    assert stands([SENT], at(30)) == Standing(State.SENT, lasting_state=State.SENT)


def test_the_first_day_is_the_day_after_delivery():
    told = stands([SENT, DELIVERED], at(3))

    assert told == Standing(
        State.DELIVERED, MONDAY, dt.date(2026, 3, 12), days_left=9, lasting_state=State.DELIVERED
    )


def test_the_last_day_may_be_used_to_its_end():
    steps = [SENT, DELIVERED]

    assert stands(steps, at(12, 23, minute=59)).state == State.DELIVERED
    assert stands(steps, at(13, 0)).state == State.OVERDUE
    assert stands(steps, at(13, 0)).overdue_days == 1


@pytest.mark.parametrize("kind", sorted(clock.REACTIONS))
def test_whoever_reacts_has_the_letter_whatever_the_post_says(kind):
    assert stands([SENT, (kind, at(4))], at(5)).began_on == dt.date(2026, 3, 4)


def test_a_letter_that_comes_back_was_never_there():
    steps = [SENT, DELIVERED, ("bounced", at(5))]

    assert stands(steps, at(31)) == Standing(State.BOUNCED, lasting_state=State.BOUNCED)


def test_after_a_bounce_the_days_begin_anew_with_the_next_delivery():
    steps = [SENT, DELIVERED, ("bounced", at(5)), ("sent", at(9)), ("delivered", at(9))]

    assert stands(steps, at(13)).due_on == dt.date(2026, 3, 19)


def test_a_bounce_that_comes_after_a_reaction_changes_nothing():
    steps = [SENT, DELIVERED, ("acknowledged", at(4)), ("bounced", at(5))]

    assert stands(steps, at(6)).state == State.ACKNOWLEDGED
    assert stands(steps, at(6)).began_on == MONDAY


def test_a_delivery_nobody_sent_anything_for_starts_no_clock():
    assert stands([("delivered", at(2))], at(30)) == Standing(State.DRAFTED)


# --- pauses --------------------------------------------------------------------------------------


def test_while_we_owe_a_clarification_nothing_is_due():
    steps = [SENT, DELIVERED, ("clarification_asked", at(5))]

    assert stands(steps, at(31)) == Standing(
        State.CLARIFICATION_ASKED, MONDAY, paused=True, lasting_state=State.CLARIFICATION_ASKED
    )


def test_days_on_which_the_clock_stood_still_are_given_back():
    steps = [SENT, DELIVERED, ("clarification_asked", at(5)), ("clarified", at(10))]

    assert stands(steps, at(11)).due_on == dt.date(2026, 3, 17)


def test_asked_and_clarified_on_one_day_costs_nothing():
    steps = [SENT, DELIVERED, ("clarification_asked", at(5, 9)), ("clarified", at(5, 17))]

    assert stands(steps, at(6)).due_on == dt.date(2026, 3, 12)


def test_asked_late_in_the_evening_and_clarified_early_is_one_day():
    asked, clarified = ("clarification_asked", at(5, 23, minute=59)), ("clarified", at(6, 0))

    assert stands([SENT, DELIVERED, asked, clarified], at(7)).due_on == dt.date(2026, 3, 13)


def test_asking_twice_pauses_twice():
    steps = [SENT, DELIVERED, ("clarification_asked", at(3)), ("clarified", at(4))]
    steps += [("clarification_asked", at(4, 15)), ("clarified", at(6))]

    assert stands(steps, at(7)).due_on == dt.date(2026, 3, 16)  # the 15th is a Sunday


def test_a_question_asked_when_the_term_was_over_does_not_make_it_run_anew():
    steps = [SENT, DELIVERED, ("clarification_asked", at(14)), ("clarified", at(20))]

    told = stands(steps, at(20, 18))

    assert (told.state, told.due_on) == (State.OVERDUE, dt.date(2026, 3, 12))
    assert told.overdue_days == 2  # the 13th and today; six days were ours


def test_an_answer_given_while_we_owed_a_clarification_is_late_only_by_their_own_days():
    steps = [SENT, DELIVERED, ("clarification_asked", at(14)), ("answered", at(20))]

    assert stands(steps, at(25)).late_days == 2


def test_a_pause_of_years_is_given_back_whole():
    asked = ("clarification_asked", at(4))
    clarified = ("clarified", dt.datetime(2031, 3, 4, 12, tzinfo=SARAJEVO))

    told = stands([SENT, DELIVERED, asked, clarified], clarified[1] + dt.timedelta(hours=1))

    assert told.state == State.ACKNOWLEDGED
    assert told.due_on == dt.date(2031, 3, 12)


# --- working days, holidays ----------------------------------------------------------------------


def test_working_days_leave_out_weekends():
    assert stands([SENT, DELIVERED], at(3), TEN_WORKING_DAYS).due_on == dt.date(2026, 3, 16)


def test_working_days_leave_out_holidays():
    steps = [("sent", at(30)), ("delivered", at(30))]

    told = stands(steps, at(31), TEN_WORKING_DAYS, EASTER.__contains__)

    assert told.due_on == dt.date(2026, 4, 15)


def test_a_term_that_would_end_on_a_sunday_ends_on_monday():
    thirteen = Terms(basis="duty", days=13)

    assert stands([SENT, DELIVERED], at(3), thirteen).due_on == dt.date(2026, 3, 16)
    assert stands([SENT, DELIVERED], at(16, 20), thirteen).state == State.DELIVERED
    assert stands([SENT, DELIVERED], at(17), thirteen).overdue_days == 1


def test_a_term_that_would_end_on_a_holiday_ends_after_it():
    four = Terms(basis="duty", days=4)
    steps = [("sent", at(30)), ("delivered", at(30))]

    assert stands(steps, at(31), four, EASTER.__contains__).due_on == dt.date(2026, 4, 7)


# --- time zones ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "began_on"),
    [
        ("Pacific/Kiritimati", dt.date(2026, 3, 3)),
        ("Europe/Skopje", dt.date(2026, 3, 3)),
        ("UTC", dt.date(2026, 3, 2)),
        ("America/New_York", dt.date(2026, 3, 2)),
    ],
)
def test_a_day_is_a_day_where_the_addressee_lives(zone, began_on):
    late = dt.datetime(2026, 3, 2, 23, 30, tzinfo=dt.UTC)
    terms = Terms(basis="duty", days=10, time_zone=zone)

    told = stands([("sent", late), ("delivered", late)], late, terms)

    assert told.began_on == began_on


@pytest.mark.parametrize("zone", ["Europe/Tirane", "America/New_York", "Pacific/Kiritimati"])
def test_nobody_is_overdue_before_midnight_at_home(zone):
    home = ZoneInfo(zone)
    terms = Terms(basis="duty", days=10, time_zone=zone)
    steps = [("sent", at(2, zone=home)), ("delivered", at(2, zone=home))]

    assert stands(steps, at(12, 23, minute=59, zone=home), terms).state == State.DELIVERED
    assert stands(steps, at(13, 0, zone=home), terms).state == State.OVERDUE


def test_the_hour_that_summer_time_takes_away_costs_no_day():
    steps = [("sent", at(27)), ("delivered", at(27))]  # clocks went forward on 29 March 2026
    three = Terms(basis="duty", days=3)

    assert stands(steps, at(30, 23, minute=59), three).state == State.DELIVERED
    assert stands(steps, at(31, 0), three).state == State.OVERDUE


def test_the_hour_that_winter_time_gives_adds_no_day():
    steps = [("sent", at(23, month=10)), ("delivered", at(23, month=10))]  # back on 25 October 2026
    asked = ("clarification_asked", at(24, 23, month=10, minute=30))
    clarified = ("clarified", at(25, 23, month=10, minute=30))  # 25 hours, one midnight

    assert stands([*steps, asked, clarified], at(26, month=10)).due_on == dt.date(2026, 11, 3)


# --- how it ends ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["answered", "refused", "referred", "escalated", "withdrawn"])
def test_what_has_ended_is_never_overdue(kind):
    told = stands([SENT, DELIVERED, (kind, at(5))], at(30, month=12))

    assert (told.state, told.overdue_days) == (State(kind), 0)


def test_an_answer_after_the_term_was_late():
    assert stands([SENT, DELIVERED, ("answered", at(16))], at(30)).late_days == 4


def test_a_second_answer_does_not_make_the_first_one_late():
    steps = [SENT, DELIVERED, ("answered", at(5)), ("answered", at(30))]

    assert stands(steps, at(31)).late_days == 0


def test_who_refused_may_still_answer():
    told = stands([SENT, DELIVERED, ("refused", at(5)), ("answered", at(30))], at(31))

    assert (told.state, told.late_days) == (State.ANSWERED, 18)


def test_where_no_term_is_set_nobody_is_ever_late():
    none = Terms(basis="none", days=0)

    told = stands([SENT, DELIVERED], at(30, month=12), none)

    assert told == Standing(State.DELIVERED, MONDAY, lasting_state=State.DELIVERED)


def test_a_reminder_changes_nothing_about_the_clock():
    steps = [SENT, DELIVERED]

    assert stands([*steps, ("reminded", at(9))], at(10)) == stands(steps, at(10))


def test_steps_count_in_the_order_in_which_they_happened_not_in_which_they_were_written_down():
    steps = [SENT, ("answered", at(9)), DELIVERED]

    assert stands(steps, at(10)).began_on == MONDAY


# --- the state machine ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [one for one in StepKind if one not in {"sent", "withdrawn"}])
def test_nothing_but_sending_or_dropping_happens_to_a_draft(kind):
    assert not clock.leads_from(State.DRAFTED, kind)


@pytest.mark.parametrize("kind", list(StepKind))
def test_nothing_happens_to_what_is_no_longer_asked(kind):
    assert not clock.leads_from(State.WITHDRAWN, kind)


@pytest.mark.parametrize("kind", list(StepKind))
def test_what_is_overdue_takes_the_steps_of_what_is_acknowledged(kind):
    assert clock.leads_from(State.OVERDUE, kind) == clock.leads_from(State.ACKNOWLEDGED, kind)


def test_a_longer_term_never_ends_earlier():
    ends = [
        stands([SENT, DELIVERED], at(3), Terms(basis="duty", days=days)).due_on
        for days in range(1, 60)
    ]

    assert all(before <= after for before, after in pairwise(ends))
