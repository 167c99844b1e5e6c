"""Stop words and synonyms, read from the tables in data/."""

import functools
import tomllib
from pathlib import Path

from mostura.engines.wording.scripts import fold

_DATA = Path(__file__).parent / "data"


@functools.cache
def stop_words() -> frozenset[str]:
    """The folded words of all languages that never keep a search from finding something."""
    lists: dict[str, str] = tomllib.loads((_DATA / "stop_words.toml").read_text("utf-8"))
    return frozenset(fold(" ".join(lists.values())).split())


@functools.cache
def synonyms() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The groups of folded words that mean the same, by language."""
    groups: dict[str, list[list[str]]] = tomllib.loads(
        (_DATA / "thesaurus.toml").read_text("utf-8")
    )
    return {
        language: tuple(tuple(fold(word) for word in group) for group in of_language)
        for language, of_language in groups.items()
    }
