"""The register as files."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_noop, override
from openpyxl import Workbook

from mostura.answer.recommendations.models import Origin, Recommendation

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
COLUMNS = (
    "code", "address", "state", "state_name", "text", "language", "addressees", "themes",
    "theme_names", "countries", "country_names", "action", "action_name", "published_on",
    "family", "document", "publisher", "document_date", "source", "page", "passage",
    "brought_by", "demonstration",
)  # fmt: skip
NAMED_BESIDE = {
    "state": "state_name",
    "themes": "theme_names",
    "countries": "country_names",
    "action": "action_name",
}  # columns of codes, each with the column that says them in words
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
    hub: str = "",
) -> tuple[Iterator[bytes], str]:
    """The register as a file of one kind, piece by piece, and its media type.

    `hub` is where the hub stands, without a slash at the end: addresses in files are whole ones.
    """
    # The pieces are made when the page is long done: they keep the reader's language.
    described = _each(portions, get_language(), hub)
    if kind == "json":
        return _json(described), MEDIA_TYPES[kind]
    heads = [*COLUMNS, *(f"text_{language}" for language in languages)]
    lines = ([_line(one, languages) for one in portion] for portion in described)
    if kind == "csv":
        return _csv(heads, lines), MEDIA_TYPES[kind]
    return _xlsx(heads, lines, "" if whole else gettext(CUT), _clock()), MEDIA_TYPES[kind]


def _each(
    portions: Iterable[Sequence[Recommendation]], language: str | None, hub: str
) -> Iterator[list[dict[str, Any]]]:
    waiting = iter(portions)
    while True:
        with override(language):
            portion = next(waiting, None)
            described = [_described(one, hub) for one in portion or ()]
        if portion is None:
            return
        yield described


def _clock() -> str:
    """By whose clock the days in a file are counted."""
    zone = timezone.get_current_timezone_name()
    return gettext("Days are those of the hub’s own time zone, %(zone)s.") % {"zone": zone}


def _described(one: Recommendation, hub: str) -> dict[str, Any]:
    """All that is public of a recommendation; both kinds of sheet are made of it."""
    return {
        "code": one.code,
        "address": f"{hub}{one.get_absolute_url()}",
        "state": one.state,
        "state_name": one.get_state_display(),
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
        "theme_names": [tagged.theme.name for tagged in one.tagged_set.all()],
        "countries": [located.place.code for located in one.located_set.all()],
        "country_names": [located.place.label for located in one.located_set.all()],
        "action": {
            "category": one.action_category,
            "name": one.get_action_category_display(),
            "verb": one.action_verb,
        },
        "published_on": f"{timezone.localdate(one.published_at)}" if one.published_at else None,
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
        **{
            name: "; ".join(described[name])
            for name in ("themes", "theme_names", "countries", "country_names")
        },
        "action": described["action"]["category"],
        "action_name": described["action"]["name"],
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
    heads: Sequence[str], portions: Iterable[Sequence[dict[str, Any]]], cut: str, clock: str
) -> Iterator[bytes]:
    book = Workbook(write_only=True)  # its rows go to a file at once
    sheet = book.create_sheet("recommendations")
    sheet.append(heads)
    seen: dict[tuple[str, str], str] = {}
    for lines in portions:
        for line in lines:
            sheet.append([line[head] for head in heads])
            seen.update(_codes_in(line))
    if cut:
        sheet.append([cut])
    legend = book.create_sheet("legend")
    legend.append(("column", "code", "name"))
    for (column, code), name in sorted(seen.items()):
        legend.append((column, code, name))
    legend.append(("published_on", "", clock))
    output = io.BytesIO()
    book.save(output)
    yield output.getvalue()


def _codes_in(line: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """The codes of a line, by their columns, with what each of them means."""
    return {
        (column, code): name
        for column, names in NAMED_BESIDE.items()
        for code, name in zip(
            str(line[column]).split("; "), str(line[names]).split("; "), strict=False
        )
        if code
    }


def _harmless(value: Any) -> Any:
    """Text that a spreadsheet will open, and not run as a formula."""
    if not isinstance(value, str):
        return value
    printable = UNPRINTABLE.sub(" ", value)[: LONGEST_CELL - 1]
    return f"'{printable}" if printable.startswith(FORMULA_SIGNS) else printable
