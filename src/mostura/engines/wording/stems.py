"""Light stems and skeletons of folded words: what is left when a word is not in the lexicon."""

import functools
import re

from mostura.engines.wording.language import (
    ALBANIAN,
    ENGLISH,
    GERMAN,
    MACEDONIAN,
    SOUTH_SLAVIC,
)

# A stem of fewer letters would join words that have nothing in common.
SHORTEST_STEM = 4

# What declension and conjugation put at the end of a word the lexicon does not know.
_INFLECTIONS = {
    SOUTH_SLAVIC: """
        ovima evima ovim evim ovi evi ova eva ove eve ima ama oga ega ome emu omu og eg om em ih im
        oj iji ija ije a e i o u
    """,
    ALBANIAN: """
        eteve etet avet eve ave evet ise es se te ne ve it in ut un et en at an ja je
        a e i o u t n s
    """,
    MACEDONIAN: """
        uvanjeto uvanjata iteto stvata ata ava ana iot iov ion ite ive ine oto ovo ono eto evo ta to
        te ot ov on ovi evi a e i o u
    """,
    GERMAN: "ern em en er es e n s",
    ENGLISH: "ies es s ing ed",
}

# The lexicon gives a base form; its last vowel is still an ending.
_LAST_VOWELS = {
    SOUTH_SLAVIC: "a e i o u",
    ALBANIAN: "a e i u",
    MACEDONIAN: "a e i o u",
    GERMAN: "en e",
    ENGLISH: "e y",
}

# What makes a noun, an adjective or a woman's title of another word: put another ending instead.
_DERIVATIONS = {
    SOUTH_SLAVIC: (
        ("enost", "en"),
        ("anost", "an"),
        ("nost", ""),
        ("ost", ""),
        ("enj", "en"),
        ("acic", "ac"),
        ("icn", "ic"),
        ("ark", "ar"),
        ("ack", "ac"),
        ("ick", "ic"),
        ("sk", ""),
        ("an", ""),
        ("n", ""),
    ),
    ALBANIAN: (("tar", "t"), ("jar", "j"), ("tj", "t"), ("ues", ""), ("im", "")),
    MACEDONIAN: (
        ("uvanj", ""),
        ("enost", "en"),
        ("nost", ""),
        ("ost", ""),
        ("ark", "ar"),
        ("ick", "ic"),
        ("sk", ""),
        ("en", ""),
        ("n", ""),
    ),
    GERMAN: (("lich", ""), ("isch", ""), ("ung", "")),
    ENGLISH: (
        ("ation", "at"),
        ("ator", "at"),
        ("ction", "ct"),
        ("ion", ""),
        ("or", ""),
        ("ful", ""),
        ("ly", ""),
    ),
}

# Bosnian, Croatian and Montenegrin (i)je stands where Serbian has e: mjesto, mesto.
# Where l or n stands before, the letter is lj or nj, and stays.
_JAT = re.compile(r"(?<=[bcdfghkmprstvz])i?je(?=[a-z])|(?<=[ln])ije(?=[a-z])")

# Letters that are written in several ways when the right ones are not at hand.
_RESPELLED = {
    MACEDONIAN: (("dzh", "dz"), ("gj", "d"), ("kj", "c"), ("zh", "z"), ("ch", "c"), ("sh", "s")),
    GERMAN: (("ae", "a"), ("oe", "o"), ("ue", "u")),
}
_SKELETON = (
    *(("ije", "e"), ("je", "e"), ("ae", "a"), ("oe", "o"), ("ue", "u")),
    *(("gj", "d"), ("kj", "c"), ("sh", "s"), ("ch", "c"), ("zh", "z")),
    *(("ph", "f"), ("y", "i"), ("w", "v")),
)
_DOUBLED = re.compile(r"([a-z])\1+")


def stem_of_form(word: str, language: str) -> str:
    """Cut what inflection and derivation added to a folded word that the lexicon does not know."""
    return _without_derivation(_cut(word, _endings(_INFLECTIONS, language)), language)


def stem_of_lemma(lemma: str, language: str) -> str:
    """Cut the last vowel and what derivation added to a folded base form."""
    return _without_derivation(_cut(lemma, _endings(_LAST_VOWELS, language)), language)


def respelled(word: str, language: str) -> str:
    """Write a folded word as if its letters had been at hand: haeuslich, gjorgji."""
    for written, meant in _RESPELLED.get(language, ()):
        word = word.replace(written, meant)
    return word


def skeleton(word: str) -> str:
    """Give what the spellings of one name have in common, in any language."""
    for written, meant in _SKELETON:
        word = word.replace(written, meant)
    return _DOUBLED.sub(r"\1", word)


def _without_derivation(stem: str, language: str) -> str:
    if language == SOUTH_SLAVIC:
        stem = _JAT.sub("e", stem)
    for ending, instead in _DERIVATIONS[language]:
        if stem.endswith(ending) and len(stem) - len(ending) + len(instead) >= SHORTEST_STEM:
            return stem[: len(stem) - len(ending)] + instead
    return stem


def _cut(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: len(word) - len(ending)]
    return word


def _endings(table: dict[str, str], language: str) -> tuple[str, ...]:
    return _longest_first(table[language])


@functools.cache
def _longest_first(endings: str) -> tuple[str, ...]:
    return tuple(sorted(endings.split(), key=lambda ending: (-len(ending), ending)))
