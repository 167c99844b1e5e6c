"""The register as files that other programs open."""

import csv
import datetime as dt
import io
import json

import pytest
from openpyxl import load_workbook

from mostura.actor import VISITOR
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.actions import describing, joining
from mostura.answer.recommendations.frames import files
from mostura.answer.recommendations.models import Recommendation
from mostura.answer.recommendations.queries.register import Filters, exported

pytestmark = pytest.mark.django_db


@pytest.fixture
def rich(published, editor, secretariat):
    """The first ask with a translation, in a family with the second."""
    describing.translate_recommendation(
        published[0], language="sr", text="Поправите мост.", by=editor
    )
    joining.join_recommendations(published[0], published[1], by=secretariat)
    return published


def file_of(kind):
    found = exported(VISITOR, Filters(order="oldest"), kind)
    pieces, media_type = files.file_of(kind, found.portions, found.languages, whole=found.whole)
    return b"".join(pieces), media_type


def sheet(kind):
    content, _media_type = file_of(kind)
    if kind == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    return [list(row) for row in load_workbook(io.BytesIO(content)).active.values]


def test_json_holds_translations_families_and_origins(rich):
    content, media_type = file_of("json")

    first, second, third = json.loads(content)["recommendations"]
    assert media_type == "application/json"
    assert first["translations"] == [
        {"language": "sr", "text": "Поправите мост.", "state": "drafted"}
    ]
    assert first["family"] == second["family"] is not None
    assert third["family"] is None
    assert first["addressees"] == [
        {
            "code": "ministry-of-bridges",
            "name": "Ministry of Bridges",
            "as_written": "Ministry of Bridges",
        }
    ]
    assert [one["passage"] for one in first["origins"]] == [rich[0].text]


def test_a_sheet_has_a_line_for_each_ask_and_a_column_for_each_language(rich):
    heads, first, *others = sheet("csv")

    line = dict(zip(heads, first, strict=True))
    assert heads == [*files.COLUMNS, "text_sr"]
    assert len(others) == 2
    assert (line["text"], line["text_sr"], line["addressees"], line["themes"]) == (
        rich[0].text,
        "Поправите мост.",
        "Ministry of Bridges",
        "bridges",
    )


def test_a_spreadsheet_opens_and_says_the_same(rich):
    from_csv, from_xlsx = sheet("csv"), sheet("xlsx")

    assert [["" if cell is None else str(cell) for cell in row] for row in from_xlsx] == from_csv


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_is_run_as_a_formula(published, sign):
    Recommendation.objects.filter(pk=published[0].pk).update(text=f"{sign}cmd|' /C calc'!A1")

    for kind in ("csv", "xlsx"):
        heads, first, *_others = sheet(kind)
        assert dict(zip(heads, first, strict=True))["text"].startswith(f"'{sign}".rstrip("\r"))


def test_letters_that_a_spreadsheet_refuses_become_blanks(published):
    Recommendation.objects.filter(pk=published[0].pk).update(text="Mend\x0bit\x01.")

    heads, first, *_others = sheet("xlsx")

    assert dict(zip(heads, first, strict=True))["text"] == "Mend it ."


def test_a_sheet_for_visitors_says_where_it_was_cut(published, monkeypatch):
    monkeypatch.setattr(policy, "SHEET_FOR_VISITORS", 2)

    lines = sheet("xlsx")

    assert (len(lines), lines[-1][0]) == (4, files.CUT)


def test_portions_make_one_file(rich, monkeypatch):
    whole = {kind: file_of(kind) for kind in ("csv", "json")}
    monkeypatch.setattr(policy, "EXPORTED_AT_ONCE", 1)

    assert {kind: file_of(kind) for kind in whole} == whole


def test_addresses_in_files_are_whole(rich, client):
    content = b"".join(client.get("/recommendations/register.json"))

    addresses = [one["address"] for one in json.loads(content)["recommendations"]]
    assert f"http://testserver{rich[0].get_absolute_url()}" in addresses


def test_codes_of_a_sheet_are_said_in_words_beside_them(rich):
    heads, first, *_others = sheet("csv")

    line = dict(zip(heads, first, strict=True))
    assert (line["state"], line["state_name"]) == ("published", "Published")
    assert (line["themes"], line["theme_names"]) == ("bridges", "Bridges")
    assert (line["action"], line["action_name"]) == ("5", "Do a specific thing")


def test_a_workbook_has_a_legend_of_its_codes(rich):
    content, _media_type = file_of("xlsx")

    legend = [tuple(row) for row in load_workbook(io.BytesIO(content))["legend"].values]
    assert legend == [
        ("column", "code", "name"),
        ("action", "5", "Do a specific thing"),
        ("state", "published", "Published"),
        ("themes", "bridges", "Bridges"),
        ("published_on", None, "Days are those of the hub’s own time zone, Europe/Sarajevo."),
    ]


def test_days_are_those_of_the_hub(rich):
    late = dt.datetime(2026, 3, 1, 23, 30, tzinfo=dt.UTC)  # half past midnight in Sarajevo
    Recommendation.objects.update(published_at=late)

    heads, first, *_others = sheet("csv")

    assert dict(zip(heads, first, strict=True))["published_on"] == "2026-03-02"
