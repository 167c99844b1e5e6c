"""Rules of places: their kinds, who may bring official boundaries, which name a reader sees."""

import unicodedata
from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mostura.actor import CLOCK, Actor, Role


class Kind(TextChoices):
    """What sort of place it is."""

    COUNTRY = "country", _("Country")
    REGION = "region", _("Region")
    MUNICIPALITY = "municipality", _("Municipality")
    SETTLEMENT = "settlement", _("Settlement")


class Refusal(TextChoices):
    """Why places stay as they are."""

    NOT_OPERATOR = "not_operator", _("Only an operator of the hub can bring in places.")


# Where a name is missing, the language that its readers read most easily comes next.
FALLBACKS: Final[Mapping[str, tuple[str, ...]]] = {
    "sq": ("sq", "en"),
    "sr": ("sr", "mk", "en"),
    "sr-latn": ("sr-latn", "bs", "en"),
    "mk": ("mk", "sr", "en"),
    "bs": ("bs", "sr-latn", "en"),
    "hr": ("hr", "bs", "sr-latn", "en"),
    "cnr": ("cnr", "bs", "sr-latn", "en"),
    "de": ("de", "en"),
}


def name_for(language: str, names: Mapping[str, str]) -> str:
    """The name a reader of this language sees; never empty where any name is known."""
    for code in (*FALLBACKS.get(language.lower(), ()), "en"):
        if names.get(code):
            return names[code]
    return next((name for name in names.values() if name), "")


def alphabetical(name: str) -> tuple[str, str]:
    """A key that sorts č beside c and Ш beside its neighbours: bare letters, then the name."""
    bare = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter)), name


def refusal_to_load(actor: Actor) -> Refusal | None:
    """Places come with the set-up, or from an operator."""
    if actor == CLOCK or actor.holds(Role.OPERATOR):
        return None
    return Refusal.NOT_OPERATOR
