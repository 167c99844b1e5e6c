"""Plain text and Markdown become headings, paragraphs, items and footnotes."""

import pytest

from mostura.engines.reading.blocks import BlockKind
from mostura.engines.reading.formats import structure

WRAPPED = """\
The river towns met in spring to speak about the
floods of last year, and about the dams that were
never mended.  Everyone who lives by the water was
invited.
The second day was for the schools. Teachers from
Ada and from the hills brought maps that children
had drawn.
"""
PARAGRAPHS = [
    (
        "paragraph The river towns met in spring to speak about the floods of last year, and about "
        "the dams that were never mended. Everyone who lives by the water was invited."
    ),
    (
        "paragraph The second day was for the schools. Teachers from Ada and from the hills "
        "brought maps that children had drawn."
    ),
]


def test_wrapped_lines_become_paragraphs(blocks):
    assert blocks(WRAPPED) == PARAGRAPHS


def test_blank_lines_between_wrapped_lines_do_not_cut_sentences(blocks):
    assert blocks(WRAPPED.replace("\n", " \n\n")) == PARAGRAPHS


def test_a_short_line_without_a_stop_is_a_heading(blocks):
    source = "What the towns want\n\nThe towns want dams that hold, and they want them soon.\n"

    assert blocks(source) == [
        "heading What the towns want",
        "paragraph The towns want dams that hold, and they want them soon.",
    ]


def test_numbered_headings_keep_their_numbers_as_markers(blocks):
    source = (
        "III. What remains to do\n\nMuch remains to do in the hills, and little in the plain.\n\n"
        "2.1 Schools by the water\n\nSchools by the water need boats when the river rises.\n"
    )

    assert blocks(source) == [
        "heading III. What remains to do",
        "paragraph Much remains to do in the hills, and little in the plain.",
        "heading 2.1 Schools by the water",
        "paragraph Schools by the water need boats when the river rises.",
    ]


@pytest.mark.parametrize(
    "bullet", ["•", "▪", "-", "–", "*", "o ", "✓", "➢", "\x7f", "\uf0b7", "(cid:127)", "◦", "□"]
)
def test_every_bullet_opens_an_item(bullet, read):
    source = (
        f"The forum asks the towns:\n{bullet} Mend the dam above the old mill;\n"
        f"{bullet} Tell people downstream before water is let out.\n"
    )

    kinds = [(block.kind, block.text) for block in read(source).blocks]

    assert kinds == [
        (BlockKind.PARAGRAPH, "The forum asks the towns:"),
        (BlockKind.ITEM, "Mend the dam above the old mill;"),
        (BlockKind.ITEM, "Tell people downstream before water is let out."),
    ]


@pytest.mark.parametrize(
    "markers",
    [
        ("1.", "2.", "3."), ("1)", "2)", "3)"), ("(1)", "(2)", "(3)"), ("a.", "b.", "c."),
        ("(a)", "(b)", "(c)"), ("i.", "ii.", "iii."), ("(i)", "(ii)", "(iii)"),
        ("а)", "б)", "в)"), ("A)", "B)", "C)"), ("R1.", "R2.", "R3."),
        ("Preporuka 1:", "Preporuka 2:", "Preporuka 3:"),
    ],
)  # fmt: skip
def test_every_kind_of_number_opens_an_item(markers, blocks):
    asks = ("Mend the dam.", "Tell people downstream.", "Give boats to schools.")
    source = "".join(f"{marker} {ask}\n" for marker, ask in zip(markers, asks, strict=True))

    assert blocks(source) == [
        f"item {marker} {ask}" for marker, ask in zip(markers, asks, strict=True)
    ]


def test_an_item_broken_over_lines_is_one_item(blocks):
    source = (
        "  • The town of Ada should mend the dam above the old\n"
        "    mill before the snow melts, and tell people down-\n"
        "    stream what it has done;\n"
        "  • The school should have a boat.\n"
    )

    assert blocks(source) == [
        (
            "item • The town of Ada should mend the dam above the old mill before the snow melts, "
            "and tell people downstream what it has done;"
        ),
        "item • The school should have a boat.",
    ]


