"""The languages that texts of people are written in, apart from those of the interface."""

from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

CONTENT_LANGUAGES: Final = (
    ("en", _("English")),
    ("sq", _("Albanian")),
    ("bs", _("Bosnian")),
    ("hr", _("Croatian")),
    ("cnr", _("Montenegrin")),
    ("sr", _("Serbian")),
    ("hbs", _("Bosnian, Croatian, Montenegrin or Serbian")),
    ("mk", _("Macedonian")),
    ("de", _("German")),
)

NAMES: Final = dict(CONTENT_LANGUAGES)

TAGS: Final = {"hbs": "sh"}
"""What a browser calls a language where it has another word for it."""

NEAREST: Final = {"bs": "sr-latn", "hr": "sr-latn", "cnr": "sr-latn", "hbs": "sr-latn"}
"""The interface's language that readers of another one understand best."""


def interface_for(language: str) -> str:
    """The language of pages and mails for somebody who reads this one."""
    nearest = NEAREST.get(language, language)
    return nearest if nearest in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
