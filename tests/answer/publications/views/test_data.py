"""The open data: dictionary, schema and files say the same, and other tools can read them."""

import csv
import io
import json

import hxl
import jsonschema_rs
import pytest
from django.test import Client

from mostura.answer.publications.policy.dictionary import TABLES

HIDDEN = "Tajni nacrt o mostu."
CHECKED = {"date": "date", "whole": "number", "number": "number"}  # types, in the words of libhxl


def content(path):
    """A file as it is downloaded."""
    response = Client().get(path)
    assert response.status_code == 200, path
    return b"".join(response).decode()


def read(path):
    return json.loads(content(path))


def sheet(path):
    return list(csv.reader(io.StringIO(content(path).removeprefix("\ufeff"))))


def tagged(file):
    """A file as libhxl reads it."""
    raw = io.BytesIO(file.encode())
    return hxl.data(hxl.make_input(raw, hxl.InputOptions(allow_local=True)))


def faults_of(file, columns):
    """What libhxl finds wrong with a file: every tag once, typed, filled where it must be."""
    heads = [
        "#valid_tag", "#valid_required+min", "#valid_datatype", "#valid_value+list",
        "#valid_severity",
    ]  # fmt: skip
    rows = [
        [
            one.tag,
            "1" if one.type != "list" and not one.empty and one.name not in MAY_BE_BLANK else "",
            CHECKED.get(one.type, ""),
            "true|false" if one.type == "flag" else "",
            "error",
        ]
        for one in columns
    ]
    faults = []
    whole = hxl.schema([heads, *rows], callback=faults.append).validate(tagged(file))
    assert whole == (not faults)
    return faults


MAY_BE_BLANK = {"language", "action", "note", "withdrawn_reason", "passage"}


@pytest.mark.parametrize("table", TABLES)
def test_a_tagged_file_is_valid_hxl(record, table):
    file = content(f"/data/{table}.hxl.csv")

    tags = [one.display_tag for one in tagged(file).columns]
    faults = faults_of(file, TABLES[table])

    assert faults == []
    assert tags == [hxl.model.Column.parse(one.tag).display_tag for one in TABLES[table]]


def test_what_is_no_valid_hxl_is_seen(record):
    file = content("/data/claims.hxl.csv").replace(",true", ",perhaps").replace("0.3333", "much")

    assert len(faults_of(file, TABLES["claims"])) >= 2


@pytest.mark.parametrize("table", TABLES)
def test_files_schema_and_dictionary_have_the_same_columns(record, table):
    names = [one.name for one in TABLES[table]]
    schema = read("/data/schema-1.json")["$defs"][table]
    page = Client().get("/data/").content.decode()

    assert sheet(f"/data/{table}.csv")[0] == names
    assert all(list(one) == names for one in read(f"/data/{table}.json")[table])
    assert list(schema["properties"]) == schema["required"] == names
    assert all(f"<code>{one.name}</code>" in page for one in TABLES[table])
    assert {name: one["hxl"] for name, one in schema["properties"].items()} == {
        one.name: one.tag for one in TABLES[table]
    }


@pytest.mark.parametrize("table", TABLES)
def test_a_json_file_holds_to_its_schema(record, table):
    told, schema = read(f"/data/{table}.json"), read("/data/schema-1.json")

    jsonschema_rs.meta.validate(schema)
    jsonschema_rs.validator_for(schema, validate_formats=True).validate(told)

    assert told["schema"] == schema["$id"] == "https://hub.example/data/schema-1.json"
    assert len(told[table]) == len(sheet(f"/data/{table}.csv")) - 1 > 0


def test_what_breaks_the_schema_is_seen(record):
    told, schema = read("/data/claims.json"), read("/data/schema-1.json")
    told["claims"][0]["counts_as"] = "much"

    with pytest.raises(jsonschema_rs.ValidationError):
        jsonschema_rs.validator_for(schema).validate(told)


def test_version_one_keeps_its_columns():
    """Whoever reads version 1 finds these, whatever is added: a change needs a version 2."""
    first = {
        "recommendations": "code address text language languages addressee_codes addressees themes "
        "countries action published_on family document document_title document_date source page "
        "passage brought_by voices mean lowest highest dissent reversed_by demonstration",
        "answers": "recommendation organisation_code organisation kind reasons language given_on "
        "stands",
        "commitments": "recommendation organisation_code organisation text language due_on made_on "
        "stands withdrawn_reason",
        "claims": "code recommendation organisation_code organisation party level counts_as note "
        "language stated_on stands",
    }

    lost = {
        table: set(names.split()) - {one.name for one in TABLES[table]}
        for table, names in first.items()
    }

    assert {table: names for table, names in lost.items() if names} == {}


def test_rows_hold_what_was_asked_answered_promised_and_claimed(record):
    asks = {one["code"]: one for one in read("/data/recommendations.json")["recommendations"]}
    ask = asks[record.ask.code]

    assert (ask["mean"], ask["lowest"], ask["highest"], ask["dissent"]) == (
        0.6667, 0.3333, 1.0, True,
    )  # fmt: skip
    assert (ask["addressee_codes"], ask["languages"]) == (["ministry-of-bridges"], ["sr"])
    assert [one["kind"] for one in read("/data/answers.json")["answers"]] == ["noted", "accepted"]
    assert [one["text"] for one in read("/data/commitments.json")["commitments"]] == [
        "Mend the arch, first."
    ]
    assert [one["counts_as"] for one in read("/data/claims.json")["claims"]] == [1.0, 0.3333]


def test_a_spreadsheet_shows_a_formula_and_does_not_run_it(record):
    rows = sheet("/data/recommendations.csv")

    assert rows[1][2] == "'=Mend the old bridge, “now” & for good."


def test_names_come_in_the_language_asked_for(record):
    told = read("/data/answers.json?language=sr")["answers"]
    odd = read("/data/answers.json?language=%00")["answers"]

    assert {one["organisation"] for one in told} == {"Министарство мостова"}
    assert {one["organisation"] for one in odd} == {"Ministry of Bridges"}


def test_nothing_that_is_not_public_leaves(record):
    files = [content(f"/data/{table}.{kind}") for table in TABLES for kind in ("csv", "json")]

    assert [one for one in files if HIDDEN in one or record.draft.code in one] == []


def test_the_licence_stands_on_the_page_in_the_schema_and_in_the_files(record, settings):
    settings.MOSTURA_DATA_LICENCE = "CC BY 4.0"

    assert "Licence: CC BY 4.0" in Client().get("/data/").content.decode()
    assert read("/data/schema-1.json")["license"] == "CC BY 4.0"
    assert read("/data/claims.json")["licence"] == "CC BY 4.0"


def test_there_is_no_other_version(db):
    assert Client().get("/data/schema-2.json").status_code == 404


def test_a_larger_table_asks_as_often(record, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        content("/data/recommendations.csv")


def test_empty_tables_are_whole_files(db):
    for table in TABLES:
        assert read(f"/data/{table}.json")[table] == []
        assert len(sheet(f"/data/{table}.hxl.csv")) == 2
