"""Adding documents, watching them, describing them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mostura.listen.documents.models import Document
from mostura.listen.documents.policy import State

pytestmark = pytest.mark.django_db

ADD = "/documents/add/"
WORKS = "/documents/in-the-works/"


def text_of(response):
    return " ".join(response.content.decode().split())


def paper(name="notes.txt", content=b"The town should open the hall.\n"):
    return SimpleUploadedFile(name, content)


def test_of_several_files_the_good_ones_are_kept(at_desk):
    broken = paper("empty.pdf", b"")

    page = text_of(at_desk.post(ADD, {"papers": [paper(), broken]}, follow=True))

    assert [one.title for one in Document.objects.all()] == ["notes"]
    assert "empty.pdf:" in page
    assert "Waiting to be read" in page


def test_when_no_file_is_good_the_page_says_why_for_each(at_desk):
    response = at_desk.post(ADD, {"papers": [paper("empty.pdf", b"")]})

    page = text_of(response)
    assert response.status_code == 422
    assert "These files were not taken" in page
    assert "<b>empty.pdf</b>:" in page
    assert Document.objects.count() == 0


def test_a_reason_is_said_once_with_its_limit(at_desk, settings):
    settings.MOSTURA_UPLOAD_MEGABYTES = 1

    page = text_of(at_desk.post(ADD, {"papers": [paper("long.txt", b"a" * 3_000_000)]}))

    assert page.count("The file is too large.") == 1
    assert page.count("It has 2.9 MB; the limit is 1 MB.") == 1


def test_what_is_offered_is_what_can_be_read(at_desk):
    page = text_of(at_desk.post(ADD, {"papers": [paper("plan.rtf", b"{\\rtf1 words}")]}))

    assert "Save it as PDF, DOCX, HTML or plain text." in page
    assert "CSV" not in page


def test_more_than_twenty_files_are_counted_and_refused(at_desk):
    response = at_desk.post(ADD, {"papers": [paper(f"{number}.txt") for number in range(21)]})

    assert response.status_code == 422
    assert "These are 21 files. Add at most 20 at once." in text_of(response)
    assert Document.objects.count() == 0


def test_no_file_at_all_is_said(at_desk):
    response = at_desk.post(ADD, {})

    assert response.status_code == 422
    assert "Choose at least one file." in text_of(response)


def test_the_list_follows_while_something_is_read(at_desk, organisation):
    waiting = Document.objects.create(title="Report", organisation=organisation)
    page = text_of(at_desk.get(WORKS))
    assert 'hx-trigger="every 1500ms"' in page
    assert "<!doctype html>" in page

    fragment = text_of(at_desk.get(WORKS, headers={"HX-Request": "true", "HX-Target": "works"}))
    Document.objects.filter(pk=waiting.pk).update(state=State.READ)
    after = text_of(at_desk.get(WORKS, headers={"HX-Request": "true", "HX-Target": "works"}))

    assert fragment.startswith('<div id="works" hx-get')
    assert "hx-get" not in after
    assert f"/documents/{waiting.code}/review/" in after


def test_what_could_not_be_read_says_why(at_desk, organisation):
    Document.objects.create(
        title="Scan", organisation=organisation, state=State.UNREADABLE, unreadable="scanned"
    )

    page = text_of(at_desk.get(WORKS))

    assert "Could not be read" in page
    assert str(Document.objects.get().get_unreadable_display()) in page


def test_what_took_too_long_says_how_long_it_may_take(at_desk, organisation):
    Document.objects.create(
        title="Scan",
        organisation=organisation,
        state=State.UNREADABLE,
        unreadable="out_of_time",
        unreadable_measure={"unit": "seconds", "limit": 90},
    )

    assert "The limit is 90 seconds." in text_of(at_desk.get(WORKS))


def test_visitors_are_sent_to_sign_in(client):
    for page in (ADD, WORKS):
        assert client.get(page).status_code == 302
    assert client.get("/documents/").status_code == 200


def test_a_stale_description_keeps_what_was_typed_and_can_be_sent_again(at_desk, organisation):
    document = Document.objects.create(title="Report", organisation=organisation, state=State.READ)
    address = f"/documents/{document.code}/describe/"
    typed = {"version": 1, "title": "Round table", "language": "en"}
    at_desk.post(address, {**typed, "title": "Conference", "publisher": "River Side"})

    page = text_of(at_desk.post(address, typed))

    assert "Somebody else changed this in the meantime." in page
    assert 'value="Round table"' in page
    assert ">Conference</dd>" in page
    assert ">River Side</dd>" in page
    assert at_desk.post(address, {**typed, "version": 2}).status_code == 302
    assert Document.objects.get().title == "Round table"


def test_two_clicks_on_save_are_one(at_desk, organisation):
    document = Document.objects.create(title="Report", organisation=organisation, state=State.READ)
    typed = {"version": 1, "title": "Round table", "language": "en"}

    answers = [at_desk.post(f"/documents/{document.code}/describe/", typed) for _click in "12"]

    assert [one.status_code for one in answers] == [302, 302]
    assert Document.objects.get().version == 2


def test_the_works_ask_the_database_the_same_for_many(
    at_desk, organisation, django_assert_max_num_queries
):
    for number in range(30):
        Document.objects.create(title=f"Report {number}", organisation=organisation)

    with django_assert_max_num_queries(10):
        assert at_desk.get(WORKS).status_code == 200
