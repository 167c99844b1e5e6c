"""The register as files."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import get_language, gettext, gettext_noop, override
from openpyxl import Workbook

from mostura.answer.recommendations.models import Origin, Recommendation

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
COLUMNS = (
    "code", "state", "text", "language", "addressees", "themes", "countries", "action",
    "published_on", "family", "document", "publisher", "document_date", "source", "page",
    "passage", "brought_by", "demonstration",
)  # fmt: skip
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula
CUT = gettext_noop("This sheet ends here. The CSV and JSON files hold the whole register.")
LONGEST_CELL = 32_767  # characters; Excel refuses a file with a longer one
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what XML cannot hold


def file_of(
    kind: str,
    portions: Iterable[Sequence[Recommendation]],
    languages: Sequence[str],
    *,
    whole: bool = True,
) -> tuple[Iterator[bytes], str]:
    """The register as a file of one kind, piece by piece, and its media type."""
    # The pieces are made when the page is long done: they keep the reader's language.
    described = _each(portions, get_language())
    if kind == "json":
        return _json(described), MEDIA_TYPES[kind]
    heads = [*COLUMNS, *(f"text_{language}" for language in languages)]
    lines = ([_line(one, languages) for one in portion] for portion in described)
    if kind == "csv":
        return _csv(heads, lines), MEDIA_TYPES[kind]
    return _xlsx(heads, lines, "" if whole else gettext(CUT)), MEDIA_TYPES[kind]


def _each(
    portions: Iterable[Sequence[Recommendation]], language: str | None
) -> Iterator[list[dict[str, Any]]]:
    waiting = iter(portions)
    while True:
        with override(language):
            portion = next(waiting, None)
            described = [_described(one) for one in portion or ()]
        if portion is None:
            return
        yield described


def _described(one: Recommendation) -> dict[str, Any]:
    """All that is public of a recommendation; both kinds of sheet are made of it."""
    return {
        "code": one.code,
        "address": one.get_absolute_url(),
        "state": one.state,
        "text": one.text,
        "language": one.language,
        "translations": [
            {"language": other.language, "text": other.text, "state": other.state}
            for other in one.translations.all()
        ],
        "addressees": [
            {
                "code": asked.organisation.code if asked.organisation else None,
                "name": asked.label,
                "as_written": asked.as_written,
            }
            for asked in one.asked.all()
        ],
        "themes": [tagged.theme.key for tagged in one.tagged_set.all()],
        "countries": [located.place.code for located in one.located_set.all()],
        "action": {"category": one.action_category, "verb": one.action_verb},
        "published_on": f"{one.published_at:%Y-%m-%d}" if one.published_at else None,
        "family": next((kinship.family_id for kinship in one.kinships.all()), None),
        "origins": [_origin(origin) for origin in one.origins.all()],
        "brought_by": one.organisation.name,
        "demonstration": one.demonstration,
    }


def _origin(origin: Origin) -> dict[str, Any]:
    document = origin.document
    return {
        "document": document.code,
        "title": document.title,
        "publisher": document.publisher,
        "dated_on": f"{document.dated_on}" if document.dated_on else None,
        "source": document.source_url,
        "page": origin.page,
        "passage": origin.passage,
    }


def _line(described: dict[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    """One line of a sheet: lists joined, the first origin only, a column for each language."""
    origin: dict[str, Any] = next(iter(described["origins"]), {})
    words = {one["language"]: one["text"] for one in described["translations"]}
    line = {
        **described,
        "addressees": "; ".join(one["name"] for one in described["addressees"]),
        "themes": "; ".join(described["themes"]),
        "countries": "; ".join(described["countries"]),
        "action": described["action"]["category"],
        "document": origin.get("title"),
        "publisher": origin.get("publisher"),
        "document_date": origin.get("dated_on"),
        "source": origin.get("source"),
        "page": origin.get("page"),
        "passage": origin.get("passage"),
    }
    named = {name: line[name] for name in COLUMNS}
    named |= {f"text_{language}": words.get(language) for language in languages}
    return {name: _harmless(value) for name, value in named.items()}


def _csv(heads: Sequence[str], portions: Iterable[Sequence[dict[str, Any]]]) -> Iterator[bytes]:
    yield "\ufeff".encode()  # the mark lets Excel see that it is UTF-8
    output = io.StringIO()
    writer = csv.DictWriter(output, heads)
    writer.writeheader()
    for lines in portions:
        writer.writerows(lines)
        yield output.getvalue().encode()
        output.seek(0)
        output.truncate()
    yield output.getvalue().encode()


def _json(portions: Iterable[Sequence[dict[str, Any]]]) -> Iterator[bytes]:
    yield b'{"recommendations": ['
    between = ""
    for described in portions:
        words = ",\n".join(json.dumps(one, ensure_ascii=False) for one in described)
        yield f"{between}\n{words}".encode()
        between = ","
    yield b"\n]}\n"


def _xlsx(
    heads: Sequence[str], portions: Iterable[Sequence[dict[str, Any]]], cut: str
) -> Iterator[bytes]:
    book = Workbook(write_only=True)  # its rows go to a file at once
    sheet = book.create_sheet("recommendations")
    sheet.append(heads)
    for lines in portions:
        for line in lines:
            sheet.append([line[head] for head in heads])
    if cut:
        sheet.append([cut])
    output = io.BytesIO()
    book.save(output)
    yield output.getvalue()


def _harmless(value: Any) -> Any:
    """Text that a spreadsheet will open, and not run as a formula."""
    if not isinstance(value, str):
        return value
    printable = UNPRINTABLE.sub(" ", value)[: LONGEST_CELL - 1]
    return f"'{printable}" if printable.startswith(FORMULA_SIGNS) else printable
