"""Rows to texts, sheets and files."""

import csv
import dataclasses
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.conf import settings
from openpyxl import Workbook

from mostura.answer.recommendations import policy
from mostura.answer.recommendations.models import Recommendation
from mostura.engines.wording import similarity
from mostura.listen.documents.policy import Decision, reason_words
from mostura.shell.search import lexicon

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
COLUMNS = (
    "code", "text", "language", "addressees", "themes", "countries", "published_on",
    "document", "document_date", "source", "page", "passage", "brought_by", "demonstration",
)  # fmt: skip
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


def alike(
    suggestions: Sequence[tuple[int, str]], register: Sequence[tuple[int, str]]
) -> list[tuple[int, int, float]]:
    """Pairs of a suggestion and a register entry that seem to ask the same, with their score."""
    matches = similarity.near_duplicates(
        [text for _key, text in suggestions],
        [text for _key, text in register],
        lexicon(settings.MOSTURA_LEXICA),
        at_least=policy.LIKE_ENOUGH,
    )
    return [
        (suggestions[match.text][0], register[match.other][0], match.score) for match in matches
    ]


def passage_of(text: str, start: int, end: int) -> dict[str, str]:
    """A passage with a little of what stands around it, cut between words."""
    before = text[max(0, start - policy.AROUND) : start].strip()
    after = text[end : end + policy.AROUND].strip()
    if start > policy.AROUND:
        before = "… " + before.partition(" ")[2]
    if end + policy.AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return {"before": before, "passage": text[start:end], "after": after}


@dataclasses.dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a block: plain, or the passage of a suggestion."""

    text: str
    number: int = 0
    decision: str = ""
    here: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """One block of a document, cut at the passages in it."""

    kind: str
    level: int
    marker: str
    page: int | None
    new_page: bool
    stretches: tuple[Stretch, ...]


def sheets(blocks: Sequence[dict[str, Any]], suggestions: Sequence[Any], at: Any) -> list[Sheet]:
    """A document's blocks with the passages of its suggestions marked in them."""
    shown = [one for one in suggestions if one.decision != Decision.SPLIT or one == at]
    shown.sort(key=lambda one: (one.start, one.end))
    made, page = [], None
    for block in blocks:
        made.append(
            Sheet(
                kind=block["kind"],
                level=block.get("level", 0),
                marker=block.get("marker", ""),
                page=block.get("page"),
                new_page=block.get("page") is not None and block.get("page") != page,
                stretches=tuple(_stretches(block, shown, at)),
            )
        )
        page = block.get("page")
    return made


def _stretches(block: dict[str, Any], suggestions: Sequence[Any], at: Any) -> Iterator[Stretch]:
    start, text = block["start"], block["text"]
    done = start
    for one in suggestions:
        begin, end = max(one.start, done), min(one.end, start + len(text))
        if begin >= end:
            continue
        if begin > done:
            yield Stretch(text[done - start : begin - start])
        here = at is not None and one.pk == at.pk
        yield Stretch(text[begin - start : end - start], one.number, one.decision, here)
        done = end
    if done < start + len(text):
        yield Stretch(text[done - start :])


def next_to_decide(suggestions: Sequence[Any], number: int, after: int) -> Any | None:
    """The suggestion asked for; else the first open one after another; else the first open."""
    if number:
        return next((one for one in suggestions if one.number == number), None)
    places = {one.number: place for place, one in enumerate(suggestions)}
    waiting = [one for one in suggestions if one.decision == Decision.OPEN]
    behind = places.get(after, -1)
    later = [one for one in waiting if places[one.number] > behind]
    return (later or waiting or [None])[0]


@dataclasses.dataclass(frozen=True, slots=True)
class Tally:
    """How far the review of a document is."""

    all: int
    decided: int
    accepted: int

    @property
    def waiting(self) -> int:
        """How many suggestions still wait for a decision."""
        return self.all - self.decided


