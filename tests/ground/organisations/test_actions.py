"""Adding, naming, joining and parting, the coalition, the institutions of the pack."""

import datetime as dt
import json

import pytest

from mostura.actor import CLOCK, VISITOR
from mostura.ground.ledger.queries import history_of
from mostura.ground.organisations.actions import (
    coalition,
    demonstration,
    joining,
    loading,
    registry,
)
from mostura.ground.organisations.models import Organisation
from mostura.ground.organisations.policy.registry import Facts, Kind, Named, NameKind, Refusal
from mostura.ground.organisations.queries import registry as queries
from mostura.refused import Refused
from mostura.shell.removal import Removal
from mostura.shell.search import Tier


def found(words):
    keys = queries.found(VISITOR, queries.Asked(words), Tier.EXACT)
    return [one.name for one in queries.in_this_order(VISITOR, keys)]


def happened(organisation):
    return [one.event for one in history_of(VISITOR, "organisation", organisation.pk)]


def test_an_organisation_stands_in_the_registry_under_all_its_names(bridge):
    names = list(bridge.names.values_list("language", "script", "name", "kind", "folded"))

    assert names == [
        ("en", "latin", "Bridge of Neighbours", "official", "bridge of neighbours"),
        ("sr", "cyrillic", "Мост суседа Ђурђевак", "official", "most suseda durdevak"),
        ("sr", "latin", "Most suseda Đurđevak", "official", "most suseda durdevak"),
        ("en", "latin", "MSM", "abbreviation", "msm"),
    ]
    assert bridge.code == "rs-bridge-of-neighbours"
    assert happened(bridge) == ["OrganisationAdded"]


def test_a_visitor_adds_nothing(db):
    with pytest.raises(Refused) as refused:
        registry.add_organisation([Named("en", "Quiet")], facts=Facts(), by=VISITOR)

    assert refused.value.reason == Refusal.NOT_SECRETARIAT
    assert not Organisation.objects.exists()


def test_an_organisation_needs_an_official_name(office):
    short = [Named("en", "QT", NameKind.ABBREVIATION)]

    with pytest.raises(Refused) as refused:
        registry.add_organisation(short, facts=Facts(), by=office)

    assert refused.value.reason == Refusal.LAST_NAME


def test_two_organisations_of_one_name_get_codes_of_their_own(add):
    one, other = add(en="Green Ladder"), add(en="Green Ladder")

    assert one.code == "green-ladder"
    assert other.code.startswith("green-ladder-")
    assert other.code != one.code


def test_changed_facts_are_recorded_once(bridge, office):
    facts = Facts(kind=Kind.MEDIA, country="RS", website="https://www.most.example/sr")

    registry.change_organisation(bridge, facts=facts, version=1, by=office)
    changed = registry.change_organisation(bridge, facts=facts, version=1, by=office)

    assert (changed.kind, changed.domain) == ("media", "most.example")
    assert happened(bridge) == ["OrganisationAdded", "OrganisationChanged"]


def test_who_saw_an_older_version_does_not_erase_what_another_wrote(bridge, office):
    facts = Facts(country="RS", website="https://most.example", registry_number="1234")
    registry.change_organisation(bridge, facts=facts, version=1, by=office)

    with pytest.raises(Refused) as refused:
        registry.change_organisation(bridge, facts=Facts(country="MK"), version=1, by=office)

    bridge.refresh_from_db()
    assert refused.value.reason == Refusal.CHANGED_MEANWHILE
    assert (bridge.website, bridge.registry_number) == ("https://most.example", "1234")


def test_an_organisation_cannot_belong_to_its_own_child(add, office):
    above = add(en="Above")
    below = add(en="Below", facts=Facts(parent_id=above.pk))

    with pytest.raises(Refused) as refused:
        registry.change_organisation(above, facts=Facts(parent_id=below.pk), version=1, by=office)

    assert refused.value.reason == Refusal.OWN_PARENT


def test_a_new_official_name_makes_the_old_one_a_former_name(bridge, office):
    renamed = registry.rename_organisation(
        bridge, named=Named("en", "House of Neighbours"), by=office
    )

    english = list(renamed.names.filter(language="en").values_list("name", "kind"))
    assert english == [
        ("Bridge of Neighbours", "former"),
        ("MSM", "abbreviation"),
        ("House of Neighbours", "official"),
    ]
    assert renamed.name == "House of Neighbours"
    assert found("bridge neighbours") == found("house neighbours") == ["House of Neighbours"]


def test_the_same_name_is_given_once(bridge, office):
    with pytest.raises(Refused) as refused:
        registry.add_name(bridge, named=Named("en", "Bridge of Neighbours"), by=office)

    assert refused.value.reason == Refusal.NAME_TAKEN


def test_the_last_official_name_stays(add, office):
    alone = add(en="Alone")

    with pytest.raises(Refused) as refused:
        registry.drop_name(alone.names.get(), by=office)

    assert refused.value.reason == Refusal.LAST_NAME


def test_a_wrong_name_is_no_longer_found(bridge, office):
    wrong = bridge.names.get(script="cyrillic")
    right = bridge.names.get(name="Most suseda Đurđevak")
    registry.drop_name(wrong, by=office)
    assert found("Ђурђевак") == ["Bridge of Neighbours"]

    registry.drop_name(right, by=office)

    assert found("Ђурђевак") == []


