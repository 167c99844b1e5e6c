"""The matrix for the Universal Periodic Review: a line for each recommendation."""

import io
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from mostura.answer.claims.policy.measuring import Party
from mostura.answer.publications.frames.documents import printable
from mostura.answer.publications.frames.mechanisms.rows import (
    GOALS,
    NOT_KNOWN,
    PERSONS,
    THEMES,
    Row,
    told,
)
from mostura.answer.publications.policy.mechanisms import in_words_of_the_review

WIDTHS = (6, 60, 60, 24, 36, 18, 28, 26, 22, 22, 24, 16, 44, 36, 36, 36, 36, 8, 8, 8, 10, 36)
LONGEST_CELL = 32_767  # characters; Excel refuses a file with a longer one
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


def matrix(rows: Sequence[Row], notes: Sequence[str]) -> bytes:
    """The workbook: the matrix, and on a second sheet how it was made."""
    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = "UPR"
    sheet.append(_heads())
    for number, row in enumerate(rows, start=1):
        sheet.append([harmless(value) for value in _cells(number, row)])
    _dress(sheet)
    told_how = book.create_sheet(printable(_("Method"))[:31])
    for line in [*notes, *_own_notes()]:
        told_how.append([harmless(line)])
    told_how.column_dimensions["A"].width = 110
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def harmless(value: object) -> str | int | float:
    """What a spreadsheet will open, and not run as a formula."""
    if isinstance(value, int | float):
        return value
    words = printable(value)[: LONGEST_CELL - 1]
    return f"'{words}" if words.startswith(FORMULA_SIGNS) else words


def _heads() -> list[str]:
    return [
        _("No."), _("Recommendation"), _("In English"), _("Recommended by"), _("Source"),
        _("State concerned"), _("Addressee"), _("Theme"), _("Persons concerned"),
        _("Sustainable Development Goals"), _("Kind of action, by its leading verb"),
        _("In the words of the review"), _("Answer and reasons"), _("Promises"),
        _("Implementation, by the institution"), _("Implementation, by civil society"),
        _("Implementation, by independent monitors"), _("Mean"), _("Lowest"), _("Highest"),
        _("Accounts"), _("Address in the register"),
    ]  # fmt: skip


def _cells(number: int, row: Row) -> Iterator[object]:
    far = row.measure
    yield from (number, row.ask.text, row.in_english, row.publishers, row.said, row.countries)
    yield from (row.addressees, row.themes(*THEMES), row.themes(*PERSONS), row.themes(*GOALS))
    yield row.ask.get_action_category_display() or NOT_KNOWN
    yield told(_positions(row))
    yield from (row.answers, row.promises)
    yield from (row.told_by(party) for party in Party)
    for value in (far.mean, far.lowest, far.highest) if far else (None, None, None):
        yield NOT_KNOWN if value is None else round(float(value), 2)
    yield far.voices if far else 0
    yield row.address


def _positions(row: Row) -> Iterator[object]:
    for card in row.cards:
        position = in_words_of_the_review(card.answer.kind if card.answer else "")
        if position:
            yield position.label


def _own_notes() -> list[str]:
    return [
        _(
            "The review knows two words, supported and noted. Here an answer counts as supported "
            "only where all of it was accepted; partly, noted and declined count as noted."
        ),
        _("The kind of action is a suggestion, by the leading verb, after UPR Info’s categories."),
    ]


def _dress(sheet: Worksheet) -> None:
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