def test_lists_within_lists_have_levels(read):
    source = (
        "1. Mind the water:\n   a) Mend the dam.\n   b) Clean the canal.\n"
        "2. Mind the schools:\n   a) Buy a boat.\n"
    )

    levels = [(block.marker, block.level) for block in read(source).blocks]

    assert levels == [("1.", 1), ("a)", 2), ("b)", 2), ("2.", 1), ("a)", 2)]


def test_a_number_that_begins_a_wrapped_line_opens_no_item(blocks):
    source = (
        "Skup je održan u gradu na reci u kome su se sastali\n"
        "24. aprila gradonačelnici i učitelji iz četiri mesta\n"
        "da govore o nasipima i o čamcima za škole u dolini.\n"
    )

    assert blocks(source) == [
        (
            "paragraph Skup je održan u gradu na reci u kome su se sastali 24. aprila "
            "gradonačelnici i učitelji iz četiri mesta da govore o nasipima i "
            "o čamcima za škole u dolini."
        )
    ]


def test_a_dash_within_a_wrapped_sentence_opens_no_item(blocks):
    source = (
        "The teachers spoke about the value of good boats\n"
        "– and said that children row better than mayors do\n"
        "when the water is high and the night is dark.\n"
    )

    assert blocks(source) == [
        (
            "paragraph The teachers spoke about the value of good boats – and said that children "
            "row better than mayors do when the water is high and the night is dark."
        )
    ]


def test_markdown_is_taken_for_what_it_means(blocks):
    source = (
        "# Report of the river forum\n\n## What was **said**\n\n"
        "The forum was *lively*, as [the town paper](https://example.org/a_(b)) wrote.\n\n"
        "**What is asked**\n\n* Mend the **dam**\n* Buy a boat\n\n"
        "| Town | Dam |\n|---|---|\n| Ada | old |\n"
    )

    assert blocks(source) == [
        "heading Report of the river forum",
        "heading What was said",
        "paragraph The forum was lively, as the town paper wrote.",
        "heading What is asked",
        "item * Mend the dam",
        "item * Buy a boat",
        "table Town | Dam",
        "table Ada | old",
    ]


def test_footnotes_are_told_from_the_text_and_their_marks_removed(blocks):
    source = (
        "The forum met for the third time¹ and will meet again.² It was warm.\n\n"
        "¹ The first two meetings were in the hills.\n[2] The next one is in Ada.\n"
    )

    assert blocks(source) == [
        "paragraph The forum met for the third time and will meet again. It was warm.",
        "footnote ¹ The first two meetings were in the hills.",
        "footnote [2] The next one is in Ada.",
    ]


def test_headers_and_page_numbers_of_printed_pages_are_dropped(read):
    pages = [
        (
            "River Forum 2031            Page 1\n\nThe forum asks the town to mend the dam that was"
            "\nbroken by the flood and to tell all people who live\n\n1\n"
        ),
        "River Forum 2031            Page 2\n\nbelow it.\n\nThe school needs a boat.\n\n2\n",
        "River Forum 2031            Page 3\n\nThe day ended with soup.\n\n3\n",
    ]

    structured = read("\f".join(pages))

    assert structured.text == (
        "The forum asks the town to mend the dam that was broken by the flood and to tell all "
        "people who live below it. The school needs a boat. The day ended with soup."
    )
    assert [block.page for block in structured.blocks] == [1, 2, 3]
    assert structured.pages == 3
    assert structured.page_starts == (
        0,
        structured.text.index("The school"),
        structured.text.index("The day"),
    )


def test_letters_that_cannot_be_seen_are_gone(read):
    source = "The of\ufb01ce of the mu\u00adni\u00adci\u00adpal\u00adity\u200b is\u00a0open.\n"

    assert read(source).text == "The office of the municipality is open."


def test_the_title_is_the_first_name_of_the_beginning():
    source = b"Ada, 4 May 2031\n\nReport of the river forum\n\nThe forum met in Ada for two days.\n"

    assert structure(source, name="report").title == "Report of the river forum"


def test_a_text_without_a_title_is_called_by_its_file():
    source = b"Introduction\n\nThe forum met in Ada, as it does when the snow has melted.\n"

    assert structure(source, name="river-forum").title == "river-forum"
