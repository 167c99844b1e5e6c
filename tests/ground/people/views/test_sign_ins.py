"""Where one is signed in, how long that lasts, and what ends it."""

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from mostura.actor import Role
from mostura.ground.ledger.models import Entry
from mostura.ground.people.models import SignIn

pytestmark = pytest.mark.django_db

LOGIN = "/sign-in/login/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"


def machine(person, user_agent=FIREFOX):
    client = Client(headers={"user-agent": user_agent})
    client.force_login(person)
    client.get("/account/")
    return client


def unused_for(client, **time):
    since = timezone.now() - dt.timedelta(**time)
    SignIn.objects.filter(session_id=client.session.session_key).update(seen_at=since)


def is_signed_in(client):
    return client.get("/account/").status_code == 200


def test_a_machine_is_known_by_two_words_and_nothing_else(editor):
    machine(editor, PHONE)

    known = SignIn.objects.get()

    assert (known.person, known.device) == (editor, "Chrome, Android")


def test_the_page_shows_this_machine_and_the_others(editor):
    here = machine(editor)
    machine(editor, PHONE)

    page = here.get("/account/sign-ins/")

    assert [one.device for one in page.context["here"]] == ["Firefox, Linux"]
    assert [one.device for one in page.context["elsewhere"]] == ["Chrome, Android"]


def test_one_machine_is_signed_out_from_another(editor):
    here, phone, third = machine(editor), machine(editor, PHONE), machine(editor)
    code = SignIn.objects.get(device="Chrome, Android").code

    here.post(f"/account/sign-ins/{code}/end/")

    assert [is_signed_in(one) for one in (here, phone, third)] == [True, False, True]
    assert Entry.objects.get(event="SignInsEnded").data == {"person": editor.pk, "ended": 1}


def test_all_others_are_signed_out_at_once(editor):
    here, phone, third = machine(editor), machine(editor, PHONE), machine(editor)

    here.post("/account/sign-ins/end/")

    assert [is_signed_in(one) for one in (here, phone, third)] == [True, False, False]


def test_nobody_ends_the_sign_in_of_somebody_else(editor, office):
    mine, theirs = machine(editor), machine(office)
    code = SignIn.objects.get(person=office).code

    answer = mine.post(f"/account/sign-ins/{code}/end/")

    assert answer.status_code == 404
    assert is_signed_in(theirs)


@pytest.mark.parametrize(
    ("role", "minutes", "stays"),
    [
        (Role.MEMBER, 29, True),
        (Role.EDITOR, 31, False),
        (Role.SECRETARIAT, 29, True),
        (Role.SECRETARIAT, 31, False),
        (Role.OPERATOR, 11, False),
    ],
)
def test_a_machine_left_alone_is_signed_out(someone, ours, role, minutes, stays):
    client = machine(someone("Ana", role, ours))

    unused_for(client, minutes=minutes)

    assert is_signed_in(client) is stays


def test_after_twelve_hours_everyone_signs_in_anew(editor):
    client = machine(editor)
    began = timezone.now() - dt.timedelta(hours=12, minutes=1)

    SignIn.objects.update(began_at=began, seen_at=timezone.now())

    assert not is_signed_in(client)


def test_who_was_signed_out_is_told_so_and_led_back(editor):
    client = machine(editor)
    unused_for(client, hours=1)

    page = client.get("/colleagues/", follow=True)

    assert page.redirect_chain == [(f"{LOGIN}?next=%2Fcolleagues%2F", 302)]
    assert "was not used for a while" in page.text


def test_what_was_typed_too_late_is_still_on_the_page_before(editor):
    client = machine(editor)
    unused_for(client, hours=1)

    answer = client.post("/account/", {"name": "Edita Kos", "language": "sq"})

    editor.refresh_from_db()
    assert (answer.status_code, editor.name) == (403, "Edita")
    assert "what you typed is still on the page before this one" in answer.text


def test_using_a_machine_keeps_it_signed_in(editor):
    client = machine(editor)
    unused_for(client, minutes=20)

    client.get("/account/")

    assert SignIn.objects.get().seen_at > timezone.now() - dt.timedelta(minutes=1)


def test_a_machine_goes_from_the_list_with_its_session(editor):
    client = machine(editor)

    client.post("/sign-in/logout/")

    assert not SignIn.objects.exists()


def test_signing_out_everywhere_leaves_no_session(editor):
    client = machine(editor)
    machine(editor, PHONE)

    client.post("/account/sign-out/")

    assert SignIn.objects.count() == 0
    assert Session.objects.count() == 0


@pytest.mark.parametrize("path", ["/account/", "/account/sign-ins/", "/account/second-factor/"])
def test_who_still_needs_a_second_factor_comes_to_the_own_account(someone, ours, path):
    client = machine(someone("Ena", Role.EDITOR, ours, secured=False))

    assert client.get(path).status_code == 200


def test_work_waits_for_the_second_factor(someone, ours):
    client = machine(someone("Ena", Role.EDITOR, ours, secured=False))

    answer = client.get("/colleagues/")

    assert answer.headers["Location"] == "/account/second-factor/"
