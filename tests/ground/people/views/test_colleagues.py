"""Pages about colleagues."""

import pytest

from mostura.actor import CLOCK, Role
from mostura.ground.ledger.models import Entry
from mostura.ground.organisations.actions.registry import add_organisation
from mostura.ground.organisations.policy.registry import Facts, Named
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


def test_second_clicks_on_a_role_are_answered_quietly(client, ours, editor, someone):
    changed = someone("Mila", Role.MEMBER, ours).memberships.get()
    ended = someone("Vesna", Role.MEMBER, ours).memberships.get()
    client.force_login(editor)

    changes = [
        client.post(f"/roles/{changed.pk}/change/", {"role": "editor"}) for _click in range(2)
    ]
    ends = [client.post(f"/roles/{ended.pk}/end/") for _click in range(2)]

    assert [one.url for one in changes] == [f"/colleagues/{changed.person_id}/"] * 2
    assert [one.url for one in ends] == ["/colleagues/"] * 2
    told = Entry.objects.order_by("number").values_list("event", flat=True)
    assert list(told) == ["RoleChanged", "MembershipEnded"]


def test_the_same_role_again_is_told_on_the_form(client, ours, editor, someone):
    member = someone("Mila", Role.MEMBER, ours).memberships.get()
    client.force_login(editor)

    page = client.post(f"/roles/{member.pk}/change/", {"role": "member"})

    assert page.status_code == 200
    assert "This person holds this role already." in page.text


def test_a_role_that_may_not_be_taken_says_so_on_its_page(client, office):
    client.force_login(office)

    page = client.post(f"/roles/{office.memberships.get().pk}/end/")

    assert page.status_code == 403
    assert "This is the last member of the secretariat." in page.text


def test_an_account_is_suspended_and_opened_once(client, ours, office, someone):
    person = someone("Mila", Role.MEMBER, ours)
    client.force_login(office)

    for act in ("suspend", "suspend", "reinstate", "reinstate"):
        assert client.post(f"/colleagues/{person.pk}/{act}/").status_code == 302
    oneself = client.post(f"/colleagues/{office.pk}/suspend/", follow=True)

    told = Entry.objects.order_by("number").values_list("event", flat=True)
    assert list(told) == ["PersonSuspended", "PersonReinstated"]
    assert "You cannot suspend yourself." in oneself.text


def test_organisations_are_called_as_the_reader_knows_them(client, theirs, office, someone):
    named = [Named("en", "Voice of the Street"), Named("sr", "Глас улице")]
    voice = add_organisation(named, facts=Facts(), by=CLOCK)
    person = someone("Zana", Role.MEMBER, voice)
    held = person.memberships.get().pk
    offer(voice)
    client.force_login(office)
    client.cookies["language"] = "sr"

    places = ("colleagues/", f"colleagues/{person.pk}/", f"roles/{held}/end/", "colleagues/invite/")
    pages = [client.get(f"/{place}").text for place in places]
    found = client.get("/colleagues/", {"q": "zana glas ulice"})

    assert ["Глас улице" in page for page in pages] == [True] * 4
    assert ["Voice of the Street" in page for page in pages] == [False] * 4
    assert [one.name for one in found.context["page"]] == ["Zana"]
