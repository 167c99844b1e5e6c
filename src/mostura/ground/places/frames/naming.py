"""Names of places brought into every language and script that follows from the ones known."""

from collections.abc import Sequence
from typing import Final

import cyrtranslit

from mostura.engines.wording.scripts import fold, to_latin

Names = dict[str, str]

SERBIAN: Final = frozenset("абвгдђежзијклљмнњопрстћуфхцчџш -")
MACEDONIAN: Final = frozenset("абвгдѓежзѕијклљмнњопрстќуфхцчџш -")
_PLAIN_LATIN: Final = frozenset("abcčćdđefghijklmnoprsštuvzž -")
_TO_MACEDONIAN: Final = str.maketrans("ђћЂЋ", "ѓќЃЌ")
_TO_SERBIAN: Final = str.maketrans("ѓќѕЃЌЅ", "ђћзЂЋЗ")


def sounding(name: str) -> str:
    """One spelling for names that are read alike: Kochani, Kočani and Кочани."""
    plain = fold(name).replace("-", " ")
    for pair, letter in (("sh", "s"), ("ch", "c"), ("zh", "z")):
        plain = plain.replace(pair, letter)
    return plain


def completed(names: Names, local: Sequence[str] = ()) -> Names:
    """Add what follows from the names given: the other script, the sister language, English.

    `local` names the languages of the place. Without an English name of its own, English shows
    the local name; where two languages name a place differently it shows both, in that order.
    """
    names = dict(names)
    if "mk" in names:
        names.setdefault("sr", names["mk"].translate(_TO_SERBIAN))
    if "sr" in names:
        names.setdefault("mk", names["sr"].translate(_TO_MACEDONIAN))
        names["sr-latn"] = to_latin(names["sr"])
    if local:
        names.setdefault("en", _english(names, local))
    return dict(sorted(names.items()))


def in_latin(name: str, language: str) -> str:
    """A name of this language in Latin letters."""
    if language == "mk":
        return str(cyrtranslit.to_latin(name, "mk"))
    return to_latin(name)


def cyrillic_of(name: str, language: str) -> str | None:
    """A plain Latin name in Cyrillic, or nothing where a letter is not of the language."""
    if not set(name.lower()) <= _PLAIN_LATIN:
        return None
    return str(cyrtranslit.to_cyrillic(name, language))


def written_in(name: str, alphabet: frozenset[str]) -> bool:
    """Whether a name has letters, all of this alphabet, and begins with a capital."""
    return bool(name) and name[0].isupper() and set(name.lower()) <= alphabet


def _english(names: Names, local: Sequence[str]) -> str:
    shown: list[str] = []
    for language in local:
        name = in_latin(names[language], language) if language in names else ""
        if name and sounding(name) not in [sounding(other) for other in shown]:
            shown.append(name)
    return " / ".join(shown)
