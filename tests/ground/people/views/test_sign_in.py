"""Signing in, and the second factor that officers need."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail

from mostura.actor import Role
from mostura.ground.people.models import Person

pytestmark = pytest.mark.django_db

LOGIN = "/sign-in/login/"
CONFIRM = "/sign-in/login/code/confirm/"


def ask_for_code(client, email):
    mail.outbox.clear()
    return client.post(LOGIN, {"login": email})


def code_sent():
    return re.search(r"^ {4}(\S+)$", mail.outbox[0].body, re.MULTILINE).group(1)


def shown_by_app():
    now = next(totp.yield_hotp_counters_from_time())
    return totp.format_hotp_value(totp.hotp_value("JBSWY3DPEHPK3PXP", now))


def h1(page):
    return re.search(r"<h1[^>]*>(.*?)</h1>", page.text, re.DOTALL).group(1).strip()


def test_a_member_signs_in_with_a_code(client, someone, ours):
    member = someone("Mila", Role.MEMBER, ours, secured=False)

    ask_for_code(client, member.email)
    page = client.post(CONFIRM, {"code": code_sent()}, follow=True)

    assert page.redirect_chain == [("/account/", 302)]
    assert page.context["actor"].person_id == member.pk


def test_the_sign_in_page_asks_for_no_password(client, db):
    page = client.get(LOGIN).text

    assert 'type="password"' not in page
    assert "With a passkey" in page
    assert "Send me a code" in page


@pytest.mark.parametrize(
    "path", ["password/reset/", "password/change/", "password/set/", "email/", "reauthenticate/"]
)
def test_no_page_deals_with_passwords(client, editor, path):
    client.force_login(editor)

    assert client.get(f"/sign-in/{path}").status_code == 404


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client, someone, ours):
    someone("Mila", Role.MEMBER, ours)

    def answer(email):
        client.cookies.clear()
        first = ask_for_code(client, email)
        second = client.get(CONFIRM)
        wrong = client.post(CONFIRM, {"code": "000-000"})
        return [
            first.status_code,
            first.headers["Location"],
            *(
                re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", one.text).replace(email, "@")
                for one in (second, wrong)
            ),
        ]

    known, sent = answer("mila@example.org"), len(mail.outbox)
    unknown, unsent = answer("nobody@example.org"), len(mail.outbox)

    assert (sent, unsent) == (1, 0)
    assert known == unknown


def test_nobody_signs_up(client, db):
    asked = client.get("/sign-in/signup/")
    sent = client.post("/sign-in/signup/", {"email": "x@example.org"})

    assert (h1(asked), h1(sent)) == ("Accounts come by invitation",) * 2
    assert Person.objects.count() == 0


def test_too_many_codes_are_refused_in_plain_words(client, someone, ours):
    member = someone("Mila", Role.MEMBER, ours)

    for _ in range(4):
        client.cookies.clear()
        page = ask_for_code(client, member.email)

    assert "too often" in page.text
    assert member.email in page.text
    assert mail.outbox == []


def test_an_authenticator_app_is_asked_for_after_the_code(client, editor):
    ask_for_code(client, editor.email)
    step = client.post(CONFIRM, {"code": code_sent()})
    page = client.post("/sign-in/factors/authenticate/", {"code": shown_by_app()}, follow=True)

    assert step.headers["Location"] == "/sign-in/factors/authenticate/"
    assert page.context["actor"].roles == {Role.EDITOR}


def test_a_suspended_person_gets_no_code(client, someone, ours, office, acting):
    from mostura.ground.people.actions import roles

    member = someone("Mila", Role.MEMBER, ours)
    roles.suspend_person(member, by=acting(office))

    ask_for_code(client, member.email)

    assert mail.outbox == []


@pytest.mark.parametrize("role", [Role.EDITOR, Role.SECRETARIAT, Role.OPERATOR])
def test_officers_add_a_second_factor_before_anything_else(client, someone, ours, role):
    client.force_login(someone("Olga", role, ours, secured=False))

    page = client.get("/colleagues/", follow=True)

    assert page.redirect_chain == [("/account/second-factor/", 302)]
    assert page.context["actor"].roles == frozenset()
    assert "Before it opens" in page.text


def test_a_hub_may_leave_the_second_factor_to_its_people(client, someone, ours, settings):
    settings.MOSTURA_REQUIRE_SECOND_FACTOR = False
    client.force_login(someone("Olga", Role.EDITOR, ours, secured=False))

    assert client.get("/colleagues/").status_code == 200


@pytest.mark.parametrize(
    ("role", "demonstration"), [(Role.MEMBER, False), (Role.EDITOR, True), (Role.OPERATOR, True)]
)
def test_members_and_the_demonstration_go_on_without(client, someone, ours, role, demonstration):
    person = someone("Olga", role, ours, secured=False, demonstration=demonstration)
    client.force_login(person)

    assert client.get("/colleagues/").status_code == 200


def test_the_owner_hears_that_an_app_was_removed(client, editor):
    client.force_login(editor)
    asked = client.post("/sign-in/factors/totp/deactivate/")
    client.post("/sign-in/factors/reauthenticate/", {"code": shown_by_app()})

    client.post("/sign-in/factors/totp/deactivate/")

    assert asked.headers["Location"].startswith("/sign-in/factors/reauthenticate/")
    assert Authenticator.objects.count() == 0
    assert [one.subject for one in mail.outbox] == [
        "The authenticator app was removed from your account"
    ]
    assert "127.0.0.1" not in mail.outbox[0].body


def test_the_mail_with_the_code_has_the_look_of_the_hub(client, someone, ours, settings):
    someone("Mila", Role.MEMBER, ours)

    ask_for_code(client, "mila@example.org")

    (html,) = mail.outbox[0].alternatives
    assert html.mimetype == "text/html"
    assert f"<code>{code_sent()}</code>" in html.content
    assert f'href="{settings.MOSTURA_ADDRESS}"' in html.content
