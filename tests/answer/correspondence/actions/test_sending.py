"""A letter: prepared, looked at, sent once, delivered or returned, followed by a reminder."""

import pytest

from mostura.actor import CLOCK, Actor
from mostura.answer.correspondence.actions import asking as put
from mostura.answer.correspondence.actions import links, sending, writing
from mostura.answer.correspondence.models import Contact, Sending
from mostura.answer.correspondence.policy import answers
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.ground.notices.models import Letter
from mostura.ground.notices.policy.posting import Envelope
from mostura.refused import Refused


@pytest.fixture
def prepared(asks, office, ministry, secretariat):
    """A letter that nobody has sent yet."""
    askings = put.put_all([one.code for one in asks], ministry.pk, by=secretariat)
    words = "Dear colleagues, please answer."
    return sending.prepare_sending(
        office, askings, SendingKind.ASK, covering_words=words, by=secretariat
    )


def mailed():
    letter = Letter.objects.get(writer="correspondence.ask")
    return Envelope(letter.pk, letter.to, letter.language, letter.values)


def test_nothing_leaves_before_somebody_has_looked(prepared, mails):
    assert mails() == []
    assert set(prepared.askings.values_list("state", flat=True)) == {"drafted"}


def test_what_was_looked_at_is_what_is_mailed(prepared, secretariat):
    shown = writing.ask_letter_of(prepared, "")
    sending.send(prepared, by=secretariat)
    message = writing.ask_letter(mailed())

    address = links.address_of(prepared.links.get())
    said = [line for line in message.body.splitlines() if address not in line]
    looked_at = shown.body.splitlines()
    assert (message.subject, message.to) == (shown.subject, shown.to)
    assert "Dear colleagues, please answer." in message.body
    assert "Mend the old bridge by 2027." in message.body
    assert [line for line in looked_at if line.strip() and line not in said] == []


def test_a_second_click_sends_nothing(prepared, secretariat, mails):
    for _click in range(2):
        sending.send(prepared, by=secretariat)

    assert mails() == [("cabinet@bridges.example", "correspondence.ask")]
    assert prepared.links.count() == 1
    assert [one.steps.count() for one in prepared.askings.all()] == [1, 1]


def test_a_letter_that_was_thrown_away_is_not_sent(prepared, secretariat, mails):
    sending.give_up_sending(prepared, by=secretariat)
    sending.send(prepared, by=secretariat)

    assert mails() == []
    assert Sending.objects.get().sent_at is None


def test_a_letter_on_paper_mails_nothing_and_has_a_link(prepared, secretariat, mails):
    Sending.objects.update(on_paper=True)
    sending.send(prepared, by=secretariat)

    assert mails() == []
    assert prepared.links.count() == 1
    assert {one.steps.get().on_paper for one in prepared.askings.all()} == {True}


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"askings": []}, answers.Refusal.NOTHING_CHOSEN),
        ({"by": Actor(1, 1)}, answers.Refusal.NOT_SECRETARIAT),
    ],
)
def test_an_empty_letter_or_one_by_others_is_refused(
    changed, reason, asks, office, ministry, secretariat
):
    askings = put.put_all([asks[0].code], ministry.pk, by=secretariat)
    how = {"askings": askings, "kind": SendingKind.ASK, "by": secretariat}

    with pytest.raises(Refused) as refused:
        sending.prepare_sending(office, **how | changed)

    assert refused.value.reason == reason
    assert not Sending.objects.exists()


def test_an_office_without_a_mailbox_gets_paper(asks, ministry, secretariat):
    archive = put.add_contact(
        ministry.pk, name="Archive", language="en", postal_address="1 Bridge Road", by=secretariat
    )
    askings = put.put_all([asks[0].code], ministry.pk, by=secretariat)

    with pytest.raises(Refused) as refused:
        sending.prepare_sending(archive, askings, SendingKind.ASK, by=secretariat)

    assert refused.value.reason == answers.Refusal.NO_MAILBOX
    assert sending.prepare_sending(
        archive, askings, SendingKind.ASK, on_paper=True, by=secretariat
    ).on_paper


def test_what_comes_back_stops_the_clock_and_marks_the_mailbox(letter, asking, office):
    sending.note_bounced(letter.pk, by=CLOCK)

    asking.refresh_from_db()
    assert (asking.state, asking.due_on) == ("bounced", None)
    assert Contact.objects.get(pk=office.pk).failing_since is not None


def test_a_reminder_that_comes_back_takes_no_ask_away(letter, asking, office, secretariat):
    reminder = sending.prepare_sending(
        office, list(letter.askings.all()), SendingKind.REMINDER, by=secretariat
    )
    sending.send(reminder, by=secretariat)
    sending.note_bounced(reminder.pk, by=CLOCK)

    asking.refresh_from_db()
    assert asking.state == "delivered"
    assert [one.kind for one in asking.steps.all()] == ["sent", "delivered", "reminded"]


def test_the_letter_for_an_envelope_is_a_pdf(letter):
    pytest.importorskip("weasyprint", exc_type=OSError, reason="Pango is not installed here")

    assert writing.printed(letter).startswith(b"%PDF-")


def test_an_ask_that_another_letter_has_carried_is_not_sent_again(
    prepared, office, secretariat, mails
):
    askings = list(prepared.askings.all())
    twin = sending.prepare_sending(office, askings, SendingKind.ASK, by=secretariat)
    sending.send(prepared, by=secretariat)

    with pytest.raises(Refused) as refused:
        sending.send(twin, by=secretariat)

    assert refused.value.reason == answers.Refusal.PUT_ALREADY
    assert len(mails()) == 1


def test_what_is_no_longer_asked_leaves_the_letter(prepared, secretariat):
    first, second = prepared.askings.order_by("pk")
    put.no_longer_ask(first, "Settled.", by=secretariat)

    sent = sending.send(prepared, by=secretariat)

    assert list(sent.askings.all()) == [second]


def test_a_second_reminder_of_the_same_days_is_refused(letter, asking, office, secretariat):
    askings = list(letter.askings.all())
    first, second = (
        sending.prepare_sending(office, askings, SendingKind.REMINDER, by=secretariat)
        for _ in range(2)
    )
    sending.note_delivered(letter.pk, by=CLOCK)
    sending.send(first, by=secretariat)

    with pytest.raises(Refused) as refused:
        sending.send(second, by=secretariat)

    assert refused.value.reason == answers.Refusal.REMINDED_LATELY


def test_nobody_is_the_next_body_after_themselves(letter, asking, secretariat):
    with pytest.raises(Refused) as refused:
        put.escalate(asking, asking.organisation_id, "They do not answer.", by=secretariat)

    asking.refresh_from_db()
    assert (refused.value.reason, asking.state) == (answers.Refusal.PUT_ALREADY, "delivered")