def test_joined_entries_are_one_under_all_their_names(add, bridge, office):
    twin = add(en="Neighbourly Bridge", sq="Ura e Fqinjëve", facts=Facts(country="RS"))

    joining.join_organisations(bridge, joined=twin, by=office)

    assert found("ura e fqinjeve") == ["Bridge of Neighbours"]
    assert list(queries.visible_to(VISITOR)) == [bridge]
    assert queries.keys_of(bridge) == [bridge.pk, twin.pk]
    assert happened(bridge)[-1] == "OrganisationsJoined"


def test_parted_entries_are_as_they_were(add, bridge, office):
    twin = add(en="Neighbourly Bridge", sq="Ura e Fqinjëve")
    joining.join_organisations(bridge, joined=twin, by=office)

    joining.part_organisations(twin, by=office)

    assert found("ura e fqinjeve") == ["Neighbourly Bridge"]
    assert found("most suseda") == ["Bridge of Neighbours"]
    assert queries.keys_of(bridge) == [bridge.pk]


def test_what_is_joined_is_not_joined_again(add, bridge, office):
    twin, third = add(en="Twin"), add(en="Third")
    joining.join_organisations(bridge, joined=twin, by=office)

    with pytest.raises(Refused) as refused:
        joining.join_organisations(third, joined=bridge, by=office)

    assert refused.value.reason == Refusal.JOINED_ALREADY


def test_what_stands_alone_cannot_be_parted(bridge, office):
    with pytest.raises(Refused) as refused:
        joining.part_organisations(bridge, by=office)

    assert refused.value.reason == Refusal.NOT_JOINED


def test_a_membership_of_the_coalition_begins_and_ends(bridge, office):
    coalition.take_into_coalition(bridge, since_on=dt.date(2024, 5, 1), by=office)
    assert list(queries.members(VISITOR)) == [bridge]

    ended = coalition.end_coalition_membership(bridge, ended_on=dt.date(2025, 5, 1), by=office)

    assert (ended.since_on, ended.ended_on) == (dt.date(2024, 5, 1), dt.date(2025, 5, 1))
    assert (ended.entered_by, ended.ended_by) == (1, 1)
    assert not queries.is_member(bridge)


def test_a_membership_neither_doubles_nor_ends_before_it_began(bridge, office):
    coalition.take_into_coalition(bridge, since_on=dt.date(2024, 5, 1), by=office)

    with pytest.raises(Refused) as twice:
        coalition.take_into_coalition(bridge, since_on=dt.date(2025, 1, 1), by=office)
    with pytest.raises(Refused) as early:
        coalition.end_coalition_membership(bridge, ended_on=dt.date(2024, 4, 1), by=office)

    assert twice.value.reason == Refusal.MEMBER_ALREADY
    assert early.value.reason == Refusal.ENDS_BEFORE_IT_BEGAN


def test_the_institutions_load_once_however_often_they_are_loaded(institutions, settings):
    again = loading.load_institutions(settings.MOSTURA_REGION_PACK, by=CLOCK)

    assert institutions.added == Organisation.objects.count()
    assert again == loading.Loaded(added=0, changed=0, same=institutions.added)


def test_a_pack_that_learned_a_name_passes_it_on(db, tmp_path):
    entry = {"key": "the-house", "kind": "cso", "country": "", "level": "local", "parent": "",
             "names": {"en": ["The House"]}, "abbreviations": {}}  # fmt: skip
    file = tmp_path / "institutions.json"
    file.write_text(json.dumps([entry]))
    loading.load_institutions(tmp_path, by=CLOCK)
    entry["names"]["sq"] = ["Shtëpia"]
    file.write_text(json.dumps([entry]))

    loaded = loading.load_institutions(tmp_path, by=CLOCK)

    assert loaded == loading.Loaded(added=0, changed=1, same=0)
    assert found("shtepia") == ["The House"]


def test_a_name_that_people_removed_does_not_come_back(institutions, office, settings):
    police = Organisation.objects.get(code="rs-police")
    wrong = police.names.filter(language="de").first()
    registry.drop_name(police.names.filter(language="de").last(), by=office)

    again = loading.load_institutions(settings.MOSTURA_REGION_PACK, by=CLOCK)

    assert (again.added, again.changed) == (0, 0)
    assert list(police.names.filter(language="de")) == [wrong]


def test_the_demonstration_is_taken_away_whole(add, bridge, office):
    shown = add(en="Invented House", facts=Facts(demonstration=True))
    branch = add(en="Invented Branch", facts=Facts(demonstration=True, parent_id=shown.pk))
    coalition.take_into_coalition(branch, since_on=dt.date(2025, 1, 1), by=office)
    assert sorted(found("invented")) == ["Invented Branch", "Invented House"]

    removed = demonstration.remove_demonstration(by=office)

    assert removed == Removal(2)
    assert found("invented") == []
    assert list(Organisation.objects.all()) == [bridge]


def test_every_institution_has_what_its_kind_of_thing_needs(settings):
    entries = json.loads((settings.MOSTURA_REGION_PACK / loading.FILE).read_text())
    keys = [one["key"] for one in entries]

    assert len(keys) == len(set(keys)) > 250
    assert {one["parent"] for one in entries} <= {"", *keys}
    assert {one["country"] for one in entries} == {"", "AL", "BA", "XK", "ME", "MK", "RS"}
    assert {one["kind"] for one in entries} <= set(Kind.values)
    assert all(one["names"]["en"] for one in entries)
    serbian = " ".join(name for one in entries for name in one["names"].get("sr", ()))
    assert not any("a" <= letter <= "z" for letter in serbian)
