"""The themes of a region pack, found in a text by the beginnings of words."""

import functools
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_WORD = re.compile(r"[a-z0-9]+")
_KEY_LETTERS = 4
# Schemes that say something else than what an ask is about.
_NOT_THEMES = frozenset({"upr_action"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Cues of every theme by language, in the order of the file."""

    _cues: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "Vocabulary":
        """Read `themes.json` of a region pack.

        Raises
        ------
        OSError, json.JSONDecodeError
            If the file cannot be read.

        """
        return cls.of(json.loads(path.read_text(encoding="utf-8")))

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]]) -> "Vocabulary":
        """Build a vocabulary from rows as they stand in the file."""
        cues: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        for row in rows:
            by_language = row.get("cues") or {}
            if row.get("scheme") in _NOT_THEMES:
                continue
            for language, phrases in by_language.items():
                kept = cues.setdefault(language, defaultdict(list))
                for phrase in phrases:
                    words = tuple(_WORD.findall(phrase))
                    if words:
                        kept[words[0][:_KEY_LETTERS]].append((words, str(row["key"])))
        return cls({language: dict(kept) for language, kept in cues.items()})

    def themes_of(self, folded: str, *, language: str) -> tuple[str, ...]:
        """The keys of the themes a folded passage speaks of, most often named first."""
        cues = self._cues.get(language)
        if not cues:
            return ()
        words = _WORD.findall(folded)
        counts: dict[str, int] = {}
        for index, word in enumerate(words):
            for letters in range(1, _KEY_LETTERS + 1):
                for phrase, key in cues.get(word[:letters], ()) if letters <= len(word) else ():
                    if _begins(phrase, words, index):
                        counts[key] = counts.get(key, 0) + 1
        return tuple(sorted(counts, key=lambda key: (-counts[key], key)))


def _begins(phrase: tuple[str, ...], words: list[str], index: int) -> bool:
    if index + len(phrase) > len(words):
        return False
    return all(_matches(part, words[index + step]) for step, part in enumerate(phrase))


@functools.lru_cache(maxsize=20_000)
def _matches(part: str, word: str) -> bool:
    return word == part if part.isdigit() else word.startswith(part)
