"""Rows of a file turned into organisations as they would stand in the registry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from mostura.engines.wording.scripts import script_of
from mostura.ground.organisations.frames.columns import NAME, country_of, kind_of, level_of
from mostura.ground.organisations.frames.table import Row
from mostura.ground.organisations.policy.importing import Fault, RowFault
from mostura.ground.organisations.policy.registry import (
    LONGEST_NAME,
    Facts,
    Kind,
    Level,
    Named,
    NameKind,
    chief_of,
)
from mostura.shell.search import folded

_HOST = re.compile(r"[\w-]+(\.[\w-]+)+", re.ASCII)
_CODE = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NUMBER: Final = 60


@dataclass(frozen=True, slots=True)
class Options:
    """What a person said about a file as a whole."""

    fields: Sequence[str]
    language: str = "en"
    kind: str = Kind.CSO
    country: str = ""
    level: str = Level.NATIONAL
    also_alike: bool = False


@dataclass(frozen=True, slots=True)
class RowDraft:
    """A row as an organisation; `faults` say why it cannot be one."""

    line: int
    cells: Sequence[str]
    names: Sequence[Named] = ()
    facts: Facts = field(default_factory=Facts)
    code: str = ""
    parent: str = ""
    faults: Sequence[Fault] = ()

    key: tuple[str, str] = ("", "")
    """What makes two rows look like one organisation: the folded name and the country."""


def draft_of(row: Row, options: Options) -> RowDraft:
    """What a row says; every cell that cannot be understood is a fault."""
    if row.faults:
        return RowDraft(row.line, row.cells, faults=row.faults)
    cells = {
        name: cell for name, cell in zip(options.fields, row.cells, strict=False) if name and cell
    }
    faults: list[Fault] = []
    names = _names(cells, options, faults)
    facts = Facts(
        kind=_kind(cells, options, faults),
        country=_country(cells, options, faults),
        level=_level(cells, options, faults),
        website=_website(cells.get("website", ""), faults),
        registry_number=cells.get("registry_number", "")[:LONGEST_NUMBER],
    )
    code = cells.get("code", "").lower()
    return RowDraft(
        row.line,
        row.cells,
        names,
        facts,
        code if _CODE.fullmatch(code) and len(code) <= 80 else "",
        cells.get("parent", ""),
        faults,
        (folded(chief_of(names)), facts.country),
    )


def _names(cells: dict[str, str], options: Options, faults: list[Fault]) -> list[Named]:
    named = [
        Named(_language(name, cell, options), " ".join(cell.split()))
        for name, cell in cells.items()
        if name.partition(":")[0] == NAME
    ]
    if not named:
        faults.append(Fault(RowFault.NO_NAME.value))
    if any(len(one.name) > LONGEST_NAME for one in named):
        faults.append(Fault(RowFault.NAME_TOO_LONG.value))
    short = cells.get("abbreviation", "")[:LONGEST_NAME]
    if short and all(short != one.name for one in named):
        named.append(Named(options.language, short, NameKind.ABBREVIATION))
    return named


def _language(name: str, cell: str, options: Options) -> str:
    """The language of the column; a Cyrillic name in a Latin language's file is Serbian."""
    said = name.partition(":")[2] or options.language
    if said not in ("sr", "mk") and script_of(cell) == "cyrillic":
        return "mk" if options.country == "MK" else "sr"
    return said


def _kind(cells: dict[str, str], options: Options, faults: list[Fault]) -> str:
    cell = cells.get("kind", "")
    if not cell:
        return options.kind
    found = kind_of(cell)
    if found is None:
        faults.append(Fault(RowFault.KIND_UNKNOWN.value, cell[:80]))
    return (found or Kind.CSO).value


def _level(cells: dict[str, str], options: Options, faults: list[Fault]) -> str:
    cell = cells.get("level", "")
    if not cell:
        return options.level
    found = level_of(cell)
    if found is None:
        faults.append(Fault(RowFault.LEVEL_UNKNOWN.value, cell[:80]))
    return (found or Level.NATIONAL).value


def _country(cells: dict[str, str], options: Options, faults: list[Fault]) -> str:
    cell = cells.get("country", "")
    if not cell:
        return options.country
    found = country_of(cell)
    if found is None:
        faults.append(Fault(RowFault.COUNTRY_UNKNOWN.value, cell[:80]))
    return found or ""


def _website(cell: str, faults: list[Fault]) -> str:
    """The address with its scheme; `www.example.org` alone will do."""
    if not cell:
        return ""
    address = cell if "://" in cell else f"https://{cell}"
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and _HOST.fullmatch(parts.hostname or "")
    except ValueError:
        sound = None
    if not sound or len(address) > 300 or " " in address:
        faults.append(Fault(RowFault.WEBSITE_WRONG.value, cell[:80]))
        return ""
    return address
