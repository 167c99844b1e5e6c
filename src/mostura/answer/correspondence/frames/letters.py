"""What a letter shows: an ask in the office's language, and its link as a square code."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import segno

if TYPE_CHECKING:
    from mostura.answer.recommendations.models import Recommendation


def square_of(address: str) -> str:
    """An address as a square code for a camera: SVG, or nothing where there is no address."""
    if not address:
        return ""
    return str(segno.make(address, error="m").svg_inline(scale=3, dark="#0a393a"))


@dataclass(frozen=True, slots=True)
class Words:
    """An ask in one language: the one wished for, or the one it was made in."""

    text: str
    language: str
    translated: bool = False


def words_in(ask: "Recommendation", language: str) -> Words:
    """The ask as an office reads it: translated where somebody has translated it."""
    for one in ask.translations.all():
        if one.language == language:
            return Words(one.text, one.language, translated=True)
    return Words(ask.text, ask.language)
