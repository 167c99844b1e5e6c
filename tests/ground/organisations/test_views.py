"""Pages of the registry, as a visitor and as the secretariat meet them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mostura.actor import CLOCK, Role
from mostura.ground.organisations.actions.joining import join_organisations
from mostura.ground.organisations.models import Organisation, RegistryImport
from mostura.ground.organisations.policy.importing import RowFault
from mostura.ground.organisations.policy.registry import Facts, Kind

PAGES_OF_THE_OFFICE = (
    "/organisations/add/",
    "/organisations/import/",
    "/organisations/repeated/",
    "/organisations/rs-bridge-of-neighbours/change/",
    "/organisations/rs-bridge-of-neighbours/name/",
    "/organisations/rs-bridge-of-neighbours/join/",
)


def upload(client, data, name="list.csv", **said):
    file = SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())
    said = {"language": "en", "kind": "cso", "country": "", **said}
    return client.post("/organisations/import/", {"file": file, **said})


@pytest.mark.parametrize("words", ["мост суседа", "MOST SUSEDA", "most djurdjevak"])
def test_a_visitor_finds_an_organisation_in_any_script(client, bridge, add, words):
    add(en="Something else")

    page = client.get("/organisations/", {"q": words})

    assert [one for one, _country in page.context["rows"]] == [bridge]


def test_a_visitor_filters_and_sorts(client, add):
    add(en="Beta", facts=Facts(kind=Kind.MEDIA, country="RS"))
    add(en="Alpha", facts=Facts(kind=Kind.MEDIA, country="RS"))
    add(en="Gamma", facts=Facts(kind=Kind.CSO, country="RS"))

    page = client.get("/organisations/", {"kind": "media", "sort": "-name"})

    assert [one.name for one, _country in page.context["rows"]] == ["Beta", "Alpha"]


def test_what_looks_alike_stands_apart(client, add):
    exact = add(en="Lantern Street")
    alike = add(en="Lanternist Streetcar")

    page = client.get("/organisations/", {"q": "lantern street"})

    assert [one for one, _country in page.context["rows"]] == [exact]
    assert [one for one, _country in page.context["looser"]] == [alike]


def test_a_search_that_finds_nothing_says_what_to_do(client, bridge):
    page = client.get("/organisations/", {"q": "zxqv"})

    assert "No organisation has these words in its names" in page.content.decode()


def test_the_list_costs_as_many_queries_for_many_as_for_few(client, add):
    for number in range(3):
        add(en=f"Row {number}", sr=f"Ред {number}")
    few = _queries(client, "/organisations/?q=row"), _queries(client, "/organisations/")
    for number in range(3, 25):
        add(en=f"Row {number}", sr=f"Ред {number}")

    many = _queries(client, "/organisations/?q=row"), _queries(client, "/organisations/")

    assert many == few


def test_the_page_of_an_organisation_shows_its_names(client, bridge, add):
    child = add(en="Branch", facts=Facts(parent_id=bridge.pk))

    page = client.get(bridge.get_absolute_url()).content.decode()

    for name in bridge.names.all():
        assert f">{name.name}</th>" in page
    assert child.get_absolute_url() in page


def test_a_joined_entry_leads_to_the_one_that_stands(client, bridge, add):
    twin = add(en="Twin")
    join_organisations(bridge, joined=twin, by=CLOCK)

    answer = client.get(twin.get_absolute_url())

    assert (answer.status_code, answer.url) == (302, bridge.get_absolute_url())


def test_an_unknown_code_is_not_found(client, db):
    assert client.get("/organisations/nobody/").status_code == 404


@pytest.mark.parametrize("address", PAGES_OF_THE_OFFICE)
def test_an_editor_does_not_enter_the_office(signed_in, bridge, address):
    assert signed_in(Role.EDITOR).get(address).status_code == 403


@pytest.mark.parametrize("address", PAGES_OF_THE_OFFICE)
def test_the_secretariat_enters_the_office(secretariat, bridge, address):
    assert secretariat.get(address).status_code == 200


def test_the_secretariat_adds_an_organisation(secretariat):
    said = {"name": "Нова кућа", "language": "sr", "abbreviation": "НК", "kind": "cso",
            "level": "local", "country": ""}  # fmt: skip

    answer = secretariat.post("/organisations/add/", said)

    added = Organisation.objects.get(name="Нова кућа")
    assert answer.url == added.get_absolute_url()
    assert added.names.count() == 3


def test_what_was_typed_stays_when_something_is_wrong(secretariat):
    said = {"name": "House", "language": "en", "kind": "cso", "level": "local",
            "parent": "no-such-code"}  # fmt: skip

    page = secretariat.post("/organisations/add/", said).content.decode()

    assert "There is no organisation with this code." in page
    assert 'value="House"' in page


def test_the_secretariat_changes_names_joins_and_parts(secretariat, bridge, add):
    twin = add(en="Twin", facts=Facts(country="RS"))
    at = bridge.get_absolute_url()
    start = {"kind": "media", "level": "national", "country": "", "version": "1"}

    secretariat.post(f"{at}change/", start)
    secretariat.post(f"{at}name/", {"name": "Ura", "language": "sq", "name_kind": "alias"})
    secretariat.post(f"{at}join/", {"joined": twin.code})
    secretariat.post(f"{at}coalition/", {"on": "2025-03-01"})

    bridge.refresh_from_db()
    twin.refresh_from_db()
    assert bridge.kind == "media"
    assert bridge.names.filter(name="Ura", kind="alias").exists()
    assert twin.joined_into == bridge
    assert bridge.coalition_memberships.get(ended_on=None).since_on.isoformat() == "2025-03-01"
    assert "Part them again" in secretariat.get(at).content.decode()
    secretariat.post(f"{twin.get_absolute_url()}part/")
    twin.refresh_from_db()
    assert twin.joined_into is None


def test_a_file_is_looked_at_confirmed_and_imported(secretariat):
    looked = upload(secretariat, "name;country\nQuiet Water;RS\n;RS\n")
    preview = secretariat.get(looked.url).content.decode()
    assert "Quiet Water" in preview
    assert "There is no name in this row." in preview
    assert not Organisation.objects.filter(name="Quiet Water").exists()

    for _click in range(2):
        secretariat.post(f"{looked.url}confirm/")

    assert Organisation.objects.filter(name="Quiet Water").count() == 1
    outcome = secretariat.get(looked.url).content.decode()
    assert "The file is imported." in outcome
    assert "Line 3" in outcome


def test_rows_left_out_are_downloaded_with_their_reasons(secretariat):
    looked = upload(secretariat, "name;country\n;RS\n=CMD();Atlantis\n")
    secretariat.post(f"{looked.url}confirm/")

    file = secretariat.get(f"{looked.url}rejected/")
    unknown = RowFault.COUNTRY_UNKNOWN.sentence("Atlantis")

    assert file["Content-Disposition"].startswith("attachment")
    assert file.content.decode("utf-8-sig").splitlines() == [
        "name;country;Line;Why it was left out",
        ";RS;2;There is no name in this row.",
        "'=CMD();Atlantis;3;" + unknown,
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty."),
        (b"PK\x03\x04 and more", "This is an Excel workbook, whatever its name says."),
    ],
)
def test_a_file_that_is_no_table_gets_a_sentence(secretariat, data, sentence):
    page = upload(secretariat, data)

    assert sentence in page.content.decode()
    assert not RegistryImport.objects.exists()


def test_a_file_that_is_too_large_is_not_even_read(secretariat, settings):
    settings.MOSTURA_UPLOAD_MEGABYTES = 0

    page = upload(secretariat, "name\nQuiet Water\n")

    assert "This file is too large." in page.text
    assert "file" in page.context["form"].errors
    assert "file" not in page.context["form"].cleaned_data


def test_columns_that_are_not_understood_can_be_named(secretariat):
    looked = upload(secretariat, "wer;wo\nSchmale Brücke;RS\n")
    assert "No column holds the name." in secretariat.get(looked.url).content.decode()
    secretariat.post(f"{looked.url}confirm/")
    assert not RegistryImport.objects.get().confirmed_at

    said = {"language": "de", "kind": "cso", "column_0": "name", "column_1": "country"}
    secretariat.post(looked.url, said)
    secretariat.post(f"{looked.url}confirm/")

    assert Organisation.objects.get(name="Schmale Brücke").country == "RS"


def test_two_columns_cannot_hold_the_same(secretariat):
    looked = upload(secretariat, "name;other\nQuiet Water;x\n")

    said = {"language": "en", "kind": "cso", "column_0": "name", "column_1": "name"}
    page = secretariat.post(looked.url, said).content.decode()

    assert "Two columns cannot hold the same." in page


def test_nobody_else_sees_a_file(client, secretariat, db):
    looked = upload(secretariat, "name\nQuiet Water\n")
    secretariat.logout()

    assert client.get(looked.url).status_code in (302, 403)


def test_every_address_has_a_name():
    assert reverse("organisation", args=["x"]) == "/organisations/x/"
    assert reverse("import_organisations") == "/organisations/import/"


def _queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)
