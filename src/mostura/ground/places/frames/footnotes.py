"""Notes on names, as the region pack or the operator words them."""

import tomllib
from pathlib import Path
from typing import Any

from mostura.engines.wording.scripts import to_latin

Footnote = dict[str, str]
"""The mark that follows a name, under `mark`, and the note by language."""


class FootnotesBroken(Exception):
    """The file of footnotes cannot be used; the message says why."""


def read_footnotes(path: Path) -> dict[str, Footnote]:
    """Footnotes by key; those with an empty mark are left out.

    Raises
    ------
    FootnotesBroken
        If the file is missing, is no TOML, or a note lacks its mark or its English words.

    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise FootnotesBroken(f"The footnotes {path} cannot be read: {fault.strerror}.") from fault
    except ValueError as fault:
        raise FootnotesBroken(f"The footnotes {path} are not valid TOML: {fault}.") from fault
    notes = {key: _checked(key, note) for key, note in content.items()}
    return {key: note for key, note in notes.items() if note["mark"]}


def _checked(key: str, note: Any) -> Footnote:
    if not isinstance(note, dict) or not all(isinstance(words, str) for words in note.values()):
        raise FootnotesBroken(f"The footnote {key} must be a table of words in quotes.")
    if "mark" not in note or (note["mark"] and not note.get("en")):
        raise FootnotesBroken(f"The footnote {key} needs a mark, and a sentence in English (en).")
    if "sr" in note:
        note.setdefault("sr-latn", to_latin(note["sr"]))
    return dict(sorted(note.items()))
