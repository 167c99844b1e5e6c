"""What an office says behind its link, and what becomes of its words."""

import datetime as dt

import pytest
from django.utils import timezone

from mostura.answer.correspondence.actions import asking as put
from mostura.answer.correspondence.actions import sending
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.ground.organisations.models import Organisation

NEXT_YEAR = timezone.localdate().year + 1


def page(response):
    return response.content.decode()


def words(response):
    """The page as running text."""
    return " ".join(page(response).split())


def test_acknowledging_holds_for_every_ask_of_the_letter(proven, letter, told):
    proven.send("acknowledge/")

    assert {one.state for one in letter.askings.all()} == {"acknowledged"}
    assert told().count("AskAcknowledged") == 2


def test_acknowledging_twice_is_once(proven, told):
    proven.send("acknowledge/")
    proven.send("acknowledge/")

    assert told().count("AskAcknowledged") == 2


def test_a_question_stops_the_clock(proven, asking, now_of):
    proven.send(f"{asking.code}/question/", text="Which bridge is meant?", language="en")

    assert now_of(asking).state == "clarification_asked"
    assert "the clock stands still" in words(proven.open())
    assert "Which bridge is meant?" in words(proven.open())


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("accepted", "Accepted."),
        ("partly", "Accepted in part."),
        ("noted", "Noted."),
        ("declined", "Declined."),
    ],
)
def test_an_answer_stands_on_the_page_with_its_reasons(proven, asking, kind, label):
    proven.send(f"{asking.code}/answer/", kind=kind, text="Seven of eleven.", language="en")

    shown = words(proven.open())
    given = asking.answers.get()

    assert f"<b>{label}</b> Seven of eleven." in shown
    assert (given.kind, given.contact_id, given.person_id) == (kind, proven.link.contact_id, 0)


def test_an_answer_without_reasons_is_not_taken(proven, asking, now_of):
    response = proven.send(f"{asking.code}/answer/", kind="declined", text=" ", language="en")

    assert response.status_code == 422
    assert now_of(asking).state == "delivered"


def test_a_second_answer_stands_beside_the_first(proven, asking):
    for number, reason in enumerate(("First words.", "Better words."), 1):
        proven.send(
            f"{asking.code}/answer/", kind="partly", text=reason, language="en", version=str(number)
        )

    assert [(one.reasons, one.superseded_at is None) for one in asking.answers.order_by("pk")] == [
        ("First words.", False),
        ("Better words.", True),
    ]


def test_two_officers_at_once_lose_no_word(proven, asking):
    address = f"{asking.code}/answer/"
    both = {"kind": "accepted", "language": "en", "version": "1"}

    proven.send(address, **both, text="Words of the first officer.")
    second = proven.send(address, **both, text="Words of the second officer.")

    shown = words(second)
    assert second.status_code == 422
    assert "Something was said here in the meantime." in shown
    assert "Words of the first officer." in shown
    assert "Words of the second officer." in shown
    assert 'name="version" value="2"' in shown

    proven.send(address, **{**both, "version": "2"}, text="Words of the second officer.")
    assert [one.reasons for one in asking.answers.order_by("pk")] == [
        "Words of the first officer.",
        "Words of the second officer.",
    ]


def test_a_reminder_in_the_meantime_disturbs_nobody_who_writes(proven, asking, secretariat, letter):
    reminder = sending.prepare_sending(
        letter.contact, [asking], SendingKind.REMINDER, by=secretariat
    )
    sending.send(reminder, by=secretariat)

    response = proven.send(
        f"{asking.code}/answer/", kind="noted", text="Read.", language="en", version="1"
    )

    assert response.status_code == 302


@pytest.mark.parametrize("act", ["answer", "question", "promise", "not-us"])
def test_words_to_a_withdrawn_ask_are_kept_on_the_page(proven, asking, secretariat, act):
    put.no_longer_ask(asking, "It was done.", by=secretariat)

    shown = proven.open(f"{asking.code}/{act}/")
    sent = proven.send(
        f"{asking.code}/{act}/", kind="accepted", text="What we wanted to say.", language="en",
        who="Ministry of Rivers", due_on=f"31.12.{NEXT_YEAR}",
    )  # fmt: skip

    assert "This is no longer asked: it was withdrawn." in words(shown)
    assert "This is no longer asked: it was withdrawn." in words(sent)
    assert "What we wanted to say." in page(sent)


@pytest.mark.parametrize(
    "typed",
    [f"31.12.{NEXT_YEAR}", f"{NEXT_YEAR}-12-31", f"31/12/{NEXT_YEAR}", f"12/31/{NEXT_YEAR}"],
)
def test_a_promise_is_taken_with_its_day_in_any_order(proven, asking, typed):
    proven.send(f"{asking.code}/promise/", text="New planks.", due_on=typed, language="en")

    assert asking.commitments.get().due_on == dt.date(NEXT_YEAR, 12, 31)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (f"03/04/{NEXT_YEAR}", "two different days"),
        ("31.12.26", "four digits"),
        (f"31.02.{NEXT_YEAR}", "no day of the calendar"),
        ("soon", "no day of the calendar"),
        ("01.01.2020", "A promise needs a day that is still to come."),
        ("31.12.2126", "more than ten years away"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused_and_kept(proven, asking, typed, why):
    response = proven.send(
        f"{asking.code}/promise/", text="New planks.", due_on=typed, language="en"
    )

    assert why in words(response)
    assert f'value="{typed}"' in page(response)
    assert "New planks." in page(response)
    assert not asking.commitments.exists()


def test_a_promise_taken_back_stays_with_its_reason(proven, asking, told):
    proven.send(
        f"{asking.code}/promise/", text="New planks.", due_on=f"31.12.{NEXT_YEAR}", language="en"
    )
    promise = asking.commitments.get()

    proven.send(f"{asking.code}/promise/{promise.pk}/take-back/", text="No money this year.")

    shown = words(proven.open())
    assert "Promise taken back:" in shown
    assert "New planks." in shown
    assert told()[-1] == "CommitmentWithdrawn"


def test_a_promise_of_another_ask_is_not_found_here(proven, letter):
    first, second = letter.askings.order_by("pk")
    proven.send(
        f"{first.code}/promise/", text="New planks.", due_on=f"31.12.{NEXT_YEAR}", language="en"
    )

    pk = first.commitments.get().pk
    response = proven.open(f"{second.code}/promise/{pk}/take-back/")

    assert response.status_code == 404


def test_a_letter_opens_only_its_own_asks(proven, asks, secretariat):
    other = Organisation.objects.create(code="harbour", name="Harbour")
    elsewhere = put.put_to_addressee(asks[0].pk, other.pk, by=secretariat)

    assert proven.open(f"{elsewhere.code}/answer/").status_code == 404
