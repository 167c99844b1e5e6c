"""Pages about people: signing in, inviting, colleagues, one's own account."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail

from mostura.actor import CLOCK, VISITOR, Role
from mostura.ground.people import queries
from mostura.ground.people.actions import accounts, demonstration, invitations
from mostura.ground.people.models import Invitation, Membership, Person

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


# --- signing in ----------------------------------------------------------------------------------


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


# --- a second factor -----------------------------------------------------------------------------


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


# --- invitations ---------------------------------------------------------------------------------


def offer(organisation, email="nova@example.org", role=Role.MEMBER):
    invitation = invitations.invite_person(
        email, organisation_id=organisation.pk, role=role, language="en", by=CLOCK
    )
    return invitations.invitation_link(invitation).removeprefix("http://localhost:8000")


def test_a_newcomer_comes_in_by_the_link(client, ours):
    link = offer(ours)
    asked = client.get(link)

    page = client.post(link, {"name": "Nova Kos", "language": "sq"}, follow=True)

    assert "Most za sve" in asked.text
    assert page.redirect_chain == [("/account/second-factor/", 302)]
    assert page.context["actor"].name == "Nova Kos"
    assert client.cookies["language"].value == "sq"


def test_a_look_at_the_link_accepts_nothing(client, ours):
    client.get(offer(ours))

    assert Invitation.objects.get().accepted_at is None
    assert Person.objects.count() == 0


def test_a_name_is_needed_and_what_was_typed_is_kept(client, ours):
    page = client.post(offer(ours), {"name": " ", "language": "mk"})

    assert page.status_code == 200
    assert "Write the name by which your colleagues know you." in page.text
    assert '<option value="mk" selected>' in page.text


def test_a_known_person_is_asked_to_sign_in_first(client, ours, theirs, editor):
    link = offer(theirs, email=editor.email)

    visitor = client.get(link)
    client.force_login(editor)
    page = client.post(link, follow=True)

    assert visitor.headers["Location"].startswith(f"{LOGIN}?next=")
    assert page.redirect_chain == [("/account/", 302)]
    assert Membership.objects.filter(person=editor, organisation=theirs).exists()


@pytest.mark.parametrize("token", ["x", "é", "a" * 300])
def test_a_link_that_never_was_says_so(client, db, token):
    page = client.get(f"/join/{token}/")

    assert (page.status_code, h1(page)) == (410, "This link does not open")


def test_an_editor_invites_into_the_own_organisation(client, ours, editor):
    client.force_login(editor)

    page = client.post(
        "/colleagues/invite/",
        {"email": "nova@example.org", "role": "member", "language": "en"},
        follow=True,
    )

    assert page.redirect_chain == [("/colleagues/", 302)]
    assert "nova@example.org" in page.text
    assert Invitation.objects.get().organisation_id == ours.pk


def test_an_editor_cannot_choose_another_organisation_or_a_higher_role(client, theirs, editor):
    client.force_login(editor)
    typed = {"email": "n@example.org", "role": "operator", "organisation": theirs.name}

    page = client.post("/colleagues/invite/", {**typed, "language": "en"})

    assert page.status_code == 200
    assert "n@example.org" in page.text
    assert Invitation.objects.count() == 0


def test_colleagues_of_others_are_not_shown(client, ours, theirs, editor, someone):
    someone("Vesna", Role.MEMBER, ours)
    stranger = someone("Zana", Role.MEMBER, theirs)
    offer(theirs, email="geheim@example.org")
    client.force_login(editor)

    page = client.get("/colleagues/")
    found = client.get("/colleagues/?q=Zana")
    one = client.get(f"/colleagues/{stranger.pk}/")

    assert "Vesna" in page.text
    assert "Zana" not in page.text
    assert "geheim@example.org" not in page.text
    assert "Nobody here fits" in found.text
    assert one.status_code == 404


def test_the_secretariat_finds_people_of_every_organisation(client, theirs, office, someone):
    someone("Zana", Role.MEMBER, theirs)
    client.force_login(office)

    page = client.get("/colleagues/?q=zana").text

    assert "Zana" in page
    assert "Sekula" not in page.partition("<table")[2]


def test_the_number_of_questions_does_not_grow_with_the_colleagues(
    client, theirs, office, someone, django_assert_max_num_queries
):
    for number in range(12):
        someone(f"Zana{number}", Role.MEMBER, theirs)
    client.force_login(office)

    with django_assert_max_num_queries(16):
        client.get("/colleagues/")


# --- one's own account ---------------------------------------------------------------------------


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


def test_the_command_prints_the_link_of_the_first_invitation(capsys, db):
    from django.core.management import call_command

    call_command(
        "invite",
        email="prva@example.org",
        role="secretariat",
        new_organisation="Ured mreže",
    )

    token = capsys.readouterr().out.strip().rstrip("/").rpartition("/")[2]
    invitation = queries.invitation_behind(VISITOR, token)
    assert (invitation.email, invitation.role) == ("prva@example.org", "secretariat")
    assert str(invitation.organisation) == "Ured mreže"


def test_my_account_shows_what_is_mine(client, editor, acting):
    client.force_login(editor)
    accounts.change_account(editor, name="Edita", language="en", by=acting(editor))

    page = client.get("/account/").text

    assert "edita@example.org" in page
    assert "Authenticator app" in page
    assert "Most za sve" in page
