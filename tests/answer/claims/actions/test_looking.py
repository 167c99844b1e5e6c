"""Pages that vanish are shown as gone since when; nothing is removed."""

import datetime as dt

import pytest
from django.utils import timezone

from mostura.actor import CLOCK
from mostura.answer.claims import jobs
from mostura.answer.claims.actions import looking, showing
from mostura.answer.claims.actions.showing import Described
from mostura.answer.claims.models import Evidence, Look
from mostura.answer.claims.policy import links
from mostura.answer.claims.policy.links import Seen, Trouble
from mostura.ground.ledger.models import Entry

PAGE = "https://bridges.example/opening"
THERE = Seen(200, final_address=PAGE, content_type="text/html", sha256="a" * 64, title="Opening")
GONE = Seen(404, final_address=PAGE)
DOWN = Seen(0, Trouble.UNREACHABLE, final_address=PAGE)


@pytest.fixture
def evidence(says, member):
    return showing.add_link(says(member), PAGE, Described("The opening"), by=member)


@pytest.fixture
def _looks(settings):
    settings.MOSTURA_LOOKS_AT_LINKS = True


def note(evidence, *sights):
    for seen in sights:
        evidence = looking.note_look(evidence, seen, by=CLOCK)
    return evidence


def test_what_was_seen_is_kept(evidence):
    seen = note(evidence, THERE)

    assert (seen.gone_at, seen.failures) == (None, 0)
    assert seen.next_look_at - seen.looked_at == links.SOUND
    assert list(Look.objects.values_list("status", "title", "sha256")) == [
        (200, "Opening", "a" * 64)
    ]


def test_only_what_changed_is_kept_again(evidence):
    changed = Seen(200, final_address=PAGE, content_type="text/html", sha256="b" * 64, title="New")

    note(evidence, THERE, THERE, changed, changed)

    assert list(Look.objects.values_list("title", flat=True)) == ["Opening", "New"]


def test_a_page_that_vanished_is_gone_since_that_look_and_stays(evidence):
    gone = note(evidence, THERE, GONE)
    since = gone.gone_at

    again = note(gone, GONE, DOWN)

    assert again.gone_at == since == gone.looked_at
    assert Evidence.objects.get().url == PAGE
    assert Entry.objects.filter(event="LinkFoundGone").count() == 1


def test_a_server_that_is_down_for_a_while_takes_nothing_along(evidence):
    assert note(evidence, THERE, DOWN, DOWN, THERE).gone_at is None
    assert Entry.objects.filter(event__startswith="LinkFound").count() == 0


def test_a_server_that_stays_away_is_gone_since_the_first_time(evidence):
    first = note(evidence, DOWN)

    gone = note(first, DOWN, DOWN)

    assert gone.gone_at == first.looked_at


def test_a_page_that_comes_back_is_no_longer_gone(evidence):
    assert note(evidence, GONE, THERE).gone_at is None
    assert list(Entry.objects.filter(event__startswith="LinkFound").values_list("event")) == [
        ("LinkFoundGone",),
        ("LinkFoundAgain",),
    ]


@pytest.mark.usefixtures("_looks")
def test_each_link_is_looked_at_when_its_time_has_come(evidence):
    asked = []

    def look(url):
        asked.append(url)
        return THERE

    first = looking.look_at_due(by=CLOCK, look=look)
    second = looking.look_at_due(by=CLOCK, look=look)

    assert (first, second, asked) == (1, 0, [PAGE])


@pytest.mark.usefixtures("_looks")
def test_what_one_worker_looks_at_no_other_looks_at(evidence):
    inner = []

    def look(url):
        inner.append(looking.look_at_due(by=CLOCK, look=lambda url: THERE))
        return THERE

    assert looking.look_at_due(by=CLOCK, look=look) == 1
    assert inner == [0]


@pytest.mark.usefixtures("_looks")
def test_the_link_of_a_worker_that_died_is_looked_at_again(evidence):
    def die(url):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        looking.look_at_due(by=CLOCK, look=die)
    Evidence.objects.update(next_look_at=timezone.now() - dt.timedelta(seconds=1))

    assert looking.look_at_due(by=CLOCK, look=lambda url: THERE) == 1


@pytest.mark.usefixtures("_looks")
def test_what_was_withdrawn_is_not_looked_at(evidence, member):
    showing.withdraw_evidence(evidence, reason="Another bridge.", by=member)

    assert looking.look_at_due(by=CLOCK, look=lambda url: THERE) == 0


@pytest.mark.usefixtures("_looks")
def test_a_tick_looks_at_no_more_than_leaves_room_for_mail(says, member):
    claim = says(member)
    for number in range(4):
        showing.add_link(claim, f"{PAGE}/{number}", Described("Page"), by=member)

    done = looking.look_at_due(by=CLOCK, look=lambda url: THERE, at_most=3)

    assert done == 3


def test_where_the_operator_has_not_allowed_it_nothing_is_looked_at(evidence):
    assert jobs.look_at_links() == 0
    assert Look.objects.count() == 0


@pytest.mark.usefixtures("_looks")
def test_the_job_looks_with_the_limits_of_the_hub(says, member):
    evidence = showing.add_link(says(member), "http://127.0.0.1/", Described("Ours"), by=member)

    assert jobs.look_at_links() == 1
    evidence.refresh_from_db()
    assert (evidence.failures, evidence.looks.get().trouble) == (1, Trouble.NOT_PUBLIC)
