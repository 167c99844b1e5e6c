"""Letters go out once, whatever the mail server does."""

import datetime as dt
import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone

from mostura.actor import CLOCK, Actor, Role
from mostura.ground.ledger.models import Entry
from mostura.ground.notices.actions import letters, posting
from mostura.ground.notices.models import Letter
from mostura.ground.notices.policy import posting as policy
from mostura.ground.notices.policy.posting import LetterState

HALL = ("recommendation", 9)


class Moody(EmailBackend):
    """A mail server that says what a test wants it to say; the rest is as with any other."""

    answers = []
    opens = True

    def open(self):
        if not self.opens:
            raise ConnectionRefusedError("nobody listens")

    def send_messages(self, messages):
        fault = type(self).answers.pop(0) if type(self).answers else None
        if fault is not None:
            raise fault
        return super().send_messages(messages)


def refused(code):
    return smtplib.SMTPRecipientsRefused({"reader@example.org": (code, b"no")})


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Moody"
    import sys

    sys.modules.setdefault(__name__, sys.modules[Moody.__module__])
    Moody.answers, Moody.opens = [], True
    return Moody


@pytest.fixture
def letter(mailbox, happens):
    """A letter that is due."""
    mailbox("reader@example.org", HALL)
    happens(HALL)
    return Letter.objects.get()


def ids():
    return [one.extra_headers["Message-ID"] for one in mail.outbox]


def test_a_letter_says_what_happened_and_how_to_leave(letter):
    posted = posting.post_due(by=CLOCK)

    (sent,) = mail.outbox
    assert (posted, sent.to, sent.subject) == (
        1,
        ["reader@example.org"],
        "The town has answered.",
    )
    assert "http://localhost:8000/places/xk-lake/" in sent.body
    assert "Open the hall." in sent.body
    leave = sent.extra_headers["List-Unsubscribe"].strip("<>")
    assert leave in sent.body
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert Letter.objects.get().state == LetterState.SENT


def test_a_letter_is_posted_once(letter):
    posted = [posting.post_due(by=CLOCK) for _again in range(3)]

    assert (posted, len(mail.outbox)) == ([1, 0, 0], 1)


def test_a_silent_server_costs_a_letter_nothing_but_time(letter, server):
    server.opens = False

    posted = [posting.post_due(by=CLOCK), posting.post_due(by=CLOCK)]

    waiting = Letter.objects.get()
    assert (posted, waiting.attempts, waiting.lease_until) == ([0, 0], 0, None)
    assert waiting.due_at > timezone.now()
    server.opens = True
    Letter.objects.update(due_at=timezone.now())
    assert (posting.post_due(by=CLOCK), len(mail.outbox)) == (1, 1)


def test_what_happens_while_the_server_is_silent_comes_in_one_letter(letter, happens, server):
    server.opens = False
    for who in ("The ministry", "The school"):
        posting.post_due(by=CLOCK)
        happens(HALL, who=who)
    server.opens = True
    Letter.objects.update(due_at=timezone.now())

    posting.post_due(by=CLOCK)

    (sent,) = mail.outbox
    found = [who in sent.body for who in ("The town", "The ministry", "The school")]
    assert found == [True, True, True]


@pytest.mark.parametrize(
    "fault",
    [smtplib.SMTPServerDisconnected("gone"), refused(421), smtplib.SMTPSenderRefused(530, b"", "")],
)
def test_a_server_that_goes_away_keeps_the_letter_waiting(letter, server, fault):
    server.answers = [fault]

    posting.post_due(by=CLOCK)

    waiting = Letter.objects.get()
    assert (waiting.state, waiting.attempts, waiting.lease_until) == (LetterState.WAITING, 0, None)


def test_the_same_letter_has_the_same_message_id_each_time(letter, server):
    posting.post_due(by=CLOCK)
    Letter.objects.update(sent_at=None)  # as if the worker had been killed before its note of it
    posting.post_due(by=CLOCK)

    first, second = ids()
    assert first == second == f"<letter-{letter.message_key}@localhost>"


def test_a_greylisted_letter_comes_later(letter, server):
    server.answers = [refused(451)]

    posting.post_due(by=CLOCK)

    later = Letter.objects.get()
    assert (later.state, later.attempts, later.last_error) == (LetterState.WAITING, 1, "451 no")
    assert later.due_at > timezone.now() + dt.timedelta(seconds=40)


