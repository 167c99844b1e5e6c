"""Mails with links and codes."""

import pytest

from mostura.actor import CLOCK
from mostura.answer.correspondence.actions import links, mailing
from mostura.answer.correspondence.models import Contact, Link
from mostura.ground.notices.models import Letter
from mostura.ground.notices.policy.posting import Envelope


def newest(letters=Letter.objects):
    """The letter queued last, as its writer gets it."""
    letter = letters.order_by("-pk")[0]
    return Envelope(letter.pk, letter.to, letter.language, letter.values)


def test_the_code_stands_in_the_mail_and_nowhere_else(link):
    proof = links.send_code(link, by=CLOCK)
    code = links.code_of(proof)

    message = mailing.code_letter(newest())

    assert message.to == ["cabinet@bridges.example"]
    assert f"\n    {code}\n" in message.body
    assert code not in str(newest().values)


def test_a_mail_that_is_tried_again_says_the_same(link):
    links.send_code(link, by=CLOCK)

    assert mailing.code_letter(newest()).body == mailing.code_letter(newest()).body


def test_a_code_that_was_used_or_is_too_old_is_not_mailed_any_more(link, days_pass):
    links.send_code(link, by=CLOCK)
    used = newest()
    links.prove_mailbox(link, links.code_of(link.proofs.get()), by=CLOCK)
    links.send_code(link, by=CLOCK)
    old = newest()
    days_pass(link, minutes=16)

    assert (mailing.code_letter(used), mailing.code_letter(old)) == (None, None)


def test_a_fresh_link_is_mailed_with_its_address(link, days_pass):
    days_pass(link, days=1)

    fresh = links.renew_link(link, by=CLOCK)
    message = mailing.link_letter(newest())

    assert links.address_of(fresh) in message.body
    assert "You asked for a fresh link" in message.body


def test_a_colleague_is_told_who_handed_the_letter_on(link):
    colleague = {"name": "Unit 4", "email": "unit4@bridges.example", "language": "en"}

    handed = links.hand_on(link, **colleague, by=CLOCK)
    message = mailing.link_letter(newest())

    assert "Cabinet has handed a letter on to you" in message.subject
    assert links.address_of(handed) in message.body


def test_a_link_that_was_taken_back_is_not_mailed_any_more(link, secretariat):
    colleague = {"name": "Unit 4", "email": "unit4@bridges.example", "language": "en"}
    handed = links.hand_on(link, **colleague, by=CLOCK)
    links.revoke_link(handed, by=secretariat)

    assert mailing.link_letter(newest()) is None


@pytest.mark.parametrize("language", ["bs", "cnr", "de", "sq", "mk"])
def test_every_language_of_an_office_has_its_mails(link, language, days_pass):
    Contact.objects.update(language=language)
    days_pass(link, days=1)
    links.renew_link(Link.objects.get(), by=CLOCK)

    assert "/answer/" in mailing.link_letter(newest()).body
