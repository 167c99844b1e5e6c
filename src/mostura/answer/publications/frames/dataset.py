"""The open data as files, a portion at a time: CSV, CSV with HXL tags, JSON."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from django.utils.translation import override

from mostura.actor import VISITOR
from mostura.answer.claims.policy.measuring import THIRDS
from mostura.answer.claims.queries import measuring
from mostura.answer.correspondence.queries import said
from mostura.answer.publications.frames import records
from mostura.answer.publications.policy.dictionary import TABLES, VERSION, Column
from mostura.answer.publications.queries import open_record
from mostura.answer.recommendations.frames.files import FORMULA_SIGNS, UNPRINTABLE
from mostura.answer.recommendations.queries import register, visible

AT_ONCE: Final = {"recommendations": 500}  # rows in memory, whatever the file holds
OTHERS_AT_ONCE: Final = 2_000  # they bring little company
MEDIA_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "hxl.csv": "text/csv; charset=utf-8",
    "json": "application/json",
}

Line = dict[str, Any]


def file_of(table: str, kind: str, language: str, frame: Mapping[str, Any]) -> Iterator[bytes]:
    """One table as a file; `frame` is what a JSON file says before its rows."""
    if kind == "json":
        return _json(table, _portions(table, language), frame)
    return _csv(TABLES[table], _portions(table, language), tagged=kind == "hxl.csv")


def frame_of(schema: str, licence: str) -> dict[str, Any]:
    """What a JSON file says before its rows."""
    return {"schema": schema, "version": VERSION, "licence": licence}


def _portions(table: str, language: str) -> Iterator[list[Line]]:
    keys, lines = _SOURCES[table]
    every, size = list(keys()), AT_ONCE.get(table, OTHERS_AT_ONCE)
    for start in range(0, len(every), size):
        # The pieces are made when the page is long done: each in its own language again.
        with override(language):
            portion = lines(every[start : start + size])
        yield portion


def _recommendations(keys: Sequence[int]) -> list[Line]:
    measures = measuring.measures_of(VISITOR, keys)
    return [_recommendation(one, measures.get(one.pk)) for one in visible.shown(VISITOR, keys)]


def _recommendation(one: Any, measure: Any) -> Line:
    told = records.recommendation(one, measure)
    far = told["how_far"]
    first = next(iter(one.origins.all()), None)
    origin = records.origin(first) if first else {}
    return told | {
        "languages": [other["language"] for other in told["translations"]],
        "addressee_codes": [other["code"] for other in told["addressees"] if other["code"]],
        "addressees": [other["name"] for other in told["addressees"]],
        "document": origin.get("document"),
        "document_title": origin.get("title"),
        "document_date": origin.get("dated_on"),
        "source": origin.get("source"),
        "page": origin.get("page"),
        "passage": origin.get("passage"),
        "voices": far.voices if far else 0,
        "mean": far.mean if far else None,
        "lowest": far.lowest if far else None,
        "highest": far.highest if far else None,
        "dissent": far.dissent if far else False,
        "reversed_by": far.reversed_by if far else 0,
    }


def _spoken(told: Line) -> Line:
    """The same, with the organisation in two columns."""
    who = told["organisation"]
    return told | {"organisation_code": who.code, "organisation": who.name}


# From key to key: databases answer a long list of keys ten times slower.
def _answers(keys: Sequence[int]) -> list[Line]:
    rows = said.answers(VISITOR).filter(pk__range=(keys[0], keys[-1])).order_by("pk")
    return [_spoken(records.answer(one)) for one in rows]


def _commitments(keys: Sequence[int]) -> list[Line]:
    rows = said.promises(VISITOR).filter(pk__range=(keys[0], keys[-1])).order_by("pk")
    return [_spoken(records.commitment(one)) for one in rows]


def _claims(keys: Sequence[int]) -> list[Line]:
    rows = open_record.claims(VISITOR).filter(pk__range=(keys[0], keys[-1])).order_by("pk")
    return [
        _spoken(records.claim(one))
        | {"counts_as": round(THIRDS[one.level] / 3, 4) if one.level in THIRDS else None}
        for one in rows
    ]


Source = tuple[Callable[[], Any], Callable[[Sequence[int]], list[Line]]]

_SOURCES: Final[dict[str, Source]] = {
    "recommendations": (
        lambda: register.in_state(VISITOR).order_by("pk").values_list("pk", flat=True),
        _recommendations,
    ),
    "answers": (
        lambda: said.answers(VISITOR).order_by("pk").values_list("pk", flat=True),
        _answers,
    ),
    "commitments": (
        lambda: said.promises(VISITOR).order_by("pk").values_list("pk", flat=True),
        _commitments,
    ),
    "claims": (
        lambda: open_record.claims(VISITOR).order_by("pk").values_list("pk", flat=True),
        _claims,
    ),
}


def _csv(
    columns: Sequence[Column], portions: Iterator[list[Line]], *, tagged: bool
) -> Iterator[bytes]:
    yield "\ufeff".encode()  # the mark lets Excel see that it is UTF-8
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(one.name for one in columns)
    if tagged:
        writer.writerow(one.tag for one in columns)
    for portion in portions:
        for line in portion:
            writer.writerow(_cell(line[one.name]) for one in columns)
        yield output.getvalue().encode()
        output.seek(0)
        output.truncate()
    yield output.getvalue().encode()


def _cell(value: Any) -> Any:
    """A value as a cell that a spreadsheet shows, and does not run as a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = "; ".join(value)
    if not isinstance(value, str):
        return value
    printable = UNPRINTABLE.sub(" ", value)
    return f"'{printable}" if printable.startswith(FORMULA_SIGNS) else printable


def _json(table: str, portions: Iterator[list[Line]], frame: Mapping[str, Any]) -> Iterator[bytes]:
    opening = json.dumps(frame, ensure_ascii=False)[:-1]
    yield f'{opening}, "{table}": ['.encode()
    between = ""
    for portion in portions:
        lines = [{one.name: _plain(line[one.name]) for one in TABLES[table]} for line in portion]
        words = ",\n".join(json.dumps(one, ensure_ascii=False) for one in lines)
        yield f"{between}\n{words}".encode()
        between = ","
    yield b"\n]}\n"


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
