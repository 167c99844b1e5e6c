"""Evidence is shown, handed out and taken back; what vanished is said to be gone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mostura.actor import CLOCK, Role
from mostura.answer.claims.actions import looking, showing
from mostura.answer.claims.actions.showing import Described
from mostura.answer.claims.models import Evidence
from mostura.answer.claims.policy.claiming import Refusal
from mostura.answer.claims.policy.links import Seen
from mostura.answer.claims.policy.measuring import Level

PAGE = "https://bridges.example/opening"


@pytest.fixture
def desk(client_of, house):
    """A member of the organisation who has signed in."""
    return client_of(Role.MEMBER, house)


@pytest.fixture
def claim(says, member):
    return says(member, Level.DONE)


@pytest.fixture(autouse=True)
def _vault(settings, tmp_path):
    settings.MOSTURA_VAULT = tmp_path / "vault"


def text_of(response):
    return " ".join(response.content.decode().split())


def link(**more):
    return {"url": PAGE, "title": "The opening", "dated_on": "2026-05-01", **more}


def test_a_member_shows_a_page_and_everyone_finds_it(desk, client, ask, claim):
    response = desk.post(f"/claims/{claim.code}/evidence/", link(publisher="Bridges daily"))

    assert response.url == f"/recommendations/{ask.code}/claims/"
    page = text_of(client.get(response.url))
    assert f'<a href="{PAGE}" rel="noreferrer nofollow">The opening</a>' in page
    assert "Bridges daily" in page
    assert "Evidence (1)" in page


def test_a_member_shows_a_file_and_everyone_gets_its_cleaned_copy(desk, client, ask, claim):
    upload = SimpleUploadedFile("opening.txt", b"The bridge was opened on the first of May.")

    desk.post(f"/claims/{claim.code}/evidence/", {"upload": upload, "title": "Minutes"})

    evidence = Evidence.objects.get()
    answer = client.get(f"/evidence/{evidence.code}/file/")
    assert b"".join(answer.streaming_content).startswith(b"The bridge was opened")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert f"/evidence/{evidence.code}/file/" in text_of(
        client.get(f"/recommendations/{ask.code}/claims/")
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Give either a file or the address of a page."),
        (link(title=""), "Say what the page is called"),
        (link(url="ftp://bridges.example/a"), "begins with http:// or https://"),
        (link(url="https://a:b@bridges.example/"), "begins with http:// or https://"),
        (link(dated_on="2999-01-01"), "This day is still to come."),
        (link(seen_on="2999-01-01"), "This day is still to come."),
        (link(dated_on="32.13.2026"), "Enter a valid date."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(desk, claim, values, words):
    response = desk.post(f"/claims/{claim.code}/evidence/", values)

    page = text_of(response)
    assert (response.status_code, Evidence.objects.count()) == (422, 0)
    assert words in page
    assert values.get("title", "") in page


def test_a_file_that_the_vault_refuses_is_told_why(desk, claim):
    upload = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 cut short")

    response = desk.post(f"/claims/{claim.code}/evidence/", {"upload": upload})

    assert response.status_code == 422
    assert "The file is damaged or cut short." in text_of(response)


def test_others_are_told_that_this_is_not_their_claim(desk, says, officer):
    theirs = says(officer, Level.DONE)

    page = text_of(desk.get(f"/claims/{theirs.code}/evidence/"))
    answer = desk.post(f"/claims/{theirs.code}/evidence/", link())

    assert str(Refusal.NOT_YOUR_CLAIM.label) in page
    assert answer.status_code == 422
    assert Evidence.objects.count() == 0


def test_a_page_that_vanished_is_shown_as_gone_and_not_removed(client, ask, claim, member):
    evidence = showing.add_link(claim, PAGE, Described("The opening"), by=member)
    seen = Seen(200, final_address=PAGE, content_type="text/html", title="A bridge opens")
    looking.note_look(evidence, seen, by=CLOCK)
    looking.note_look(evidence, Seen(404, final_address=PAGE), by=CLOCK)

    page = text_of(client.get(f"/recommendations/{ask.code}/claims/"))

    assert "Gone since" in page
    assert "“A bridge opens”" in page
    assert "Evidence (1)" in page


def test_withdrawn_evidence_stays_by_name_and_opens_no_more(desk, client, ask, claim, member):
    upload = SimpleUploadedFile("opening.txt", b"The bridge was opened.")
    evidence = showing.add_file(claim, upload, Described("Minutes"), by=member)

    desk.post(f"/evidence/{evidence.code}/withdraw/", {"reason": "It names a person."})

    page = text_of(client.get(f"/recommendations/{ask.code}/claims/"))
    assert "because: It names a person." in page
    assert "Minutes" in page
    assert client.get(f"/evidence/{evidence.code}/file/").status_code == 404


def test_a_link_is_no_file(client, claim, member):
    evidence = showing.add_link(claim, PAGE, Described("The opening"), by=member)

    assert client.get(f"/evidence/{evidence.code}/file/").status_code == 404


def test_the_evidence_of_others_is_not_withdrawn(desk, says, officer):
    theirs = showing.add_link(says(officer), PAGE, Described("The opening"), by=officer)

    answer = desk.post(f"/evidence/{theirs.code}/withdraw/", {"reason": "No."})

    assert answer.status_code == 403
