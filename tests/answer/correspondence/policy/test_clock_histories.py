"""Generated histories of asks: the clock beside a count of the days, one by one.

The count below knows nothing of the clock's code: it walks from midnight to midnight where the
addressee lives and keeps a tally, while the clock reckons the last day from intervals.
"""

import datetime as dt
import random
from collections import Counter
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import pytest
from holidays import country_holidays

from mostura.answer.correspondence.policy import clock

HISTORIES = 200
A_DAY = dt.timedelta(days=1)
PLACES = (
    ("XK", "Europe/Belgrade"),
    ("AL", "Europe/Tirane"),
    ("BA", "Europe/Sarajevo"),
    ("ME", "Europe/Podgorica"),
    ("MK", "Europe/Skopje"),
    ("RS", "Europe/Belgrade"),
    ("US", "America/New_York"),
    ("", "Pacific/Kiritimati"),
    ("", "America/Los_Angeles"),
    ("", "UTC"),
)
YEARS = range(2025, 2031)
DAYS_OFF = {
    country: frozenset(country_holidays(country, years=YEARS)) if country else frozenset()
    for country, _zone in PLACES
}
ENDS = ("reminded", "answered", "refused", "referred", "escalated", "withdrawn")
OFTEN = {
    "drafted": ("sent",),
    "sent": ("delivered", "delivered", "delivered", "bounced", "acknowledged"),
    "bounced": ("sent", "sent", "acknowledged", "delivered"),
    "delivered": (*("acknowledged",) * 2, "clarification_asked", "bounced", *ENDS),
    "acknowledged": (*("clarification_asked",) * 4, *ENDS),
    "clarification_asked": ("clarified",) * 6 + ("answered", "refused", "withdrawn"),
    "refused": ("answered", "escalated"),
    "referred": ("answered", "escalated"),
    "escalated": ("answered", "refused"),
    "answered": ("answered", "bounced"),
    "withdrawn": ("answered",),
}
WAITING = ("sent", "delivered", "bounced", "acknowledged", "clarification_asked")


@dataclass
class Case:
    """One ask put to one addressee."""

    terms: clock.Terms
    country: str
    steps: list[clock.Step] = field(default_factory=list)


@dataclass
class Tally:
    """What somebody would note who looks at the ask at every midnight."""

    state: str = "drafted"
    received_on: dt.date | None = None
    counted: int = 0
    last_day: dt.date | None = None
    beyond: int = 0
    late: int = 0

    def hear(self, kind, today):
        """Something happened today."""
        before = self.state
        self._hear(kind, today)
        if self.state != before:
            late = self.beyond + 1 if self.last_day else 0
            self.late = late if self.state in {"answered", "refused"} else 0

    def _hear(self, kind, today):
        if kind == "sent" and self.state in {"drafted", "bounced"}:
            self.state = "sent"
        elif kind == "delivered" and self.state in {"sent", "bounced"}:
            self.state = "delivered"
            self._receive(today)
        elif kind == "bounced" and self.state in {"sent", "delivered"}:
            self.state, self.received_on, self.counted = "bounced", None, 0
            self.last_day, self.beyond = None, 0
        elif kind == "acknowledged" and self.state in {"sent", "delivered", "bounced"}:
            self.state = "acknowledged"
            self._receive(today)
        elif kind == "clarification_asked" and self.state in set(WAITING) - {kind}:
            self.state = kind
            self._receive(today)
        elif kind == "clarified" and self.state == "clarification_asked":
            self.state = "acknowledged"
        else:
            self._hear_the_end(kind, today)

    def _hear_the_end(self, kind, today):
        allowed = {
            "answered": {*WAITING, "refused", "referred", "escalated"},
            "refused": {*WAITING, "referred", "escalated"},
            "referred": {*WAITING, "escalated"},
            "escalated": {*WAITING, "refused", "referred"},
            "withdrawn": {"drafted", *WAITING, "refused", "referred", "escalated"},
        }
        if self.state in allowed.get(kind, ()):
            self.state = kind
            if kind in {"answered", "refused", "referred"}:
                self._receive(today)

    def _receive(self, today):
        self.received_on = self.received_on or today

    def end_day(self, day, terms, days_off):
        """Midnight: does this day count?"""
        if not self.received_on or day <= self.received_on or self.state == "clarification_asked":
            return
        works = day.isoweekday() <= 5 and day not in days_off
        if self.last_day:
            self.beyond += 1
            return
        if works or not terms.working_days:
            self.counted += 1
        if self.counted >= terms.days and works:
            self.last_day = day

    def told(self, terms):
        """The state; since when; how many days too late it is, or the answer was."""
        waits = self.state in {"delivered", "acknowledged"} and terms.basis != "none"
        overdue = self.beyond + 1 if waits and self.last_day else 0
        late = 0 if terms.basis == "none" else self.late
        state = "overdue" if overdue else self.state
        return state, self.received_on, overdue, late


