"""The languages that texts of people are written in, apart from those of the interface."""

from typing import Final

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