def test_a_letter_refused_for_days_is_given_up_and_can_be_sent_again(letter, server):
    operator = Actor(1, roles=frozenset({Role.OPERATOR}))
    Letter.objects.update(attempts=policy.ATTEMPTS - 1)
    server.answers = [refused(451)]
    posting.post_due(by=CLOCK)
    assert Letter.objects.get().state == LetterState.GIVEN_UP

    letters.retry_letter(letter, by=operator)
    posting.post_due(by=CLOCK)

    assert Letter.objects.get().state == LetterState.SENT


@pytest.mark.parametrize("fault", [refused(550), smtplib.SMTPDataError(554, b"no")])
def test_a_letter_refused_for_good_has_come_back(letter, server, fault):
    server.answers = [fault]

    posting.post_due(by=CLOCK)

    back = Letter.objects.select_related("follower").get()
    assert (back.state, back.follower.failing_since is None) == (LetterState.BOUNCED, False)
    assert posting.post_due(by=CLOCK) == 0


def test_one_letter_that_is_refused_does_not_hold_up_the_others(mailbox, happens, server):
    for name in "abc":
        mailbox(f"{name}@example.org", HALL)
    happens(HALL)
    server.answers = [None, refused(550), None]

    posting.post_due(by=CLOCK)

    assert [one.state for one in Letter.objects.order_by("pk")] == ["sent", "bounced", "sent"]


def test_the_letters_of_a_killed_worker_wait_until_its_lease_is_over(letter):
    posting._claim(10)
    assert posting.post_due(by=CLOCK) == 0

    Letter.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))

    assert posting.post_due(by=CLOCK) == 1


def test_nothing_is_sent_to_who_has_left(letter):
    letter.follower.ended_at = timezone.now()
    letter.follower.save()

    posting.post_due(by=CLOCK)

    assert (mail.outbox, Letter.objects.get().state) == ([], LetterState.GIVEN_UP)


def test_what_is_not_public_is_not_in_the_letter(someone, happens, ours):
    from mostura.ground.notices.actions import following

    following.follow(*HALL, language="en", by=someone("Ana"))
    happens(HALL, who="The secret body", public=False, organisation_id=ours.pk)

    posting.post_due(by=CLOCK)

    (sent,) = mail.outbox
    whole = sent.message().as_string()
    assert "http://localhost:8000/notices/" in sent.body
    assert [word for word in ("secret", "answered", "hall") if word in whole] == []


def test_a_letter_about_a_thing_tells_that_it_was_posted_or_came_back(db, server, monkeypatch):
    monkeypatch.setattr("mostura.config.wiring.WRITERS", {"test": f"{__name__}.written"})
    import sys

    sys.modules.setdefault(__name__, sys.modules[Moody.__module__])
    with transaction.atomic():
        for pk in (1, 2):
            letters.write_to(
                "office@example.org",
                writer="test",
                values={"asks": 3},
                about=("sending", pk),
                language="en",
                by=CLOCK,
            )
    server.answers = [None, refused(550)]

    posting.post_due(by=CLOCK)

    assert [one.body for one in mail.outbox] == ["3 asks for sending 1"]
    assert [(one.event, one.data["about_kind"], one.data["about_id"]) for one in _entries()] == [
        ("LetterPosted", "sending", 1),
        ("LetterBounced", "sending", 2),
    ]


def test_a_letter_is_queued_in_the_transaction_of_its_fact_only(transactional_db):
    with pytest.raises(RuntimeError, match="transaction"):
        letters.write_to("a@example.org", writer="test", values={}, language="en", by=CLOCK)


def test_a_letter_that_cannot_be_written_waits_for_a_person(db):
    with transaction.atomic():
        letters.write_to("a@example.org", writer="nobody", values={}, language="en", by=CLOCK)

    for _try in range(policy.WRITING_ATTEMPTS):
        Letter.objects.update(due_at=timezone.now())
        posting.post_due(by=CLOCK)

    stranded = Letter.objects.get()
    assert (stranded.state, "nobody" in stranded.last_error) == (LetterState.GIVEN_UP, True)


def written(envelope):
    words = f"{envelope.values['asks']} asks for {envelope.about_kind} {envelope.about_id}"
    return mail.EmailMultiAlternatives("Asked", words)


def _entries():
    return Entry.objects.filter(event__startswith="Letter").order_by("number")
