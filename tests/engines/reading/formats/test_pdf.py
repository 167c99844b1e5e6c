"""PDF files are read in the order in which a person reads them, with their pages."""

from io import BytesIO

import pikepdf
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
)

from mostura.engines.reading.formats import structure
from mostura.engines.reading.formats.allowances import Allowances
from mostura.engines.reading.formats.unreadable import Reason, Unreadable

ENGLISH = (
    "The mayors and the river guards met for two days, and agreed that floods know no border. "
)
SERBIAN = "Савет округа треба да усвоји план заштите од поплава, и да о томе обавести грађане. "
ALBANIAN = (
    "Këshilli duhet të miratojë planin për mbrojtjen nga përmbytjet dhe të njoftojë të gjithë. "
)


@pytest.fixture
def report(fonts):
    """A report of three pages with a title, headings, lists, headers and page numbers."""
    regular, bold = fonts
    text = ParagraphStyle("text", fontName=regular, fontSize=10.5, leading=14, spaceAfter=8)
    heading = ParagraphStyle("heading", fontName=bold, fontSize=14, leading=18, spaceAfter=8)
    title = ParagraphStyle("title", fontName=bold, fontSize=22, leading=28, spaceAfter=18)

    def furniture(canvas, document):
        canvas.setFont(regular, 8)
        canvas.drawString(60, 805, "River Towns Forum, spring 2031")
        canvas.drawCentredString(300, 30, f"Page {document.page} of 3")

    asks = [
        ListItem(Paragraph(f"The town of {town} should mend its dam before the snow melts, and "
                           "tell all people who live below it what it has done.", text))
        for town in ("Ada", "Brod", "Struga")
    ]  # fmt: skip
    buffer = BytesIO()
    SimpleDocTemplate(buffer, title="Microsoft Word - draft7.docx").build(
        [
            Paragraph("What the river towns agreed", title),
            Paragraph("How the forum went", heading),
            Paragraph(ENGLISH * 3, text),
            PageBreak(),
            Paragraph("Шта је речено", heading),
            Paragraph(SERBIAN * 3, text),
            PageBreak(),
            Paragraph("Çfarë kërkohet", heading),
            Paragraph(ALBANIAN * 3, text),
            ListFlowable(asks, bulletType="bullet"),
        ],
        onFirstPage=furniture,
        onLaterPages=furniture,
    )
    return buffer.getvalue()


def test_a_report_in_three_languages_is_read_whole(report, blocks):
    assert blocks(report) == [
        "title What the river towns agreed",
        "heading How the forum went",
        f"paragraph {(ENGLISH * 3).strip()}",
        "heading Шта је речено",
        f"paragraph {(SERBIAN * 3).strip()}",
        "heading Çfarë kërkohet",
        f"paragraph {(ALBANIAN * 3).strip()}",
        *(
            f"item • The town of {town} should mend its dam before the snow melts, and tell all "
            "people who live below it what it has done."
            for town in ("Ada", "Brod", "Struga")
        ),
    ]


def test_a_report_knows_its_pages_and_its_title(report):
    structured = structure(report, name="draft7")

    assert structured.title == "What the river towns agreed"
    assert structured.pages == 3
    assert structured.remarks == ()
    assert [structured.text[start:][:6] for start in structured.page_starts] == [
        "What t", "Шта је", "Çfarë ",
    ]  # fmt: skip
    assert {block.page for block in structured.blocks} == {1, 2, 3}


def test_two_columns_are_read_one_after_the_other(fonts, draw, read):
    left = ["The left column begins here and", "speaks of boats, of which there", "are too few."]
    right = ["The right column begins here and", "speaks of dams, which are all old", "and leaky."]

    def rows(canvas):
        canvas.setFont(fonts[0], 10)
        for number in range(12):
            canvas.drawString(60, 700 - 14 * number, f"{left[number % 3]}")
            canvas.drawString(320, 700 - 14 * number, f"{right[number % 3]}")

    text = read(draw(rows)).text

    assert text == " ".join([*left * 4, *right * 4])


def test_a_paragraph_goes_on_over_a_page_end_and_the_footnote_there(fonts, draw, blocks):
    def pages(canvas):
        canvas.setFont(fonts[0], 11)
        canvas.drawString(
            60, 120, "The forum asks the ministry of waters to mend every dam that was"
        )
        canvas.drawString(60, 106, "broken in the flood")
        canvas.setFont(fonts[0], 6)
        canvas.drawString(158, 110, "1")
        canvas.setFont(fonts[0], 11)
        canvas.drawString(
            163, 106, "of last spring and to pay for the boats of every school that is"
        )
        canvas.setFont(fonts[0], 5)
        canvas.drawString(60, 93, "1")
        canvas.setFont(fonts[0], 8)
        canvas.drawString(64, 90, "The flood came on the second of May.")
        canvas.showPage()
        canvas.setFont(fonts[0], 11)
        canvas.drawString(60, 740, "near the river, and to say by when.")

    assert blocks(draw(pages)) == [
        (
            "paragraph The forum asks the ministry of waters to mend every dam that was broken "
            "in the flood of last spring and to pay for the boats of every school that is near the "
            "river, and to say by when."
        ),
        "footnote ¹ The flood came on the second of May.",
    ]


def test_words_broken_at_line_ends_are_whole_again(fonts, draw, read):
    def lines(canvas):
        canvas.setFont(fonts[0], 11)
        canvas.drawString(60, 700, "The forum asks each town and each munici-")
        canvas.drawString(60, 686, "pality by the water to mend its dam soon.")

    assert read(draw(lines)).text == (
        "The forum asks each town and each municipality by the water to mend its dam soon."
    )


