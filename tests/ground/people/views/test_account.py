"""One's own account, and the door of the demonstration."""

import pytest

from mostura.actor import Role
from mostura.ground.ledger.models import Entry
from mostura.ground.people import queries
from mostura.ground.people.actions import accounts, demonstration
from mostura.ground.people.models import Membership

pytestmark = pytest.mark.django_db

LOGIN = "/sign-in/login/"


def test_a_person_changes_name_and_language(client, editor):
    client.force_login(editor)

    client.post("/account/", {"name": "Edita Kos", "language": "sr-latn"})

    editor.refresh_from_db()
    assert (editor.name, editor.language) == ("Edita Kos", "sr-latn")
    assert client.cookies["language"].value == "sr-latn"


def test_signing_out_everywhere_ends_every_session(client, editor):
    from django.test import Client

    elsewhere = Client()
    elsewhere.force_login(editor)
    client.force_login(editor)

    client.post("/account/sign-out/")

    assert elsewhere.get("/account/").headers["Location"].startswith(LOGIN)


def test_a_demonstration_link_signs_in_by_a_click_only(client, someone, ours):
    shown = someone("Dana", Role.EDITOR, ours, secured=False, demonstration=True)
    path = demonstration.demonstration_link(shown).removeprefix("http://localhost:8000")

    looked = client.get(path)
    before = client.get("/account/").status_code
    page = client.post(path, follow=True)

    assert (looked.status_code, before) == (200, 302)
    assert page.context["actor"] == queries.actor_of(shown)


def test_my_account_shows_what_is_mine(client, editor, acting):
    client.force_login(editor)
    accounts.change_account(editor, name="Edita", language="en", by=acting(editor))

    page = client.get("/account/").text

    assert "edita@example.org" in page
    assert "Authenticator app" in page
    assert "Most za sve" in page


def test_a_role_that_ended_meanwhile_is_told_and_nothing_is_written(client, theirs, editor):
    client.force_login(editor)

    page = client.post("/account/act-for/", {"organisation": theirs.pk}, follow=True)

    assert page.redirect_chain == [("/account/", 302)]
    assert "You hold no role in this organisation." in page.text
    assert Entry.objects.count() == 0


def test_acting_for_another_of_ones_own_is_not_recorded(client, theirs, editor):
    Membership.objects.create(person=editor, organisation=theirs, role=Role.MEMBER)
    client.force_login(editor)

    page = client.post("/account/act-for/", {"organisation": theirs.pk}, follow=True)

    assert page.context["actor"].organisation_id == theirs.pk
    assert Entry.objects.count() == 0
