"""The secretariat's pages: the board, a body, a letter, an ask; what they cost the database."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mostura.actor import Actor, Role
from mostura.answer.claims.actions import stating
from mostura.answer.claims.actions.stating import Account
from mostura.answer.correspondence.actions import asking as put
from mostura.answer.correspondence.actions import replying, sending, stepping
from mostura.answer.correspondence.actions.stepping import Said
from mostura.answer.correspondence.models import Asking, Contact, Duty, Sending
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.answer.recommendations.models import Recommendation
from mostura.ground.notices.models import Letter
from mostura.ground.organisations.models import Organisation

BODY, OF = "/board/of/ministry-of-bridges/", "/recommendations/of/ministry-of-bridges/"


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_letter_goes_its_way_on_the_pages(desk, asks, office, ministry):
    page = text_of(desk.get(BODY))
    typed = {"ask": [one.code for one in asks], "contact": office.pk, "covering_words": "Dear all"}

    prepared = desk.post(f"{BODY}prepare/ask/", typed)
    letter = Sending.objects.get()
    looked_at = text_of(desk.get(prepared["Location"]))
    sent = [desk.post(f"{letter.get_absolute_url()}send/") for _click in range(2)]
    after = text_of(desk.get(letter.get_absolute_url()))

    assert "Mend the old bridge by 2027." in page
    assert prepared["Location"] == letter.get_absolute_url()
    assert "Is this what you want to send?" in looked_at
    assert "Dear all" in looked_at
    assert [one.status_code for one in sent] == [302, 302]
    assert "A letter that was sent" in after
    assert Letter.objects.filter(writer="correspondence.ask").count() == 1


def test_an_empty_choice_is_said_and_nothing_is_made(desk, asks, office):
    response = desk.post(f"{BODY}prepare/ask/", {"contact": office.pk}, follow=True)

    assert "Choose at least one ask." in text_of(response)
    assert not Sending.objects.exists()


def test_a_prepared_letter_stands_on_the_board_until_it_is_thrown_away(
    desk, letter, office, secretariat
):
    made = sending.prepare_sending(
        office, list(letter.askings.all()), SendingKind.REMINDER, by=secretariat
    )
    before = text_of(desk.get("/board/"))

    desk.post(f"{made.get_absolute_url()}give-up/")

    assert f"Reminder {made.code}" in before
    assert made.code not in text_of(desk.get("/board/"))


def test_what_came_by_telephone_is_written_down(desk, asking):
    today = timezone.localdate().isoformat()
    typed = {
        "kind": "answered",
        "on": today,
        "answer": "partly",
        "text": "In 2028.",
        "language": "en",
    }

    wrong = desk.post(f"/askings/{asking.code}/record/", typed | {"answer": ""})
    right = desk.post(f"/askings/{asking.code}/record/", typed)

    asking.refresh_from_db()
    answer = asking.answers.get()
    assert (wrong.status_code, right.status_code) == (422, 302)
    assert "Say which answer it is." in text_of(wrong)
    assert "In 2028." in text_of(wrong)
    assert (asking.state, answer.kind, answer.reasons) == ("answered", "partly", "In 2028.")
    assert asking.steps.get(kind="answered").on_paper


def test_the_day_stands_in_the_form_in_every_language(desk, asking):
    today = timezone.localdate().isoformat()

    page = desk.get(f"/askings/{asking.code}/record/", headers={"accept-language": "sr"})

    assert f'value="{today}"' in page.content.decode()


def test_nothing_that_happens_tomorrow_is_written_down(desk, asking):
    tomorrow = (timezone.localdate() + dt.timedelta(days=1)).isoformat()

    page = desk.post(
        f"/askings/{asking.code}/record/",
        {"kind": "acknowledged", "on": tomorrow, "language": "en"},
    )

    assert "This day is still to come." in text_of(page)
    assert not asking.steps.filter(kind="acknowledged").exists()


def test_a_question_is_answered_and_the_clock_runs_on(desk, asking, secretariat):
    stepping.take_step(asking, StepKind.CLARIFICATION_ASKED, Said("Which?", "en"), by=secretariat)
    before = text_of(desk.get(f"/askings/{asking.code}/"))

    desk.post(f"/askings/{asking.code}/clarify/", {"text": "The one over the Neretva."})

    after = text_of(desk.get(f"/askings/{asking.code}/"))
    assert "the clock stands still" in before
    assert "Clarification given: The one over the Neretva." in after
    assert "the clock stands still" not in after


def test_an_unknown_body_is_said_and_the_words_are_kept(desk, asking):
    typed = {"organisation": "Ministry of Nowhere at All", "text": "Nobody answered."}

    page = desk.post(f"/askings/{asking.code}/onward/", typed)

    assert page.status_code == 422
    assert "The registry knows nobody of this name." in text_of(page)
    assert "Nobody answered." in text_of(page)


def test_it_is_taken_to_a_body_by_its_name(desk, asking, body):
    cabinet = body("Council of Ministers")

    desk.post(
        f"/askings/{asking.code}/onward/",
        {"organisation": "Council of Ministers", "text": "Nobody answered."},
    )

    assert Asking.objects.get(escalated_from=asking).organisation == cabinet


def test_whom_they_named_stands_in_the_form(desk, asking, body, ministry):
    rails = body("Ministry of Rails")
    named = Said("Ask them.", "en", named_id=rails.pk)
    stepping.take_step(asking, StepKind.REFERRED, named, by=Actor(organisation_id=ministry.pk))

    page = desk.get(f"/askings/{asking.code}/onward/").content.decode()
    desk.post(f"/askings/{asking.code}/onward/", {"organisation": rails.code})

    assert f'value="{rails.code}"' in page
    assert Asking.objects.get(referred_from=asking).organisation == rails


def test_an_ask_is_put_to_a_body_that_its_document_does_not_name(desk, asks, body):
    body("Council of Ministers")
    address = f"/recommendations/{asks[0].code}/put/"

    empty = desk.get(address).content.decode()
    wrong = desk.post(address, {"organisation": "Nobody of this name"})
    right = [desk.post(address, {"organisation": "Council of Ministers"}) for _click in range(2)]

    assert '<datalist id="id_organisation_known">' in empty
    assert wrong.status_code == 422
    assert "The registry knows nobody of this name." in text_of(wrong)
    assert {one["Location"] for one in right} == {"/board/of/council-of-ministers/"}
    assert Asking.objects.count() == 1


def test_a_group_opens_no_letters_and_its_members_do(desk, asks, body, ministry):
    group = body("Ministries")
    Organisation.objects.filter(pk=group.pk).update(group=True)
    asks[0].asked.update(organisation=group)
    alone = text_of(desk.get("/board/of/ministries/"))
    refused = desk.post(f"/recommendations/{asks[0].code}/put/", {"organisation": "ministries"})

    Organisation.objects.filter(pk=ministry.pk).update(parent=group)
    page = desk.get("/board/of/ministries/").content.decode()

    assert "The registry names nobody who belongs to it." in alone
    assert "Name one of its members." in text_of(refused)
    assert f'href="{BODY}"' in page
    assert "Add an office" not in page


def test_a_term_needs_its_law(desk, ministry):
    typed = {"basis": "duty", "days": "15", "working_days": "on"}

    wrong = desk.post(f"{BODY}term/", typed)
    desk.post(f"{BODY}term/", typed | {"citation": "Law on Bridges"})

    assert "Name the law that sets this term." in text_of(wrong)
    assert Duty.objects.get().citation == "Law on Bridges"
    assert "Must answer within 15 working days by law" in text_of(desk.get(BODY))


def test_an_office_needs_one_way_to_be_reached(desk, ministry):
    wrong = desk.post(f"{BODY}offices/add/", {"name": "Desk", "language": "en"})
    desk.post(f"{BODY}offices/add/", {"name": "Desk", "language": "en", "email": "d@x.example"})
    contact = Contact.objects.get()
    desk.post(f"{BODY}offices/{contact.pk}/end/")

    contact.refresh_from_db()
    assert "Give a mailbox or a postal address." in text_of(wrong)
    assert contact.ended_at is not None


def test_an_ask_is_stopped_with_a_reason(desk, asking):
    without = desk.post(f"/askings/{asking.code}/stop/", {"text": ""})
    desk.post(f"/askings/{asking.code}/stop/", {"text": "Done in the meantime."})

    asking.refresh_from_db()
    assert without.status_code == 422
    assert asking.state == "withdrawn"


def test_a_link_is_taken_back(desk, letter, link):
    desk.post(f"{letter.get_absolute_url()}links/{link.pk}/revoke/")

    link.refresh_from_db()
    assert link.revoked_at is not None


def test_the_letter_for_an_envelope_is_a_file(desk, letter):
    pytest.importorskip("weasyprint", exc_type=OSError, reason="Pango is not installed here")

    response = desk.get(f"{letter.get_absolute_url()}letter.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")


def test_nobody_else_comes_to_these_pages(letter, asking, client_of, ministry):
    editor = client_of(Role.EDITOR, ministry)
    pages = ["/board/", BODY, letter.get_absolute_url(), f"/askings/{asking.code}/"]

    assert [editor.get(page).status_code for page in pages] == [403] * 4
    assert [Client().get(page).status_code for page in pages] == [302] * 4


def _asked_by(client, page):
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


def test_no_page_asks_the_database_more_when_more_is_put(desk, letter, asking, body, secretariat):
    ask, place = asking.recommendation, f"/recommendations/{asking.recommendation.code}/"
    pages = [
        "/board/", "/board/?column=overdue", BODY, place, OF, "/desk/",
        "/", f"/askings/{asking.code}/",
    ]  # fmt: skip
    _spoken_of(asking, secretariat)
    visitor = {page: Client() for page in pages if page in {"/", place}}

    few = {page: _asked_by(visitor.get(page, desk), page) for page in pages}
    for number in range(12):
        other = body(f"Ministry of Rails {number}")
        made = put.put_to_addressee(ask.pk, other.pk, by=secretariat)
        _spoken_of(made, secretariat)
        more = Recommendation.objects.create(
            text=f"Mend rail {number}.",
            language="en",
            organisation_id=secretariat.organisation_id,
            state="published",
            published_at=timezone.now(),
        )
        more.asked.create(organisation_id=asking.organisation_id)
        _spoken_of(
            put.put_to_addressee(more.pk, asking.organisation_id, by=secretariat), secretariat
        )

    many = {page: _asked_by(visitor.get(page, desk), page) for page in pages}
    assert {page: asked for page, asked in many.items() if asked > few[page]} == {}


def _spoken_of(asking, secretariat):
    """It was sent, answered with a promise, and a monitor says how far it is."""
    body = Actor(organisation_id=asking.organisation_id)
    if asking.state == "drafted":
        stepping.take_step(asking, StepKind.SENT, by=secretariat)
    replying.answer_asking(asking, "partly", Said("Next year.", "en"), by=body)
    day = timezone.localdate() + dt.timedelta(days=90)
    replying.promise(asking, day, Said("A new deck.", "en"), by=body)
    watch = Organisation.objects.create(code=f"w{asking.pk}", name=f"Watch {asking.pk}")
    view = Account("partly", "Seen.", "en", monitor=True)
    stating.claim(asking.recommendation_id, watch.pk, view, by=secretariat)
