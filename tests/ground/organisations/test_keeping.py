"""What the secretariat types, when a rule or another person stands against it."""

import pytest

from mostura.actor import CLOCK
from mostura.ground.ledger.models import Entry
from mostura.ground.organisations.actions.joining import join_organisations
from mostura.ground.organisations.models import Organisation
from mostura.ground.organisations.policy.registry import Facts

FACTS = {"kind": "cso", "level": "national", "country": "RS"}


def test_a_form_opened_before_another_saved_is_offered_again(secretariat, bridge):
    at = f"{bridge.get_absolute_url()}change/"
    secretariat.post(at, {**FACTS, "version": "1", "website": "https://most.example"})

    stale = secretariat.post(at, {**FACTS, "version": "1", "registry_number": "77"})

    bridge.refresh_from_db()
    assert (bridge.website, bridge.registry_number) == ("https://most.example", "")
    assert "Somebody else changed this in the meantime." in stale.text
    assert "As it stands now" in stale.text
    assert 'value="77"' in stale.text
    secretariat.post(at, {**FACTS, "version": stale.context["form"].data["version"]})
    bridge.refresh_from_db()
    assert bridge.website == ""


def test_an_organisation_below_itself_is_told_on_the_form(secretariat, bridge, add):
    below = add(en="Below", facts=Facts(parent_id=bridge.pk))
    typed = {**FACTS, "version": "1", "parent": below.code, "registry_number": "77"}

    page = secretariat.post(f"{bridge.get_absolute_url()}change/", typed)

    assert page.status_code == 200
    assert "nor to one that belongs to it" in page.text
    assert "As it stands now" not in page.text
    assert 'value="77"' in page.text


def test_a_name_that_is_there_already_is_told_on_the_form(secretariat, bridge):
    typed = {"name": "Bridge of Neighbours", "language": "en", "name_kind": "alias"}

    page = secretariat.post(f"{bridge.get_absolute_url()}name/", typed)

    assert page.status_code == 200
    assert "This organisation has this name in this language already." in page.text
    assert 'value="Bridge of Neighbours"' in page.text


def test_the_last_official_name_stays_and_the_page_says_why(secretariat, add):
    alone = add(en="Alone")
    at = f"{alone.get_absolute_url()}name/{alone.names.get().pk}/drop/"

    page = secretariat.post(at, follow=True)

    assert "An organisation keeps at least one official name." in page.text
    assert alone.names.count() == 1


def test_an_entry_joined_elsewhere_is_told_on_the_form(secretariat, bridge, add):
    other, twin = add(en="Other"), add(en="Twin")
    join_organisations(other, joined=twin, by=CLOCK)

    page = secretariat.post(f"{bridge.get_absolute_url()}join/", {"joined": twin.code})

    assert page.status_code == 200
    assert "already joined into another organisation" in page.text
    assert f'value="{twin.code}"' in page.text


def test_an_entry_is_joined_by_its_name_in_any_script(secretariat, bridge, add):
    twin = add(en="Zaklada Blizanac")

    secretariat.post(f"{bridge.get_absolute_url()}join/", {"joined": "Заклада Близанац"})

    twin.refresh_from_db()
    assert twin.joined_into == bridge


def test_a_name_that_several_bear_is_asked_back(secretariat, bridge, add):
    add(en="Twin"), add(en="Twin")

    page = secretariat.post(f"{bridge.get_absolute_url()}join/", {"joined": "Twin"})

    assert "Several organisations bear this name." in page.text


@pytest.mark.parametrize(
    ("on", "sentence"),
    [("2020-01-01", "cannot end before the day it began"), ("soon", "Enter a valid date")],
)
def test_a_membership_that_cannot_end_so_keeps_the_day(secretariat, bridge, on, sentence):
    at = f"{bridge.get_absolute_url()}coalition/"
    secretariat.post(at, {"on": "2024-05-01"})

    page = secretariat.post(at, {"on": on, "end": "1"})

    assert page.status_code == 200
    assert sentence in page.text
    assert f'value="{on}"' in page.text
    assert Organisation.objects.get(pk=bridge.pk).coalition_memberships.get().ended_on is None


def test_a_form_sent_twice_adds_one_organisation(secretariat):
    shown = secretariat.get("/organisations/add/")
    key = shown.context["form"]["key"].value()
    typed = {**FACTS, "country": "", "name": "Quiet Water", "language": "en", "key": key}

    answers = [secretariat.post("/organisations/add/", typed) for _click in range(2)]
    other = secretariat.post("/organisations/add/", {**typed, "name": "Loud Water"})

    assert f'value="{key}"' in shown.text
    assert [one.url for one in answers] == ["/organisations/quiet-water/"] * 2
    assert other.url == "/organisations/loud-water/"
    assert Organisation.objects.filter(name__endswith="Water").count() == 2


def test_two_forms_may_name_the_same(secretariat):
    for key in ("a", "b"):
        typed = {**FACTS, "country": "", "name": "Quiet Water", "language": "en", "key": key}
        secretariat.post("/organisations/add/", typed)

    assert Organisation.objects.filter(name="Quiet Water").count() == 2


def test_a_second_click_that_joins_parts_or_takes_in_is_answered_quietly(secretariat, bridge, add):
    twin = add(en="Twin")
    at, apart = bridge.get_absolute_url(), f"{twin.get_absolute_url()}part/"

    joins = [secretariat.post(f"{at}join/", {"joined": twin.code}) for _click in range(2)]
    parts = [secretariat.post(apart) for _click in range(2)]
    takes = [secretariat.post(f"{at}coalition/", {"on": "2025-03-01"}) for _click in range(2)]

    assert [one.status_code for one in (*joins, *parts, *takes)] == [302] * 6
    events = Entry.objects.exclude(event="OrganisationAdded").order_by("number")
    assert [one.event for one in events] == [
        "OrganisationsJoined",
        "OrganisationsParted",
        "MemberJoinedCoalition",
    ]
