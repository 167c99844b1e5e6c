"""What a letter shows: an ask in the office's language, and its link as a square code."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import segno
from django.utils.safestring import SafeString

from mostura.answer.recommendations.policy import TranslationState

if TYPE_CHECKING:
    from mostura.answer.recommendations.models import Recommendation


ALIKE: Final = frozenset({"bs", "cnr", "hbs", "hr", "sr"})


def square_of(address: str) -> SafeString:
    """An address as a square code for a camera: SVG, or nothing where there is no address."""
    if not address:
        return SafeString()
    return SafeString(segno.make(address, error="m").svg_inline(scale=3, dark="#0a393a"))


@dataclass(frozen=True, slots=True)
class Words:
    """An ask in one language: the one wished for, or the one it was made in."""

    text: str
    language: str
    translated: bool = False
    checked: bool = True
    """Whether somebody who grew up with the language has read it."""
    foreign: bool = False
    """Whether it is in a language that the office does not read."""


def words_in(ask: "Recommendation", language: str) -> Words:
    """The ask as an office reads it: translated where somebody has translated it."""
    if ask.language in _read_with(language):
        return Words(ask.text, ask.language)
    there_are = {one.language: one for one in ask.translations.all()}
    for code in _read_with(language):
        if one := there_are.get(code):
            checked = one.state == TranslationState.CHECKED
            return Words(one.text, one.language, translated=True, checked=checked)
    return Words(ask.text, ask.language, foreign=bool(ask.language))


def _read_with(language: str) -> list[str]:
    """The language, and those that its readers read without a translation."""
    return [language, *(sorted(ALIKE - {language}) if language in ALIKE else ())]
