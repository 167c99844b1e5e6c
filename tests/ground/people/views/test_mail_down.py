"""Signing in while no mail leaves the machine."""

import socket
import threading

import pytest

from mostura.actor import Role

LOGIN = "/sign-in/login/"


@pytest.fixture
def _mail_down(settings):
    """A mail server's port on which nobody listens."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = closed.getsockname()
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield


@pytest.mark.usefixtures("_mail_down")
def test_the_answer_does_not_tell_who_is_known(client, someone, ours, caplog):
    someone("Mila", Role.MEMBER, ours)

    def answer(email):
        client.cookies.clear()
        first = client.post(LOGIN, {"login": email})
        second = client.get(first.headers["Location"])
        told = [str(message) for message in second.context["messages"]]
        return first.status_code, first.headers["Location"], told

    known, unknown = answer("mila@example.org"), answer("nobody@example.org")
    for one in threading.enumerate():
        if one.name == "mail":
            one.join()

    assert known == unknown
    assert known[0] == 302
    assert [one.getMessage() for one in caplog.records if one.name.endswith("sign_in")] == [
        "A mail of sign-in was not sent: ConnectionRefusedError(111, 'Connection refused')"
    ]