def history(number):
    """A history that could be one: usual steps mostly, any step now and then."""
    chance = random.Random(number)
    country, zone = chance.choice(PLACES)
    terms = clock.Terms(
        basis=chance.choice(("duty", "duty", "voluntary", "voluntary", "voluntary", "none")),
        days=chance.choice((1, 2, 5, 7, 10, 15, 30, 45)),
        working_days=chance.random() < 0.5,
        time_zone=zone,
    )
    case = Case(terms, country)
    at = dt.datetime(2025, 11, 1, tzinfo=dt.UTC) + dt.timedelta(
        minutes=chance.randrange(3 * 365 * 1440)
    )
    shadow = Tally()
    for _number in range(chance.randrange(2, 14)):
        usual = chance.random() > 0.1
        kinds = OFTEN[shadow.state] if usual else [one.value for one in clock.StepKind]
        kind = chance.choice(kinds)
        case.steps.append(clock.Step(kind, at))
        shadow.hear(kind, at.date())
        at += dt.timedelta(minutes=int(chance.choice((0, 30, 600, 1500, 6000, 20000, 60000))
                                       * chance.random()))  # fmt: skip
    return case


def looked_at(number):
    """For each day of a history, at some moment: what the tally says, and what the clock says."""
    case, chance = history(number), random.Random(-1 - number)
    zone, days_off = ZoneInfo(case.terms.time_zone), DAYS_OFF[case.country]
    tally, days = Tally(), {}
    for step in case.steps:
        days.setdefault(step.at.astimezone(zone).date(), []).append(step)
    day, last = min(days) - A_DAY, max(days) + 75 * A_DAY
    while day <= last:
        look = dt.datetime.combine(day, dt.time(chance.randrange(24), 59, 59), zone)
        today = days.get(day, [])
        for step in today:
            if step.at <= look:
                tally.hear(step.kind, day)
        stands = clock.standing(case.steps, case.terms, look, days_off.__contains__)
        clock_says = stands.state, stands.began_on, stands.overdue_days, stands.late_days
        yield (look, *tally.told(case.terms)), (look, *clock_says)
        for step in today:
            if step.at > look:
                tally.hear(step.kind, day)
        tally.end_day(day, case.terms, days_off)
        day += A_DAY


@pytest.mark.parametrize("number", range(HISTORIES))
def test_the_clock_and_a_count_of_the_days_agree_on_every_day(number):
    both = list(looked_at(number))

    assert [clock_says for _tally, clock_says in both] == [tally for tally, _clock in both]


def test_the_histories_hold_what_goes_wrong_elsewhere():
    seen = Counter(tally[1] for number in range(HISTORIES) for tally, _clock in looked_at(number))
    late = sum(tally[4] > 0 for number in range(HISTORIES) for tally, _clock in looked_at(number))

    assert seen.total() > 20_000
    assert late > 500
    assert {state for state, days in seen.items() if days > 200} == set(clock.State)
