"""Whose passkey or app came or went hears of it, in the same dress as in the other mails."""

import re
from pathlib import Path

import pytest
from allauth.core.context import request_context
from django.test import RequestFactory

import mostura.ground.people
from mostura.config.sign_in import AccountAdapter

TEMPLATES = Path(mostura.ground.people.__file__).parent / "templates"
LETTERS = sorted(
    f"mfa/email/{one.name.removesuffix('_subject.txt')}"
    for one in (TEMPLATES / "mfa" / "email").glob("*_subject.txt")
)


@pytest.mark.parametrize("letter", LETTERS)
def test_a_mail_about_a_factor_says_the_same_in_plain_words_and_in_html(letter, mailoutbox):
    with request_context(RequestFactory().get("/")):
        AccountAdapter().send_mail(letter, "ana@example.org", {})

    mail = mailoutbox[0]
    html = mail.alternatives[0][0]
    words = re.sub(r"<[^>]+>", " ", html).split()
    first = mail.body.split("\n\n")[1] if mail.body.startswith("\n") else mail.body.split("\n")[0]
    assert "background:#0a393a" in html
    assert "If this was not you, write to the secretariat at once." in mail.body
    assert set(first.split()) <= set(words)


def test_there_are_such_mails():
    assert len(LETTERS) == 5
