"""DOCX files are read in the order of their body, with lists, tables and notes."""

from io import BytesIO

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from mostura.engines.reading.formats import structure


@pytest.fixture
def saved():
    """Bytes of a document that was built with python-docx."""

    def bytes_of(document):
        buffer = BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return bytes_of


def test_the_body_is_read_in_its_order(saved, blocks):
    document = docx.Document()
    document.add_heading("What the river towns agreed", level=0)
    document.add_heading("How it went", level=1)
    document.add_paragraph("The forum met in Ada.")
    document.add_paragraph("Mend the dam.", style="List Bullet")
    document.add_paragraph("Above the old mill.", style="List Bullet 2")
    document.add_paragraph("Buy a boat.", style="List Number")
    document.add_paragraph("Hire a guard.", style="List Number")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells],
        ("Town", "What it should do", "Ada", "Mend the dam"),
        strict=True,
    ):
        cell.text = text
    document.add_paragraph("All went home by boat.")

    assert blocks(saved(document)) == [
        "title What the river towns agreed",
        "heading How it went",
        "paragraph The forum met in Ada.",
        "item • Mend the dam.",
        "item • Above the old mill.",
        "item 1. Buy a boat.",
        "item 2. Hire a guard.",
        "table Town | What it should do",
        "table Ada | Mend the dam",
        "paragraph All went home by boat.",
    ]


def test_numbers_are_printed_as_word_would(saved, blocks):
    document = docx.Document()
    numbering = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, abstract)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>')
    )
    for level, text in ((0, "Water comes first here."), (1, "Mend the dam."), (1, "Clean it."),
                        (0, "Schools come second here."), (1, "Buy a boat.")):  # fmt: skip
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr>'
            )
        )

    assert blocks(saved(document)) == [
        "item III. Water comes first here.",
        "item a) Mend the dam.",
        "item b) Clean it.",
        "item IV. Schools come second here.",
        "item a) Buy a boat.",
    ]


def test_headings_by_look_and_typed_bullets_are_found(saved, blocks):
    document = docx.Document()
    document.add_paragraph().add_run("What the towns want").bold = True
    document.add_paragraph("ZAKLJUČCI")
    document.add_paragraph("– Popraviti nasip;")
    document.add_paragraph("а) Поправити насип;")
    document.add_paragraph("б) Купити чамац.")

    assert blocks(saved(document)) == [
        "heading What the towns want",
        "heading ZAKLJUČCI",
        "item – Popraviti nasip;",
        "item а) Поправити насип;",
        "item б) Купити чамац.",
    ]


def test_insertions_are_in_and_deletions_are_out(saved, read):
    document = docx.Document()
    paragraph = document.add_paragraph("The town should mend ")
    paragraph._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="1" w:author="x"><w:r><w:t>every dam</w:t></w:r></w:ins>'
        )
    )
    paragraph._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="2" w:author="x">'
            "<w:r><w:delText>no dam</w:delText></w:r></w:del>"
        )
    )
    paragraph.add_run(" by May.")

    assert read(saved(document)).text == "The town should mend every dam by May."


def test_footnotes_stand_at_the_end(saved, blocks):
    document = docx.Document()
    document.add_paragraph("The forum met in Ada.")
    notes = (
        f"<w:footnotes {nsdecls('w')}>"
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>no note</w:t></w:r></w:p>'
        '</w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>It was warm.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        notes.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    assert blocks(saved(document)) == [
        "paragraph The forum met in Ada.",
        "footnote [1] It was warm.",
    ]


def test_a_table_that_lays_out_the_page_is_read_cell_by_cell(saved, blocks):
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    first, second = table.rows[0].cells
    first.text = "What is asked"
    first.add_paragraph("Mend the dam.", style="List Bullet")
    second.text = "Where it was said"

    assert blocks(saved(document)) == [
        "paragraph What is asked",
        "item • Mend the dam.",
        "paragraph Where it was said",
    ]


def test_line_breaks_within_a_paragraph_part_its_items(saved, blocks):
    document = docx.Document()
    document.add_paragraph("The forum asks to:\n- mend the dam;\n- buy a boat.")

    assert blocks(saved(document)) == [
        "paragraph The forum asks to:",
        "item - mend the dam;",
        "item - buy a boat.",
    ]


def test_the_language_of_the_styles_is_kept(saved):
    document = docx.Document()
    document.add_paragraph("Bashkia duhet ta ruajë pendën.")

    assert structure(saved(document)).declared_language == "en-US"
