"""Proving a mailbox: who acts behind a link."""

import datetime as dt

from django.utils import timezone

from mostura.answer.correspondence.actions import links
from mostura.answer.correspondence.models import Contact
from mostura.answer.correspondence.policy import answers


def page(response):
    return response.content.decode()


def words(response):
    """The page as running text."""
    return " ".join(page(response).split())


def test_a_forwarded_link_shows_but_does_not_answer(holder, asking, now_of):
    response = holder.send(
        f"{asking.code}/answer/", kind="accepted", text="Of course.", language="en"
    )

    assert response.status_code == 422
    assert "prove that the mailbox is yours by a code" in words(response)
    assert "Of course." in page(response)
    assert now_of(asking).state == "delivered"


def test_the_code_goes_to_the_office_and_lets_the_words_through_that_were_typed(
    holder, asking, mails, now_of
):
    typed = {"kind": "partly", "text": "Half of it.", "language": "en", "version": "1"}
    address = f"{asking.code}/answer/"

    asked = holder.send(address, **typed, mail_code="1")
    sent = holder.send(address, **typed, code=holder.mailed_code())

    assert mails()[-1] == ("cabinet@bridges.example", "correspondence.code")
    assert "Half of it." in page(asked)
    assert page(asked).count(" checked") == 1
    assert sent.status_code == 302
    assert now_of(asking).state == "answered"


def test_who_has_proven_the_mailbox_is_not_asked_again_within_the_day(holder, asking):
    holder.send("acknowledge/", mail_code="1")
    holder.send("acknowledge/", code=holder.mailed_code())

    assert "Prove that the mailbox is yours" not in words(holder.open(f"{asking.code}/answer/"))


def test_after_eight_hours_it_has_to_be_proven_anew_and_the_words_are_kept(proven, asking):
    session = proven.client.session
    ago = timezone.now() - dt.timedelta(hours=8, minutes=1)
    session["proven_mailboxes"] = {str(proven.link.contact_id): ago.isoformat()}
    session.save()

    response = proven.send(f"{asking.code}/question/", text="Which bridge?", language="en")

    assert "Which bridge?" in page(response)
    assert "Mail me the code" in page(response)


def test_a_proof_in_one_browser_opens_no_other(proven, asking, now_of):
    proven.client.cookies.clear()

    proven.send(f"{asking.code}/answer/", kind="accepted", text="Yes.", language="en")

    assert now_of(asking).state == "delivered"


def test_a_code_is_good_once(holder):
    holder.send("acknowledge/", mail_code="1")
    code = holder.mailed_code()
    holder.send("acknowledge/", code=code)
    holder.client.cookies.clear()

    response = holder.send("acknowledge/", code=code)

    assert "This code is too old." in words(response)


def test_five_wrong_codes_kill_the_right_one(holder, now_of, asking):
    holder.send("acknowledge/", mail_code="1")
    right = holder.mailed_code()
    wrong = f"{(int(right) + 1) % 10**6:06}"

    for _try in range(answers.CODE_TRIES):
        assert "This is not the code that we mailed." in words(
            holder.send("acknowledge/", code=wrong)
        )
    response = holder.send("acknowledge/", code=right)

    assert "mistyped too often" in words(response)
    assert now_of(asking).state == "delivered"


def test_a_code_grows_too_old(holder, link, days_pass):
    holder.send("acknowledge/", mail_code="1")
    days_pass(link, minutes=16)

    assert "This code is too old." in words(holder.send("acknowledge/", code=holder.mailed_code()))


def test_a_mailbox_is_not_filled_with_codes(holder, mails):
    before = len(mails())

    for _time in range(answers.CODES_AN_HOUR + 2):
        response = holder.send("acknowledge/", mail_code="1")

    assert len(mails()) == before + answers.CODES_AN_HOUR
    assert "Several codes were mailed within the hour." in words(response)


def test_an_office_without_a_mailbox_is_told_to_write(holder):
    Contact.objects.update(email="", postal_address="Bridge Street 1")

    response = holder.send("acknowledge/", mail_code="1")

    assert "We know no mailbox of your office." in words(response)


def test_a_link_taken_back_while_somebody_writes_answers_no_more(
    proven, link, secretariat, asking, now_of
):
    links.revoke_link(link, by=secretariat)

    response = proven.send(f"{asking.code}/answer/", kind="accepted", text="Yes.", language="en")

    assert response.status_code == 410
    assert now_of(asking).state == "delivered"