def tally(suggestions: Sequence[Any]) -> Tally:
    """Count what has been decided."""
    decided = [one for one in suggestions if one.decision != Decision.OPEN]
    accepted = sum(one.decision == Decision.ACCEPTED for one in decided)
    return Tally(len(suggestions), len(decided), accepted)


def neighbours(suggestions: Sequence[Any], at: Any) -> tuple[int, int]:
    """The numbers of the suggestion before and the one after; 0 at the ends."""
    numbers = [one.number for one in suggestions]
    if at is None or at.number not in numbers:
        return 0, 0
    place = numbers.index(at.number)
    before = numbers[place - 1] if place else 0
    return before, numbers[place + 1] if place + 1 < len(numbers) else 0


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """Who seems to be asked, why we think so, and whether the registry knows them."""

    name: str
    reason: str
    known: bool


def named(suggestion: Any) -> list[Named]:
    """The addressees of a suggestion, explained."""
    found = suggestion.addressees if suggestion else []
    return [
        Named(one["name"], reason_words(one.get("reason", "")), bool(one.get("key")))
        for one in found
    ]


def repeated(suggestions: Sequence[Any], at: Any) -> list[Any]:
    """The other suggestions of the same document that ask for the same."""
    if at is None:
        return []
    return [one for one in suggestions if one.number in at.repeats and one.pk != at.pk]


def as_typed(suggestion: Any) -> dict[str, Any]:
    """What the edit form of a suggestion shows before anyone types."""
    return {
        "version": suggestion.version,
        "text": suggestion.text,
        "addressees": "\n".join(one["name"] for one in suggestion.addressees),
        "themes": suggestion.themes,
    }


def proposed_split(text: str) -> str:
    """The text cut where asks often meet: at semicolons, at sentences, else left whole."""
    parts = [part for part in re.split(r"(?<=;)\s+|(?<=[.!?])\s+(?=[^\W\d_a-zа-я])", text) if part]
    return "\n\n".join(part.strip() for part in parts)


def file_of(kind: str, recommendations: Iterable[Recommendation]) -> tuple[bytes, str]:
    """The register as a file of one kind, and its media type."""
    rows = [_row(one) for one in recommendations]
    make = {"csv": _csv, "json": _json, "xlsx": _xlsx}[kind]
    return make(rows), MEDIA_TYPES[kind]


def _row(one: Recommendation) -> dict[str, Any]:
    origin = next(iter(one.origins.all()), None)
    document = origin.document if origin else None
    return {
        "code": one.code,
        "text": one.text,
        "language": one.language,
        "addressees": "; ".join(asked.label for asked in one.asked.all()),
        "themes": "; ".join(tagged.theme.key for tagged in one.tagged_set.all()),
        "countries": "; ".join(located.place.code for located in one.located_set.all()),
        "published_on": f"{one.published_at:%Y-%m-%d}" if one.published_at else "",
        "document": document.title if document else "",
        "document_date": f"{document.dated_on}" if document and document.dated_on else "",
        "source": document.source_url if document else "",
        "page": origin.page if origin else None,
        "passage": origin.passage if origin else "",
        "brought_by": one.organisation.name,
        "demonstration": one.demonstration,
    }


def _csv(rows: Sequence[dict[str, Any]]) -> bytes:
    output = io.StringIO()
    writer = csv.DictWriter(output, COLUMNS)
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return ("\ufeff" + output.getvalue()).encode()  # the mark lets Excel see that it is UTF-8


def _json(rows: Sequence[dict[str, Any]]) -> bytes:
    return json.dumps({"recommendations": rows}, ensure_ascii=False, indent=1).encode()


def _xlsx(rows: Sequence[dict[str, Any]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("recommendations")
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append([_harmless(row[name]) for name in COLUMNS])
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def _harmless(value: Any) -> Any:
    """Text that a spreadsheet will not run as a formula."""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return value
