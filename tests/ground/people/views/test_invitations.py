"""Pages and the command that invite."""

import re

import pytest
from django.test import Client

from mostura.actor import CLOCK, VISITOR, Role
from mostura.ground.ledger.models import Entry
from mostura.ground.organisations.actions.writing import index_again
from mostura.ground.people import queries
from mostura.ground.people.actions import invitations
from mostura.ground.people.models import Invitation, Membership, Person

pytestmark = pytest.mark.django_db

LOGIN = "/sign-in/login/"


def h1(page):
    return re.search(r"<h1[^>]*>(.*?)</h1>", page.text, re.DOTALL).group(1).strip()


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


def test_the_command_makes_a_new_link_when_the_first_was_lost(capsys, ours):
    from django.core.management import call_command

    told = {"email": "prva@example.org", "role": "operator", "organisation": ours.code}
    call_command("invite", **told)
    call_command("invite", **told)

    first, second = (
        line.rstrip("/").rpartition("/")[2] for line in capsys.readouterr().out.splitlines()
    )
    assert queries.invitation_behind(VISITOR, first) is None
    assert queries.invitation_behind(VISITOR, second) == Invitation.objects.get()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"email": "prva", "organisation": "Most za sve"}, "not an e-mail address"),
        ({"email": "prva@example.org", "organisation": "Nepoznat"}, "--new-organisation"),
    ],
)
def test_the_command_says_what_is_wrong(ours, told, sentence):
    from django.core.management import CommandError, call_command

    with pytest.raises(CommandError, match=sentence):
        call_command("invite", role="operator", **told)

    assert Invitation.objects.count() == 0


def test_whoever_accepts_twice_is_led_in(client, ours):
    link = offer(ours)
    told = {"name": "Nova Kos", "language": "en"}
    client.post(link, told)

    again = client.post(link, told)
    stranger = Client().post(link, told)

    assert (again.status_code, again.url) == (302, "/account/")
    assert "You are in already." in client.get("/account/").text
    assert (stranger.status_code, stranger.url) == (302, LOGIN)
    assert Person.objects.count() == 1


def test_an_accepted_invitation_tells_nothing_to_someone_else(client, ours, editor):
    link = offer(ours)
    Client().post(link, {"name": "Nova Kos", "language": "en"})
    client.force_login(editor)

    assert client.get(link).status_code == 410


def test_a_second_click_that_withdraws_or_renews_is_answered_quietly(client, ours, editor):
    link = offer(ours)
    at = f"/invitations/{Invitation.objects.get().pk}"
    client.force_login(editor)

    withdrawn = [client.post(f"{at}/withdraw/") for _click in range(2)]
    Invitation.objects.update(withdrawn_at=None)
    Client().post(link, {"name": "Nova Kos", "language": "en"})
    renewed = client.post(f"{at}/renew/", follow=True)

    assert [one.url for one in withdrawn] == ["/colleagues/"] * 2
    assert Entry.objects.filter(event="InvitationWithdrawn").count() == 1
    assert "This invitation has been accepted" in renewed.text


def test_a_name_that_only_looks_like_one_is_asked_back(client, theirs, office):
    theirs.names.create(language="sq", name=theirs.name, folded="zeri i lagjes")
    index_again([theirs])
    client.force_login(office)
    typed = {"email": "n@example.org", "role": "member", "language": "en"}

    page = client.post("/colleagues/invite/", {**typed, "organisation": "Zëri lagjes"})

    assert page.status_code == 200
    assert f"Do you mean {theirs.name}?" in page.text
    assert Invitation.objects.count() == 0
