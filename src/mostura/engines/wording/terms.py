"""Turns texts and queries into plain terms that any full-text index compares alike.

A term is made of a-z and 0-9 only. Three kinds stand side by side and cannot be confused:
`mrznje` is a word as written, folded; `hbs0mrznj` is what its forms have in common in one
language; `mrznj` in the loose column is the beginning of its skeleton.
"""

import functools
import re
from dataclasses import dataclass

from mostura.engines.wording import stems
from mostura.engines.wording.language import (
    ALBANIAN,
    LANGUAGES,
    MACEDONIAN,
    SOUTH_SLAVIC,
    language_of,
)
from mostura.engines.wording.lexicon import Lexicon
from mostura.engines.wording.scripts import fold
from mostura.engines.wording.vocabulary import stop_words, synonyms

# A guess on fewer words, or less sure, is not trusted: the text is indexed in all languages.
_WORDS_FOR_A_GUESS = 3
_SURE = 0.8

# The first letters of a skeleton that the looser tier compares.
_LOOSE_LETTERS = 5

# Nobody means a longer word, and PostgreSQL takes no term of more than 2,046 bytes.
_LONGEST_WORD = 60

# Here the word lists give forms of one word several base forms (semeen, semejno), or none; a stem
# of the form itself joins them again, if it is long enough to mean one thing.
_PARTED_LEMMAS = frozenset({SOUTH_SLAVIC, ALBANIAN, MACEDONIAN})
_TELLING_STEM = 5

# Who pastes a whole paragraph means its beginning; more words would only slow the search down.
_MOST_QUERY_WORDS = 16

_WORD = re.compile("[a-z0-9]+")
_REMEMBERED_WORDS = 100_000


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """The terms of a text, each once, separated by blanks: one column for each tier."""

    exact: str
    loose: str
    words: int
    """How many different words and numbers the text has."""


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One word of a query: a text that has any of its terms has the word."""

    written: str
    """The word as written, folded; it is also the first of `exact`."""
    exact: tuple[str, ...]
    loose: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What was searched for: a text must have every word. Without words nothing is found."""

    words: tuple[QueryWord, ...]


def words_of(text: str) -> list[str]:
    """Give the folded words and numbers of a text, in order."""
    return [word[:_LONGEST_WORD] for word in _WORD.findall(fold(text))]


def document_terms(text: str, lexicon: Lexicon, language: str = "") -> DocumentTerms:
    """Give the terms under which a text is found; `language` is what is known of it.

    Where the language cannot be told (a name, two words) it is indexed as if in all five.
    """
    words = dict.fromkeys(words_of(text))
    known = language in LANGUAGES
    languages = (language,) if known else _languages_of(text, len(words))
    exact = dict(words)
    loose: dict[str, None] = {}
    for word in words:
        loose[_loose_term(word)] = None
        if word in stop_words():
            continue
        for one in languages:
            exact.update(dict.fromkeys(keys_of(word, one, lexicon)))
    return DocumentTerms(exact=" ".join(exact), loose=" ".join(loose), words=len(words))


def query_terms(query: str, lexicon: Lexicon) -> Query:
    """Give what to look for: stop words fall away, unless there is nothing else."""
    words = dict.fromkeys(words_of(query))
    telling = [word for word in words if word not in stop_words()] or list(words)
    return Query(tuple(_query_word(word, lexicon) for word in telling[:_MOST_QUERY_WORDS]))


@functools.lru_cache(_REMEMBERED_WORDS)
def keys_of(word: str, language: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give what a folded word has in common with its other forms in a language, one or several."""
    if word.isdigit():
        return ()
    lemmas = lexicon.lemmas(word, language)
    if not lemmas:
        word = stems.respelled(word, language)
        lemmas = lexicon.lemmas(word, language)
    found = [stems.stem_of_lemma(lemma, language) for lemma in lemmas]
    form = stems.stem_of_form(word, language)
    if not found:
        # Unknown: perhaps a form, perhaps a base form that only looks like one ("komunitet").
        found = [form, stems.stem_of_lemma(word, language)]
    elif language in _PARTED_LEMMAS and len(form) >= _TELLING_STEM:
        found.append(form)
    return tuple(dict.fromkeys(f"{language}0{stem}" for stem in found))


def synonyms_of(key: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the keys that the thesaurus puts beside this one, itself among them."""
    return _synonymous(lexicon).get(key, ())


def _languages_of(text: str, words: int) -> tuple[str, ...]:
    if words < _WORDS_FOR_A_GUESS:
        return LANGUAGES
    guess = language_of(text)
    sure = guess.confidence >= _SURE and guess.code in LANGUAGES
    return (guess.code,) if sure else LANGUAGES


def _query_word(word: str, lexicon: Lexicon) -> QueryWord:
    keys: dict[str, None] = {}
    for language in LANGUAGES:
        for key in keys_of(word, language, lexicon):
            keys.update(dict.fromkeys((key, *synonyms_of(key, lexicon))))
    return QueryWord(written=word, exact=(word, *keys), loose=(_loose_term(word),))


@functools.lru_cache(4)
def _synonymous(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    synonymous: dict[str, tuple[str, ...]] = {}
    for language, groups in synonyms().items():
        for group in groups:
            keys = tuple(
                dict.fromkeys(key for word in group for key in keys_of(word, language, lexicon))
            )
            for key in keys:
                synonymous[key] = (*synonymous.get(key, ()), *keys)
    return synonymous


@functools.lru_cache(_REMEMBERED_WORDS)
def _loose_term(word: str) -> str:
    return stems.skeleton(word)[:_LOOSE_LETTERS]
