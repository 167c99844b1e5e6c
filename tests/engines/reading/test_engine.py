"""Whole documents: offsets, scripts, duplicates, and how much of what is asked is found."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mostura.engines.reading.blocks import Block, BlockKind, StructuredText
from mostura.engines.reading.engine import Reading, read
from mostura.engines.reading.formats.plain_text import read_text
from mostura.engines.reading.registry import Registry
from mostura.engines.reading.vocabulary import Vocabulary
from mostura.engines.wording.scripts import to_latin

CHECKOUT = Path(__file__).resolve().parents[3]
FRESH = CHECKOUT / "tests" / "engines" / "reading" / "fresh"
REGISTRY = Registry.of(
    [
        {
            "key": "rs-government",
            "country": "RS",
            "names": {
                "en": ["Government of Serbia", "Government"],
                "sr": ["Влада Србије", "Влада"],
            },
            "abbreviations": {},
        }
    ],
    [{"code": "RS", "names": {"en": "Serbia", "sr": "Србија"}}],
)
THEMES = Vocabulary.of([{"key": "ferries", "scheme": "theme", "cues": {"en": ["ferr"]}}])


def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "reading_quality", CHECKOUT / "bench" / "reading_quality.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["reading_quality"] = module
    spec.loader.exec_module(module)
    return module


QUALITY = bench()


def reading(text: str) -> Reading:
    return read(read_text(text.encode(), name="x.txt"), registry=REGISTRY, themes=THEMES)


def asked(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (one.text, one.rule, [addressee.name for addressee in one.addressees])
        for one in reading(text).suggestions
    ]


def test_a_reading_serialises_to_the_object_that_the_command_prints():
    text = "Serbia and its ferries\n\nThe Government should publish 12 timetables by 2027.\n"

    shown = reading(text).as_json(file="ferries.txt")

    sentence = "The Government should publish 12 timetables by 2027."
    start = len("Serbia and its ferries ")
    assert shown == {
        "file": "ferries.txt",
        "title": "Serbia and its ferries",
        "language": "en",
        "script": "latin",
        "pages": 0,
        "characters": start + len(sentence),
        "suggestions": [
            {
                "text": sentence,
                "page": None,
                "start": start,
                "end": start + len(sentence),
                "rule": "modal",
                "confidence": 0.8,
                "addressees": [
                    {
                        "name": "Government of Serbia",
                        "reason": "explicit-subject",
                        "key": "rs-government",
                        "words": "Government",
                    }
                ],
                "themes": [],
                "action": {"category": 5, "verb": "publish"},
                "smart": {
                    "specific": ["publish"],
                    "measurable": ["12"],
                    "assignable": ["Government"],
                    "time_bound": ["by 2027"],
                },
                "repeats": [],
            }
        ],
    }
    assert json.loads(json.dumps(shown)) == shown


def test_items_below_a_lead_in_inherit_its_addressee():
    text = (
        "The harbour\n\nThe town met twice.\n\nDonors should:\n\n- pay for rent;\n- pay on time.\n"
    )

    assert asked(text) == [
        ("pay for rent;", "listed-under-lead-in", ["donors"]),
        ("pay on time.", "listed-under-lead-in", ["donors"]),
    ]


def test_items_below_a_heading_inherit_whom_it_names():
    text = (
        "A quiet harbour\n\nIntroduction\n\nThe harbour is old and deep.\n\n"
        "Recommendations\n\nTo the media\n\n- Report on the tides.\n\n"
        "About us\n\n- Learn about our boats.\n"
    )

    assert asked(text) == [("Report on the tides.", "listed-under-heading", ["media"])]


def test_conclusions_mixed_with_recommendations_are_read_item_by_item():
    text = (
        "A day at the harbour\n\nConclusions and recommendations\n\n"
        "1. Buy a bell.\n2. The fog is thick in March.\n3. Donors to pay for the bell.\n"
    )

    assert asked(text) == [
        ("Buy a bell.", "listed-under-heading", []),
        ("Donors to pay for the bell.", "elliptical-infinitive", ["donors"]),
    ]


def test_the_programme_of_an_event_asks_nothing():
    hours = "".join(f"{hour}:00 – {hour}:45 Why we should row\n" for hour in range(10, 16))
    text = f"A day at the harbour\n\nAgenda\n\n{hours}\n- Strengthen the crew\n"

    assert asked(text) == []


def test_aims_below_a_lead_in_are_left():
    text = "A project\n\nThe aims of the project are:\n\n- to strengthen the crew;\n- to sail.\n"

    assert asked(text) == []


def test_they_also_called_on_refers_to_whom_was_asked_before():
    text = (
        "A meeting at the harbour\n\nParticipants urged the media to report on the tides. "
        "They also called for better maps.\n"
    )

    assert asked(text)[1][2] == ["media"]
    assert reading(text).suggestions[1].addressees[0].reason == "previous-subject"


def test_an_ask_made_twice_is_linked():
    text = (
        "Harbour\n\nThe police should publish the weekly timetable of night patrols.\n\n"
        "Recommendations\n\n- Publish the weekly timetable of night patrols.\n- Buy a bell.\n"
    )

    assert [one.repeats for one in reading(text).suggestions] == [(1,), (0,), ()]


def test_the_page_is_that_of_the_passage():
    first, second = "Nothing here asks for anything.", "The police should row."
    text = f"{first} {second}"
    structured = StructuredText(
        title="",
        text=text,
        blocks=(
            Block(BlockKind.PARAGRAPH, first, 0, page=1),
            Block(BlockKind.PARAGRAPH, second, len(first) + 1, page=2),
        ),
        pages=2,
        page_starts=(0, len(first) + 1),
    )

    found = read(structured, registry=Registry(), themes=Vocabulary()).suggestions

    assert [(one.text, one.page) for one in found] == [(second, 2)]


@pytest.mark.parametrize("name", sorted(path.stem for path in FRESH.glob("*.txt")))
def test_the_offsets_of_a_suggestion_give_its_text(name):
    structured = read_text((FRESH / f"{name}.txt").read_bytes(), name=name)

    found = read(structured, registry=REGISTRY, themes=THEMES).suggestions

    assert [structured.text[one.start : one.end] for one in found] == [one.text for one in found]
    assert [one.start for one in found] == sorted(one.start for one in found)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Recommendations",
                "- Buy a boat;",
                "The police should row.",
                "(a) sail; (b) swim",
                ":",
                "\n\n",
                "\n",
                "Треба да Влада плови.",
                "“Row!”",
                "•",
                "1.",
                "We call on donors to:",
                "..",
                "Të notohet",
                "e\u0301",
            ]
        ),
        max_size=25,
    )
)
def test_any_text_is_read_and_its_offsets_hold(parts):
    structured = read_text(" ".join(parts).encode(), name="x.txt")

    found = read(structured, registry=REGISTRY, themes=THEMES).suggestions

    assert [structured.text[one.start : one.end] for one in found] == [one.text for one in found]


def test_serbian_asks_the_same_in_both_scripts():
    cyrillic = (FRESH / "sr_round_table.txt").read_text(encoding="utf-8")

    latin = reading(to_latin(cyrillic))

    assert latin.script == "latin"
    assert [
        (to_latin(one.text), one.rule, one.action.category, len(one.addressees))
        for one in reading(cyrillic).suggestions
    ] == [
        (one.text, one.rule, one.action.category, len(one.addressees)) for one in latin.suggestions
    ]


def test_importing_the_engine_compiles_nothing():
    script = (
        "import mostura.engines.reading.engine, mostura.engines.reading.rules.cues as c;"
        "print(c.cues_for.cache_info().currsize)"
    )

    shown = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert shown.stdout.strip() == "0"


@pytest.mark.parametrize("group", ["tuned", "held out"])
def test_invented_documents_are_read_well(group):
    registry, themes = QUALITY.region_data()

    score = QUALITY.Score()
    for document in QUALITY.fresh_documents():
        if document.group == group:
            finder = QUALITY.finder_for(QUALITY.structure_of(document), registry)
            found = QUALITY.reading_of(document, registry, themes)
            score += QUALITY.score_of(document, found, finder)

    assert score.labelled > 50
    assert QUALITY.reaches_goals(score)


def test_public_documents_are_read_as_well_as_the_goals_demand():
    if not (QUALITY.SHARED / "data" / "documents" / "gold").exists():
        pytest.skip("no ../shared/data/documents beside the checkout: the labels are not shipped")
    registry, themes = QUALITY.region_data()

    score = QUALITY.Score()
    for document in QUALITY.gold_documents():
        finder = QUALITY.finder_for(QUALITY.structure_of(document), registry)
        found = QUALITY.reading_of(document, registry, themes)
        score += QUALITY.score_of(document, found, finder)

    assert score.labelled > 50
    assert QUALITY.reaches_goals(score)
