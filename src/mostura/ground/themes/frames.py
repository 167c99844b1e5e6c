"""The vocabulary file read and checked, with the Latin script added to the Cyrillic."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from mostura.engines.wording.scripts import to_latin
from mostura.ground.themes.policy import Scheme

REQUIRED: Final = ("en", "sq", "sr", "mk")


class NotAVocabulary(Exception):
    """The file is not a vocabulary; the message says what is wrong where."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One theme as the file describes it; `parent` is its scheme and key, if it has one."""

    scheme: str
    key: str
    order: int
    names: dict[str, str]
    descriptions: dict[str, str]
    parent: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All entries of a file, parents before their children, and the digest of the file."""

    entries: tuple[Entry, ...]
    digest: str


def read_vocabulary(path: Path) -> Vocabulary:
    """Read and check a vocabulary file.

    Raises
    ------
    NotAVocabulary
        If the file is missing, is no JSON list, or an entry lacks something.

    """
    try:
        content = path.read_bytes()
        rows = json.loads(content)
    except OSError as fault:
        raise NotAVocabulary(f"The vocabulary {path} cannot be read: {fault.strerror}.") from fault
    except ValueError as fault:
        raise NotAVocabulary(f"The vocabulary {path} is not valid JSON: {fault}.") from fault
    if not isinstance(rows, list):
        raise NotAVocabulary(f"The vocabulary {path} must be a list of themes.")
    for row in rows:
        _check(row)
    schemes: dict[str, str] = {}
    for row in rows:
        schemes.setdefault(row["key"], row["scheme"])
    entries = [_entry(row, schemes) for row in rows]
    _check_parents(entries)
    known = {(entry.scheme, entry.key): entry for entry in entries}
    entries.sort(key=lambda entry: _depth(entry, known))
    return Vocabulary(tuple(entries), hashlib.sha256(content).hexdigest())


def _check(row: Any) -> None:
    if not isinstance(row, dict) or not row.get("key"):
        raise NotAVocabulary("Each theme of the vocabulary needs a key.")
    key = row["key"]
    if row.get("scheme") not in Scheme.values:
        raise NotAVocabulary(f"The theme {key} names an unknown scheme: {row.get('scheme')!r}.")
    if not isinstance(row.get("order"), int):
        raise NotAVocabulary(f"The theme {key} needs a whole number as its order.")
    for field in ("names", "descriptions"):
        words = row.get(field)
        missing = [code for code in REQUIRED if not isinstance(words, dict) or not words.get(code)]
        if missing:
            raise NotAVocabulary(f"The theme {key} has no {field} in: {', '.join(missing)}.")


def _check_parents(entries: list[Entry]) -> None:
    known = {(entry.scheme, entry.key) for entry in entries}
    if len(known) < len(entries):
        raise NotAVocabulary("Two themes of the vocabulary have the same scheme and key.")
    for entry in entries:
        if entry.parent and entry.parent not in known:
            raise NotAVocabulary(f"The theme {entry.key} names a parent that does not exist.")


def _entry(row: dict[str, Any], schemes: dict[str, str]) -> Entry:
    parent = row.get("parent")
    return Entry(
        scheme=row["scheme"],
        key=row["key"],
        order=row["order"],
        names=_both_scripts(row["names"]),
        descriptions=_both_scripts(row["descriptions"]),
        # Pillars hang below their marker, chapters below their cluster: keys are unique there.
        parent=(schemes.get(parent, ""), parent) if parent else None,
    )


def _both_scripts(words: dict[str, str]) -> dict[str, str]:
    return dict(sorted((words | {"sr-latn": to_latin(words["sr"])}).items()))


def _depth(entry: Entry, known: dict[tuple[str, str], Entry]) -> int:
    depth = 0
    seen = {(entry.scheme, entry.key)}
    while entry.parent:
        if entry.parent in seen:
            raise NotAVocabulary(f"The theme {entry.key} is its own parent in a circle.")
        seen.add(entry.parent)
        entry, depth = known[entry.parent], depth + 1
    return depth
