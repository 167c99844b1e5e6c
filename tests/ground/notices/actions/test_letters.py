"""What becomes of letters that come back."""

import datetime as dt
import io
import sys
from email.message import EmailMessage

import pytest
from django.core.management import call_command
from django.utils import timezone

from mostura.actor import CLOCK, Actor, Role
from mostura.ground.notices.actions import letters, posting
from mostura.ground.notices.models import Follower, Letter
from mostura.ground.notices.policy.following import Refusal
from mostura.ground.notices.policy.posting import LetterState
from mostura.ground.notices.policy.timing import Rhythm
from mostura.refused import Refused

HALL = ("recommendation", 9)


def report(key, *, status="5.1.1", action="failed", quoted="headers"):
    """A delivery report as mail servers write it."""
    fields = (
        "Reporting-MTA: dns; mx.example.org\r\n\r\n"
        f"Final-Recipient: rfc822; reader@example.org\r\nAction: {action}\r\nStatus: {status}\r\n"
        "Diagnostic-Code: smtp; 550 no reader@example.org here\r\n"
    )
    letter = f"Message-ID: <letter-{key}@localhost>\r\nSubject: News\r\n"
    kind = "text/rfc822-headers" if quoted == "headers" else "message/rfc822"
    body = letter if quoted == "headers" else f"{letter}\r\nNews.\r\n"
    parts = [("text/plain", "It did not arrive.\r\n"), ("message/delivery-status", fields)]
    lines = [
        "From: MAILER-DAEMON@mx.example.org",
        "Subject: Undelivered",
        "MIME-Version: 1.0",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="edge"',
        "",
    ]
    for name, text in [*parts, (kind, body)]:
        lines += ["--edge", f"Content-Type: {name}", "", text]
    return "\r\n".join([*lines, "--edge--", ""]).encode()


@pytest.fixture
def letter(mailbox, happens):
    """A letter that a mail server has taken."""
    mailbox("reader@example.org", HALL)
    happens(HALL)
    posting.post_due(by=CLOCK)
    return Letter.objects.get()


@pytest.mark.parametrize("quoted", ["headers", "whole"])
def test_a_letter_that_came_back_is_marked(letter, quoted):
    said = letters.note_returned(report(letter.message_key, quoted=quoted), by=CLOCK)

    letter.refresh_from_db()
    assert (said, letter.state) == ("bounced", LetterState.BOUNCED)
    assert letter.last_error == "smtp; 550 no … here"
    assert letters.note_returned(report(letter.message_key), by=CLOCK) == "known"


def test_a_letter_that_is_only_late_stays(letter):
    late = report(letter.message_key, status="4.4.1", action="delayed")

    assert letters.note_returned(late, by=CLOCK) == "harmless"
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT


def test_an_answer_from_a_holiday_is_no_failure(letter):
    away = EmailMessage()
    away["In-Reply-To"] = f"<letter-{letter.message_key}@localhost>"
    away["Auto-Submitted"] = "auto-replied"
    away.set_content("Status: 5.0.0 I am on holiday.")

    assert letters.note_returned(away.as_bytes(), by=CLOCK) == "harmless"


@pytest.mark.parametrize("raw", [b"", b"\x00\xff garbage", b"Content-Type: multipart/report\n\n--"])
def test_what_is_no_report_changes_nothing(letter, raw):
    assert letters.note_returned(raw, by=CLOCK) == "unknown"
    assert letters.note_returned(report("0" * 32), by=CLOCK) == "unknown"


def test_the_command_reads_a_mail_from_its_input(letter, monkeypatch):
    raw = io.TextIOWrapper(io.BytesIO(report(letter.message_key)))
    monkeypatch.setattr(sys, "stdin", raw)
    said = io.StringIO()

    call_command("bounced", stdout=said)

    letter.refresh_from_db()
    assert (letter.state, "came back" in said.getvalue()) == (LetterState.BOUNCED, True)


def bounce_again(follower, *, days):
    now = timezone.now()
    follower.refresh_from_db()
    if follower.failing_since:
        follower.failing_since -= dt.timedelta(days=days)
        follower.save()
    made = {"writer": "notices.news", "language": "en", "due_at": now, "closed_at": now}
    letter = Letter.objects.create(follower=follower, sent_at=now, **made)
    letters.note_bounced(letter, words="550 no", by=CLOCK)
    follower.refresh_from_db()


def test_a_mailbox_that_fails_for_two_weeks_is_written_to_no_more(mailbox):
    follower = mailbox("reader@example.org", HALL)

    bounce_again(follower, days=0)
    bounce_again(follower, days=13)
    assert follower.ended_at is None
    bounce_again(follower, days=2)

    assert follower.ended_at is not None


def test_a_mailbox_that_was_reached_in_between_begins_anew(mailbox):
    follower = mailbox("reader@example.org", HALL)
    bounce_again(follower, days=0)
    then = timezone.now() - dt.timedelta(days=4)
    made = {"writer": "notices.news", "language": "en", "due_at": then, "closed_at": then}
    Letter.objects.create(follower=follower, sent_at=then, **made)

    bounce_again(follower, days=20)

    assert follower.ended_at is None
    assert follower.failing_since > then


def test_a_person_whose_mail_fails_still_finds_the_news_on_the_page(someone):
    from mostura.ground.notices import queries
    from mostura.ground.notices.actions import following

    ana = someone("Ana")
    following.follow(*HALL, language="en", by=ana)
    follower = queries.follower_of(ana)

    bounce_again(follower, days=0)
    bounce_again(follower, days=15)

    assert (follower.ended_at, follower.rhythm) == (None, Rhythm.PAGE_ONLY)


def test_only_an_operator_sends_a_letter_once_more(letter):
    with pytest.raises(Refused) as refused:
        letters.retry_letter(letter, by=Actor(1, 1, frozenset({Role.SECRETARIAT})))

    assert refused.value.reason == Refusal.NOT_OPERATOR


def test_no_mail_goes_to_an_account_that_is_suspended(someone, happens):
    from django.core import mail

    from mostura.ground.notices.actions import following

    ana = someone("Ana")
    following.follow(*HALL, language="en", by=ana)
    happens(HALL)
    follower = Follower.objects.select_related("person").get()
    follower.person.suspended_at = timezone.now()
    follower.person.save()

    posting.post_due(by=CLOCK)

    assert mail.outbox == []
