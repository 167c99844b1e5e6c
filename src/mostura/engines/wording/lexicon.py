"""Looks up the base forms of folded words."""

import bisect
import functools
import mmap
from pathlib import Path
from typing import Self

from mostura.engines.wording import lexicon_layout as layout
from mostura.engines.wording.language import LANGUAGES

_REMEMBERED_WORDS = 100_000


class LexiconMissingError(Exception):
    """The lexica have not been built in this folder."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"There is no lexicon at {file}. "
            f"Build the lexica with: mostura lexica "
            f"(or, without a hub: python -m mostura.engines.wording build {file.parent})"
        )


class Lexicon:
    """The base forms of words in five languages, all in folded spelling."""

    def __init__(self, files: "dict[str, _File]") -> None:
        self._files = files
        self.lemmas = functools.lru_cache(_REMEMBERED_WORDS)(self._lemmas)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the lexica in a folder.

        Raises
        ------
        LexiconMissingError
            If one of them is absent or not readable; the message names the command that builds it.

        """
        return cls({code: _File(layout.path_of(folder, code), code) for code in LANGUAGES})

    @classmethod
    def none(cls) -> Self:
        """A lexicon that knows no word, for those who can do with stems alone."""
        return cls({})

    def _lemmas(self, word: str, language: str) -> tuple[str, ...]:
        """Give the base forms of a folded word; nothing when the language does not have it."""
        file = self._files.get(language)
        rules = file.rules_of(word) if file else None
        if rules is None:
            return ()
        return tuple(layout.apply_rule(word, rule) for rule in rules.split(" "))


class _File:
    """One lexicon, mapped into memory and shared by all processes that read it."""

    def __init__(self, path: Path, language: str) -> None:
        try:
            with path.open("rb") as opened:
                self._bytes = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):
            raise LexiconMissingError(path) from None
        header = self._bytes.readline().decode("ascii", "replace")
        if not header.startswith(f"{layout.MAGIC} {language} "):
            raise LexiconMissingError(path)
        start = len(header)
        end = start + int(header.split()[4])
        lines = self._bytes[end:].decode("ascii").splitlines()
        pairs = [line.split("\t") for line in lines]
        self._first_words = [word for word, _ in pairs]
        self._offsets = [start + int(offset) for _, offset in pairs] + [end]

    def rules_of(self, word: str) -> str | None:
        block = bisect.bisect_right(self._first_words, word) - 1
        if block < 0:
            return None
        # One byte earlier, so that the first word of a block also has a line end before it.
        line = b"\n%s\t" % word.encode("ascii", "replace")
        found = self._bytes.find(line, self._offsets[block] - 1, self._offsets[block + 1])
        if found < 0:
            return None
        start = found + len(line)
        return self._bytes[start : self._bytes.find(b"\n", start)].decode("ascii")
