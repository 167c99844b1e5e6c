"""How a file is handed on."""

import pytest
from csp.middleware import CSPMiddleware
from django.http import Http404
from django.test import RequestFactory

from mostura.ground.vault import actions, queries
from mostura.ground.vault.models import StoredFile
from mostura.ground.vault.policy import NotKept
from mostura.shell.files import hand_out

pytestmark = pytest.mark.django_db


def headers_of(stored):
    request = RequestFactory().get("/")
    response = CSPMiddleware(lambda _request: hand_out(queries.download_of(stored)))(request)
    response.close()
    return response.headers


def test_a_file_is_handed_on_as_a_download_that_runs_nothing(upload, member):
    page = b"<!doctype html><html><body><p>Words.</p></body></html>"
    stored = actions.keep_file(upload(page, "Извештај о дијалогу.html"), by=member)

    headers = headers_of(stored)

    assert headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''%D0%98%D0%B7%D0%B2%D0%B5%D1%88%D1%82%D0%B0%D1%98%20"
        "%D0%BE%20%D0%B4%D0%B8%D1%98%D0%B0%D0%BB%D0%BE%D0%B3%D1%83.html"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["Content-Type"] == "text/html; charset=utf-8"


def test_what_is_handed_on_is_the_cleaned_copy(upload, member, photograph):
    stored = actions.keep_file(upload(photograph, "square.jpg"), by=member)

    response = hand_out(queries.download_of(stored))

    handed_on = b"".join(response.streaming_content)
    response.close()
    assert handed_on == stored.cleaned_path.read_bytes()
    assert stored.cleaned_path.read_bytes() != photograph


def test_a_file_in_quarantine_is_never_handed_on(upload, member):
    with pytest.raises(NotKept):
        actions.keep_file(upload(b"{\\rtf1 words}", "plan.rtf"), by=member)

    with pytest.raises(Http404):
        hand_out(queries.download_of(StoredFile.objects.get()))
