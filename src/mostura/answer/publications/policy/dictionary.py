"""The data dictionary: every column of the open data, what it means, its type, its HXL tag."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERSION: Final = 1
"""Grows when a column goes or means something else; a new column alone does not change it."""

Type = Literal["text", "list", "date", "whole", "number", "flag"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    meaning: str | Promise
    type: Type
    tag: str
    empty: bool = False
    """Whether it may hold nothing."""


RECOMMENDATION: Final = Column(
    "recommendation", _("Code of the recommendation"), "text", "#meta+recommendation+id"
)
ORGANISATION: Final = (
    Column("organisation_code", _("Code of the organisation that speaks"), "text", "#org+code"),
    Column("organisation", _("Name of the organisation that speaks"), "text", "#org+name"),
)
LANGUAGE: Final = Column(
    "language", _("Language of the words; empty where unknown"), "text", "#meta+lang"
)
STANDS: Final = Column(
    "stands", _("Whether it stands, or was replaced or taken back"), "flag", "#status+stands"
)

TABLES: Final[Mapping[str, tuple[Column, ...]]] = {
    "recommendations": (
        Column("code", _("Code of the recommendation"), "text", "#meta+recommendation+id"),
        Column("address", _("Address of its page"), "text", "#meta+url"),
        Column("text", _("What is asked"), "text", "#description+ask"),
        LANGUAGE,
        Column(
            "languages",
            _("Languages it was translated into"),
            "list",
            "#meta+lang+translation+list",
        ),
        Column(
            "addressee_codes",
            _("Codes of those who are asked, as far as the registry knows them"),
            "list",
            "#org+addressee+code+list",
        ),
        Column("addressees", _("Names of those who are asked"), "list", "#org+addressee+name+list"),
        Column("themes", _("Keys of themes, markers and goals"), "list", "#subject+theme+list"),
        Column("countries", _("Codes of the places it concerns"), "list", "#country+code+list"),
        Column(
            "action",
            _("Category of action, 1 to 5, after UPR Info; empty where unknown"),
            "text",
            "#subject+action",
        ),
        Column(
            "published_on",
            _("Day on which it entered the public register"),
            "date",
            "#date+published",
        ),
        Column(
            "family",
            _("Number that it shares with others that ask for the same"),
            "whole",
            "#meta+family+id",
            empty=True,
        ),
        Column(
            "document",
            _("Code of the document it was said in"),
            "text",
            "#meta+source+id",
            empty=True,
        ),
        Column(
            "document_title", _("Title of that document"), "text", "#meta+source+title", empty=True
        ),
        Column("document_date", _("Date of that document"), "date", "#date+source", empty=True),
        Column(
            "source",
            _("Address where that document was published"),
            "text",
            "#meta+source+url",
            empty=True,
        ),
        Column("page", _("Page of the passage"), "whole", "#meta+source+page", empty=True),
        Column(
            "passage",
            _("The words, as they stand in the document"),
            "text",
            "#description+passage",
            empty=True,
        ),
        Column("brought_by", _("Organisation that brought it in"), "text", "#org+reporting"),
        Column(
            "voices",
            _("How many organisations say how far it is"),
            "whole",
            "#indicator+voices+num",
        ),
        Column(
            "mean",
            _("Mean of what they say, from 0 to 1"),
            "number",
            "#indicator+mean+num",
            empty=True,
        ),
        Column("lowest", _("The lowest account"), "number", "#indicator+lowest+num", empty=True),
        Column("highest", _("The highest account"), "number", "#indicator+highest+num", empty=True),
        Column("dissent", _("Whether they do not all say the same"), "flag", "#status+dissent"),
        Column(
            "reversed_by", _("How many say that it was undone"), "whole", "#indicator+reversed+num"
        ),
        Column(
            "demonstration", _("Whether it is an invented example"), "flag", "#meta+demonstration"
        ),
    ),
    "answers": (
        RECOMMENDATION,
        *ORGANISATION,
        Column("kind", _("accepted, partly, noted or declined"), "text", "#status+answer"),
        Column("reasons", _("Why they answer so"), "text", "#description+reasons"),
        LANGUAGE,
        Column("given_on", _("Day of the answer"), "date", "#date+given"),
        STANDS,
    ),
    "commitments": (
        RECOMMENDATION,
        *ORGANISATION,
        Column("text", _("What was promised"), "text", "#description+promise"),
        LANGUAGE,
        Column("due_on", _("Day by which it was promised"), "date", "#date+due"),
        Column("made_on", _("Day on which it was promised"), "date", "#date+made"),
        STANDS,
        Column(
            "withdrawn_reason",
            _("Why it was taken back; empty where it stands"),
            "text",
            "#description+withdrawn",
        ),
    ),
    "claims": (
        Column("code", _("Code of the account"), "text", "#meta+claim+id"),
        RECOMMENDATION,
        *ORGANISATION,
        Column("party", _("institution, civil_society or monitor"), "text", "#org+type"),
        Column("level", _("not_begun, begun, partly, done or reversed"), "text", "#status+level"),
        Column(
            "counts_as",
            _("What it counts in the mean, from 0 to 1; what was reversed is not counted"),
            "number",
            "#indicator+level+num",
            empty=True,
        ),
        Column("note", _("Why they say so"), "text", "#description+note"),
        LANGUAGE,
        Column("stated_on", _("Day of the account"), "date", "#date+stated"),
        STANDS,
    ),
}
"""The tables of the open data, column by column, in this order."""

NAMES: Final[Mapping[str, str | Promise]] = {
    "recommendations": _("Recommendations"),
    "answers": _("Answers"),
    "commitments": _("Promises"),
    "claims": _("Accounts of how far it is"),
}
TYPES: Final[Mapping[str, str | Promise]] = {
    "text": _("text"),
    "list": _("list; in CSV separated by semicolons"),
    "date": _("date, YYYY-MM-DD"),
    "whole": _("whole number"),
    "number": _("number"),
    "flag": _("true or false"),
}

_JSON: Final[Mapping[str, dict[str, object]]] = {
    "text": {"type": "string"},
    "list": {"type": "array", "items": {"type": "string"}},
    "date": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "whole": {"type": "integer", "minimum": 0},
    "number": {"type": "number", "minimum": 0, "maximum": 1},
    "flag": {"type": "boolean"},
}


def schema_of(address: str, licence: str) -> dict[str, object]:
    """The JSON Schema of the files, made of the dictionary."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Open data of the hub",
        "version": VERSION,
        "license": licence,
        "type": "object",
        "required": ["schema", "version", "licence"],
        "properties": {
            "schema": {"const": address},
            "version": {"const": VERSION},
            "licence": {"type": "string"},
            **{name: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}} for name in TABLES},
        },
        "additionalProperties": False,
        "$defs": {name: _table(columns) for name, columns in TABLES.items()},
    }


def _table(columns: tuple[Column, ...]) -> dict[str, object]:
    return {
        "type": "object",
        "required": [one.name for one in columns],
        "properties": {one.name: _column(one) for one in columns},
        "additionalProperties": False,
    }


def _column(column: Column) -> dict[str, object]:
    known = _JSON[column.type]
    shape = {"anyOf": [known, {"type": "null"}]} if column.empty else known
    return {**shape, "description": str(column.meaning), "hxl": column.tag}
