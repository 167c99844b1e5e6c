"""Tables of recommendations, clauses of resolutions, and names of countries in other forms."""

from io import BytesIO

import docx
import pytest

from mostura.engines.reading.blocks import StructuredText
from mostura.engines.reading.engine import read
from mostura.engines.reading.formats import structure
from mostura.engines.reading.formats.plain_text import read_text
from mostura.engines.reading.registry import Registry
from mostura.engines.reading.vocabulary import Vocabulary

REGISTRY = Registry.of(
    [],
    [
        {"code": "RS", "names": {"en": "Serbia", "sr": "Srbija", "sq": "Serbia", "de": "Serbien"}},
        {"code": "AL", "names": {"en": "Albania", "sr": "Albanija", "sq": "Shqipëria"}},
    ],
)
LONG = "A second bridge over the river, " + "because the first is closed in winter, " * 12
ROWS = [
    ("No", "Finding", "Recommendation", "Responsible"),
    ("1", "Ferries are late", "Publish a timetable for every pier", "Ministry of Transport"),
    ("2", "", LONG, "Municipality of Ada"),
]
ASKED = [
    ("Publish a timetable for every pier", ["Ministry of Transport"]),
    (LONG.strip(), ["Municipality of Ada"]),
]


def asked(structured: StructuredText) -> list[tuple[str, list[str]]]:
    found = read(structured, registry=REGISTRY, themes=Vocabulary())
    return [(one.text, [a.name for a in one.addressees]) for one in found.suggestions]


def of_text(text: str) -> list[tuple[str, list[str]]]:
    return asked(read_text(text.encode(), name="x.txt"))


def test_a_column_of_recommendations_in_a_docx_table_asks_row_by_row():
    document = docx.Document()
    document.add_paragraph("The harbour of the town is old and deep.")
    table = document.add_table(0, 4)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    buffer = BytesIO()
    document.save(buffer)

    assert asked(structure(buffer.getvalue(), name="x.docx")) == ASKED


def test_a_column_of_recommendations_in_a_web_page_asks_row_by_row():
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    page = f"<html><body><p>The harbour is old and deep.</p><table>{rows}</table></body></html>"

    assert asked(structure(page.encode(), name="x.html")) == ASKED


@pytest.mark.parametrize(
    ("head", "ask"),
    [
        ("Nalaz | Preporuka", "Objaviti red vožnje za svako pristanište"),
        ("Gjetja | Rekomandimi", "Të publikohet orari për çdo mol"),
        ("Наод | Препорака", "Да се објави возен ред за секое пристаниште"),
        ("Befund | Empfehlung", "Veröffentlichung eines Fahrplans für jeden Anleger"),
    ],
)
def test_the_head_of_the_column_is_known_in_every_language(head, ask):
    text = f"| {head} |\n|---|---|\n| 12 | {ask} |\n"

    assert of_text(text) == [(ask, [])]


def test_a_table_without_such_a_column_asks_only_where_its_words_ask():
    text = "| Year | Boats |\n|---|---|\n| 2020 | There were four boats in the harbour |\n"

    assert of_text(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "1. Welcomes the ferry law; calls on the Serbian authorities to print it; regrets it;",
            [("calls on the Serbian authorities to print it;", ["authorities of Serbia"])],
        ),
        (
            "1. pozdravlja zakon o lukama; poziva srpske vlasti da ga objave; žali zbog zastoja;",
            [("poziva srpske vlasti da ga objave;", ["authorities of Serbia"])],
        ),
        (
            "1. përshëndet ligjin për portet; u bën thirrje autoriteteve shqiptare ta botojnë atë;",
            [("u bën thirrje autoriteteve shqiptare ta botojnë atë;", ["authorities of Albania"])],
        ),
        (
            "1. begrüßt das neue Gesetz; fordert die serbischen Behörden auf, es zu drucken;",
            [("fordert die serbischen Behörden auf, es zu drucken;", ["authorities of Serbia"])],
        ),
    ],
)
def test_each_clause_of_a_resolution_stands_alone(text, found):
    assert of_text(f"The members of the forum in the town\n\n{text}\n\n{text}\n")[:1] == found


def test_a_heading_that_asks_opens_the_list_below_it():
    document = docx.Document()
    document.add_heading("Schools should:", level=2)
    document.add_paragraph("open in the afternoon", style="List Bullet")
    buffer = BytesIO()
    document.save(buffer)

    assert asked(structure(buffer.getvalue(), name="x.docx")) == [
        ("open in the afternoon", ["schools"])
    ]


def test_conclusions_that_ask_are_found_below_their_lead_in():
    text = (
        "Forum u luci\n\nUsvojeni su sljedeći zaključci i preporuke:\n\n"
        "- Obnoviti most na rijeci;\n- Na skupu je bilo trideset ljudi.\n"
    )

    assert [ask for ask, _ in of_text(text)] == ["Obnoviti most na rijeci;"]


@pytest.mark.parametrize("word", ["ПРЕПОРУКЕ", "Rekomandime", "Key recommendations"])
def test_a_list_of_recommendations_takes_no_later_heading_for_its_title(word):
    text = f"{word}\n\nThe town should mend the pier.\n\nAbout the harbour\n\nIt is deep.\n"

    assert read_text(text.encode(), name="harbour").title == "harbour"


def test_the_headline_over_an_article_is_its_title():
    document = docx.Document()
    document.add_paragraph("Fishermen of the old harbour call on the town to mend the pier")
    document.add_paragraph(
        "The harbour was built long ago, and the pier has been broken since May."
    )
    buffer = BytesIO()
    document.save(buffer)

    found = structure(buffer.getvalue(), name="x.docx")

    assert found.title == "Fishermen of the old harbour call on the town to mend the pier"
    assert asked(found) == []
