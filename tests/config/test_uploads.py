"""A request that is too long is refused before it is read."""

import http.client
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import resolve

from mostura.actor import VISITOR, Actor, Role
from mostura.config.uploads import MEGABYTE, megabytes_for

ADD = "/documents/add/"
EDITOR = Actor(1, 1, frozenset({Role.EDITOR}), "Ema")


class Unread(BytesIO):
    """A body that tells whether anyone read of it."""

    touched = False

    def read(self, *size):
        self.touched = True
        return super().read(*size)

    def readline(self, *size):
        self.touched = True
        return super().readline(*size)


@pytest.fixture
def editor(db):
    """A browser where an editor is signed in."""
    organisation = apps.get_model("organisations.Organisation").objects.create(name="Most")
    people = apps.get_app_config("people")
    person = people.get_model("Person").objects.create(
        email="e@bridge.example", name="Ema", demonstration=True
    )
    people.get_model("Membership").objects.create(
        person=person, organisation=organisation, role=Role.EDITOR
    )
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.django_db
def test_of_a_visitor_s_large_form_not_one_byte_is_read():
    body = Unread(b"x" * 2 * MEGABYTE)

    response = Client().generic(
        "POST",
        "/sign-in/login/",
        b"",
        content_type="multipart/form-data; boundary=most",
        **{"wsgi.input": body, "CONTENT_LENGTH": str(2 * MEGABYTE)},
    )

    assert response.status_code == 413
    assert "This page takes up to 1 MB in one go" in response.content.decode()
    assert not body.touched


@pytest.mark.django_db(transaction=True)
def test_a_server_answers_a_visitor_s_large_form_with_a_page(live_server):
    there = http.client.HTTPConnection(urlsplit(live_server.url).netloc, timeout=20)
    part = b"--most\r\nContent-Disposition: form-data; name=x; filename=x\r\n\r\n"
    length = len(part) + 300 * MEGABYTE
    there.putrequest("POST", "/sign-in/login/")
    there.putheader("Content-Type", "multipart/form-data; boundary=most")
    there.putheader("Content-Length", str(length))
    there.endheaders(part)

    answer = there.getresponse()

    assert (answer.status, "This is too much at once" in answer.read().decode()) == (413, True)
    there.close()


def test_of_several_files_within_the_total_the_page_names_the_one_too_large(editor, settings):
    settings.MOSTURA_UPLOAD_MEGABYTES = 1
    large = SimpleUploadedFile("large.txt", b"The town should open the hall.\n" * 70_000)

    response = editor.post(ADD, {"papers": [large]})

    assert response.status_code == 422
    assert "<b>large.txt</b>:" in response.content.decode()


def test_more_than_the_files_of_one_go_is_refused_as_a_whole(editor, settings):
    settings.MOSTURA_UPLOAD_MEGABYTES = 0
    large = SimpleUploadedFile("large.txt", b"The town should open the hall.\n" * 70_000)

    response = editor.post(ADD, {"papers": [large]})

    assert response.status_code == 413
    assert "This page takes up to 1 MB in one go" in response.content.decode()


@pytest.mark.parametrize(
    ("path", "actor", "megabytes"),
    [
        (ADD, EDITOR, 501),
        (ADD, VISITOR, 1),
        ("/organisations/import/", EDITOR, 1),
        ("/desk/", EDITOR, 1),
        ("/sign-in/login/", VISITOR, 1),
    ],
)
def test_only_who_may_hand_over_files_may_send_much(path, actor, megabytes, settings):
    settings.MOSTURA_UPLOAD_MEGABYTES = 25
    request = RequestFactory().post(path)
    request.actor, request.resolver_match = actor, resolve(path)

    assert megabytes_for(request, request.resolver_match.func) == megabytes
