"""Pages about colleagues."""

import pytest

from mostura.actor import CLOCK, Role
from mostura.ground.people.actions import invitations
from mostura.ground.people.models import Person

pytestmark = pytest.mark.django_db


def offer(organisation, email="nova@example.org", role=Role.MEMBER):
    invitation = invitations.invite_person(
        email, organisation_id=organisation.pk, role=role, language="en", by=CLOCK
    )
    return invitations.invitation_link(invitation).removeprefix("http://localhost:8000")


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


@pytest.mark.parametrize("words", ["Žana", "zana", "ЖАНА", "жана закић", "zakic zeri", "zana@"])
def test_a_colleague_is_found_in_any_script(client, theirs, office, someone, words):
    someone("Žana", Role.MEMBER, theirs)
    Person.objects.filter(name="Žana").update(name="Žana Zakić", email="zana@example.org")
    someone("Ana", Role.MEMBER, theirs)
    client.force_login(office)

    page = client.get("/colleagues/", {"q": words})

    assert [one.name for one in page.context["page"]] == ["Žana Zakić"]


def test_an_address_that_members_may_not_read_does_not_find_them_either(client, ours, someone):
    someone("Vesna", Role.MEMBER, ours)
    client.force_login(someone("Mila", Role.MEMBER, ours))

    by_name = client.get("/colleagues/?q=vesna").context["page"]
    by_address = client.get("/colleagues/?q=vesna@example").context["page"]

    assert (len(by_name), len(by_address)) == (1, 0)
