"""What a file of organisations may hold, and what is said when it holds something else."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MEGABYTE: Final = 1_048_576  # bytes
LONGEST_LINE: Final = 20_000  # letters; a table of organisations has a tenth of that
LINES_OF_A_ROW: Final = 20  # a quoted cell may hold an address, not a page
ROWS_AT_ONCE: Final = 1000  # a second's work: others wait no longer to write
ROWS_LOOKED_AT: Final = 5000  # before a person confirms; beyond that the preview takes too long
UNCONFIRMED_LASTS: Final = dt.timedelta(days=14)  # who looked at a file may be on mission
ROWS_SHOWN: Final = 10
FAULTS_SHOWN: Final = 50
MOST_COLUMNS: Final = 60


class FileFault(TextChoices):
    """Why a file cannot be looked at."""

    EMPTY = "empty", _("This file is empty. Choose the file again, or save it again first.")
    WORKBOOK = (
        "workbook",
        _("This is an Excel workbook, whatever its name says. Save it as CSV, then upload that."),
    )
    NOT_TEXT = (
        "not_text",
        _("This is not a table of text. Save it as CSV from your spreadsheet, then upload that."),
    )
    ONLY_HEAD = (
        "only_head",
        _("This file has one line only. It needs a line of column names and rows below it."),
    )
    NO_NAME_COLUMN = (
        "no_name_column",
        _("No column holds the name. Give one column the heading “name”, or choose it below."),
    )
    TOO_MANY_COLUMNS = (
        "too_many_columns",
        _("This file has more than 60 columns. Keep those about organisations, then try again."),
    )
    TOO_LARGE = ("too_large", _("This file is too large. Divide it, then upload the parts."))


class RowFault(TextChoices):
    """Why one row was not imported; {detail} is what stood in the file, or where."""

    NO_NAME = "no_name", _("There is no name in this row.")
    NAME_TOO_LONG = "name_too_long", _("The name is longer than 300 letters.")
    COUNTRY_UNKNOWN = (
        "country_unknown",
        _("“{detail}” is no country that is known here. Use its name or two-letter code."),
    )
    KIND_UNKNOWN = ("kind_unknown", _("“{detail}” is no kind of organisation that is known here."))
    LEVEL_UNKNOWN = ("level_unknown", _("“{detail}” is no level that is known here."))
    WEBSITE_WRONG = (
        "website_wrong",
        _("“{detail}” is no web address. It looks like https://example.org."),
    )
    PARENT_UNKNOWN = (
        "parent_unknown",
        _("“{detail}” was not found in the registry. Import it first, or leave the cell empty."),
    )
    TOO_MANY_CELLS = (
        "too_many_cells",
        _("The row has more cells than there are columns. A separator may stand in a name."),
    )
    BROKEN_QUOTE = (
        "broken_quote",
        _("A quotation mark opens here and never closes. Close it, or remove it."),
    )
    LINE_TOO_LONG = ("line_too_long", _("The line is longer than 20,000 letters."))
    TWICE = ("twice", _("The same organisation stands in line {detail} of this file."))
    ALIKE = (
        "alike",
        _("It may be the same as “{detail}”, which is in the registry. A person has to look."),
    )

    def sentence(self, detail: str) -> str:
        """The reason with what it is about."""
        return str(self.label).replace("{detail}", detail)


class Verdict(TextChoices):
    """What becomes of a row."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    SAME = "same", _("As in the registry")
    ALIKE = "alike", _("May be there already")
    FAULTY = "faulty", _("Cannot be imported")


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason, and what it is about."""

    code: str
    detail: str = ""

    @property
    def sentence(self) -> str:
        """The reason in the language of the reader."""
        return RowFault(self.code).sentence(self.detail)


class Unusable(Exception):
    """A file that cannot be looked at; carries the reason."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(str(fault.value))
        self.fault = fault