def test_a_scan_is_recognised(draw, read):
    def picture(canvas):
        canvas.rect(100, 100, 200, 300, fill=1)
        canvas.showPage()
        canvas.rect(100, 100, 200, 300, fill=1)

    structured = read(draw(picture))

    assert (structured.blocks, structured.pages) == ((), 2)
    assert structured.remarks == ("no_text_layer",)


def test_a_scanned_page_among_others_is_told_of(draw, read):
    def mixed(canvas):
        canvas.drawString(100, 700, "The forum asks the town of Ada to mend its dam.")
        canvas.showPage()
        canvas.rect(100, 100, 200, 300, fill=1)

    structured = read(draw(mixed))

    assert structured.text == "The forum asks the town of Ada to mend its dam."
    assert structured.remarks == ("some_pages_without_text",)


def test_the_language_that_a_file_names_is_kept(draw):
    source = draw(lambda canvas: canvas.drawString(100, 700, "Bashkia duhet ta ruajë pendën."))
    with pikepdf.open(BytesIO(source)) as document:
        document.Root.Lang = "sq-AL"
        named = BytesIO()
        document.save(named)

    assert structure(named.getvalue()).declared_language == "sq-AL"


def test_a_locked_file_is_refused(draw):
    source = draw(lambda canvas: canvas.drawString(100, 700, "Sealed."))
    locked = BytesIO()
    with pikepdf.open(BytesIO(source)) as document:
        document.save(locked, encryption=pikepdf.Encryption(user="key", owner="master"))

    with pytest.raises(Unreadable) as refused:
        structure(locked.getvalue())

    assert refused.value.code == Reason.ENCRYPTED


def test_a_file_that_only_its_owner_may_change_is_read(draw):
    source = draw(lambda canvas: canvas.drawString(100, 700, "Open to all readers."))
    protected = BytesIO()
    with pikepdf.open(BytesIO(source)) as document:
        document.save(protected, encryption=pikepdf.Encryption(user="", owner="master"))

    assert structure(protected.getvalue()).text == "Open to all readers."


def test_a_file_of_too_many_pages_is_refused(draw):
    def pages(canvas):
        for _ in range(4):
            canvas.drawString(100, 700, "A page.")
            canvas.showPage()

    with pytest.raises(Unreadable) as refused:
        structure(draw(pages), allowances=Allowances(pages=3))

    assert refused.value.code == Reason.TOO_MANY_PAGES
    assert "4 pages, at most 3" in str(refused.value)


@pytest.mark.parametrize("kept", [0.1, 0.5])
def test_a_file_cut_short_is_broken_or_read_as_far_as_it_goes(report, kept):
    cut = report[: int(len(report) * kept)]

    with pytest.raises(Unreadable) as refused:
        structure(cut)

    assert refused.value.code == Reason.BROKEN


def test_a_long_paragraph_flows_through_frames_as_one(fonts, blocks):
    style = ParagraphStyle("text", fontName=fonts[0], fontSize=11, leading=15)
    buffer = BytesIO()
    frames = [Frame(60, 480, 220, 300), Frame(310, 480, 220, 300)]
    document = BaseDocTemplate(buffer, pageTemplates=[PageTemplate(frames=frames)])
    long_text = " ".join(
        f"Town {number} said that its dam had been mended in the year before and would hold."
        for number in range(1, 12)
    )
    document.build([Paragraph(long_text, style)])

    assert blocks(buffer.getvalue()) == [f"paragraph {long_text}"]


ASKS = ("Mend the dam above the old mill.", "Buy a boat for the school by the water.")


def test_bullets_that_are_drawn_open_items(fonts, draw, blocks):
    def dotted(canvas):
        canvas.setFont(fonts[0], 11)
        canvas.drawString(60, 700, "The forum asks the towns to do two things before spring:")
        for number, ask in enumerate(ASKS):
            canvas.circle(68, 684 - 16 * number, 2, fill=1)
            canvas.drawString(80, 680 - 16 * number, ask)
        canvas.circle(300, 300, 2, fill=1)

    assert blocks(draw(dotted)) == [
        "paragraph The forum asks the towns to do two things before spring:",
        *(f"item • {ask}" for ask in ASKS),
    ]


def test_bullets_that_are_printed_after_all_texts_find_their_own(fonts, draw, blocks):
    def parted(canvas):
        canvas.setFont(fonts[0], 11)
        for number, ask in enumerate(ASKS):
            canvas.drawString(80, 680 - 16 * number, ask)
        for number in range(2):
            canvas.drawString(62, 680 - 16 * number, f"{number + 1}.")

    assert blocks(draw(parted)) == [f"item {n}. {ask}" for n, ask in enumerate(ASKS, start=1)]


def test_wide_gaps_of_a_justified_line_are_no_cells(fonts, draw, read):
    def justified(canvas):
        canvas.setFont(fonts[0], 10)
        for place, word in zip(
            (60, 120, 170, 220, 270), ["boats", "are", "few", "and", "old"], strict=True
        ):
            canvas.drawString(place, 700, word)

    assert read(draw(justified)).text == "boats are few and old"


def test_a_table_is_read_row_by_row(fonts, draw, blocks):
    def table(canvas):
        canvas.setFont(fonts[0], 10)
        for number, row in enumerate((("Town", "Dam", "Boats"), ("Ada", "old", "none"))):
            for place, cell in zip((60, 200, 340), row, strict=True):
                canvas.drawString(place, 700 - 30 * number, cell)

    assert blocks(draw(table)) == ["table Town | Dam | Boats", "table Ada | old | none"]
