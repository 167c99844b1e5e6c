"""Which languages of the pages somebody who grew up with them has read."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

SOURCE: Final = "en"
GENERATED: Final = {"sr-latn": "sr"}
"""Languages made letter by letter from another one."""
CHECKED: Final[frozenset[str]] = frozenset()
"""Languages that a native reader has read from the first page to the last; add a code here then."""


class Reading(TextChoices):
    """How far a language of the pages can be trusted."""

    SOURCE = "source", _("Written in this language")
    CHECKED = "checked", _("Translated, and read by a native reader")
    DRAFTED = "drafted", _("Translated; no native reader has read it yet")
    GENERATED = "generated", _("Made from the Cyrillic text, letter by letter")


@dataclass(frozen=True, slots=True)
class Translation:
    """A language of the pages and its state."""

    code: str
    name: str
    reading: Reading


def translations() -> list[Translation]:
    """Every language the pages come in."""
    return [Translation(code, name, reading_of(code)) for code, name in settings.LANGUAGES]


def reading_of(code: str) -> Reading:
    """The state of one language."""
    if code == SOURCE:
        return Reading.SOURCE
    if code in GENERATED:
        return Reading.GENERATED
    return Reading.CHECKED if code in CHECKED else Reading.DRAFTED


def is_unread(code: str) -> bool:
    """Whether a reader must be told that nobody has checked the words of this page."""
    return code != SOURCE and GENERATED.get(code, code) not in CHECKED
