"""Builds the lexica from the word lists of simplemma."""

import functools
import hashlib
import importlib.metadata
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from mostura.engines.wording import lexicon_layout as layout
from mostura.engines.wording import scripts
from mostura.engines.wording.language import LANGUAGES
from mostura.engines.wording.scripts import fold

# A folded word with more base forms than this says little; the alphabetically first stay.
_MOST_LEMMAS = 4

# The largest first, so that two processes end at about the same time.
_BY_SIZE = ("de", "hbs", "mk", "en", "sq")


def build(folder: Path) -> Iterator[tuple[str, int]]:
    """Build what is missing or out of date, and give each language with its number of words.

    Zero words stand for a lexicon that was up to date. The same word lists give the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    digest = source_digest()
    due = [code for code in _BY_SIZE if layout.digest_in(layout.path_of(folder, code)) != digest]
    yield from ((code, 0) for code in LANGUAGES if code not in due)
    if not due:
        return
    with ProcessPoolExecutor(max_workers=min(len(due), os.cpu_count() or 1)) as pool:
        counts = pool.map(functools.partial(_build_one, folder=folder, digest=digest), due)
        yield from zip(due, counts, strict=True)


def source_digest() -> str:
    """Name what a lexicon is made from: simplemma's version, and the code that folds and lays out.

    A change of any of them makes built lexica out of date.
    """
    digest = hashlib.sha256(importlib.metadata.version("simplemma").encode())
    for source in (scripts.__file__, layout.__file__, __file__):
        digest.update(Path(source).read_bytes())
    return digest.hexdigest()[:16]


def _build_one(language: str, *, folder: Path, digest: str) -> int:
    lemmas = _folded_lemmas(language)
    entries = ((word, _rules(word, lemmas[word])) for word in sorted(lemmas))
    file = layout.path_of(folder, language)
    unfinished = file.with_suffix(f".{os.getpid()}.unfinished")
    unfinished.write_bytes(layout.written(language, digest, entries))
    unfinished.replace(file)
    return len(lemmas)


def _folded_lemmas(language: str) -> dict[str, str | set[str]]:
    """Map each folded word to its base form, or to several where folding made words alike."""
    # Folding all words as one text is ten times as fast as one by one.
    pairs = _pairs(language)
    words = fold("\n".join(word for word, _ in pairs)).split("\n")
    bases = fold("\n".join(lemma for _, lemma in pairs)).split("\n")
    lemmas: dict[str, str | set[str]] = {}
    for word, lemma in zip(words, bases, strict=True):
        if not (word.isalpha() and lemma.isalpha() and word.isascii() and lemma.isascii()):
            continue
        known = lemmas.setdefault(word, lemma)
        if known != lemma:
            if isinstance(known, str):
                known = lemmas[word] = {known}
            known.add(lemma)
    return lemmas


def _pairs(language: str) -> list[tuple[str, str]]:
    # Only here, because the word lists take a second to read.
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    return list(DefaultDictionaryFactory().get_dictionary(language).items())


def _rules(word: str, lemmas: str | set[str]) -> str:
    if isinstance(lemmas, str):
        return layout.rule_from(word, lemmas)
    return " ".join(layout.rule_from(word, lemma) for lemma in sorted(lemmas)[:_MOST_LEMMAS])
