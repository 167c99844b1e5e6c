"""What the log does not tell."""

import logging
import smtplib

import pytest

from mostura.shell.discretion import DiscreetFormatter, blanked


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("{'ana@example.org': (550, b'no such user <ana@example.org>')}",
         "{'…': (550, b'no such user <…>')}"),
        ("RCPT TO:<Ана.Ћ@пример.рс> failed", "RCPT TO:<…> failed"),
        ("/sign-in/?login=ana%40example.org&next=/desk/", "/sign-in/?login=…&next=/desk/"),
        ("Gone: /join/eyJ0b2tlbiI6MX0:1a-b_C/", "Gone: /join/…/"),
        ("Not Found: /sq/enter/abc.def", "Not Found: /sq/enter/…"),
        ("Gone: /follow/stop/aZ-_9/place/rs/", "Gone: /follow/stop/…/place/rs/"),
        ("Not Found: /receipt/7K2M-9QXA-B3CD-0F1G/", "Not Found: /receipt/…/"),
        ("Gone: /answer/" + "aB-_9" * 8 + "/7k2m9qxa/answer/", "Gone: /answer/…/7k2m9qxa/answer/"),
        ("/mostura/answer/correspondence/a.py", "/mostura/answer/correspondence/a.py"),
        ("Gone: /follow/leave/aZ-_9/", "Gone: /follow/leave/…/"),
        ("Not Found: /documents/7K2M9QXA/", "Not Found: /documents/7K2M9QXA/"),
        ("Decorate its view with @open_to(...).", "Decorate its view with @open_to(...)."),
    ],
)  # fmt: skip
def test_addresses_and_keys_of_links_are_blanked(told, kept):
    assert blanked(told) == kept


def test_a_line_of_the_log_is_blanked_with_its_exception():
    try:
        raise smtplib.SMTPRecipientsRefused({"ana@example.org": (550, b"ana@example.org?")})
    except smtplib.SMTPRecipientsRefused as refused:
        raised = (type(refused), refused, refused.__traceback__)
    record = logging.LogRecord("a", logging.ERROR, "a.py", 1, "To %s", ("b@example.org",), raised)

    line = DiscreetFormatter("{levelname} {message}", style="{").format(record)

    assert "example.org" not in line
    assert line.startswith("ERROR To …\nTraceback")
    assert line.endswith("SMTPRecipientsRefused: {'…': (550, b'…?')}")
