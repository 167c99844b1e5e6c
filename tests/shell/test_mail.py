"""Mail is written in the reader's language, as text and, where there is a template, as HTML."""

import pytest
from django.core import mail
from django.template import TemplateDoesNotExist

from mostura.shell.mail import mail_of, send_mail


@pytest.fixture
def letters(settings, tmp_path):
    (tmp_path / "letter_subject.txt").write_text("Invitation\nfrom {{ who }}\n")
    (tmp_path / "letter.txt").write_text(
        '{% extends "shell/mail.txt" %}{% block letter %}Dear <{{ who }}>{% endblock %}'
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    return tmp_path


def test_a_subject_is_one_line(letters):
    assert mail_of("letter", {"who": "Ana"}, to=["a@b.example"], language="en").subject == (
        "Invitation from Ana"
    )


def test_text_is_not_escaped_and_ends_with_who_sent_it(letters, settings):
    body = mail_of("letter", {"who": "A & B"}, to=["a@b.example"], language="en").body

    assert body.startswith("Dear <A & B>\n")
    assert settings.MOSTURA_ADDRESS in body


def test_html_comes_beside_the_text_where_there_is_a_template(letters):
    (letters / "letter.html").write_text(
        '{% extends "shell/mail.html" %}{% block letter %}<p>{{ who }}</p>{% endblock %}'
    )

    message = mail_of("letter", {"who": "A & B"}, to=["a@b.example"], language="sr")
    (html,) = message.alternatives

    assert html.mimetype == "text/html"
    assert "<p>A &amp; B</p>" in html.content
    assert '<html lang="sr-Cyrl">' in html.content


def test_a_part_that_is_missing_is_a_fault(letters):
    (letters / "letter.html").write_text('{% extends "nowhere.html" %}')

    with pytest.raises(TemplateDoesNotExist):
        mail_of("letter", {"who": "Ana"}, to=["a@b.example"], language="en")


def test_sent_mail_says_that_a_machine_sent_it(letters):
    send_mail("letter", {"who": "Ana"}, to=["a@b.example"], language="en")

    assert [(one.to, one.extra_headers) for one in mail.outbox] == [
        (["a@b.example"], {"Auto-Submitted": "auto-generated"})
    ]
