"""Rules of the vocabulary: its schemes, which words a reader sees, who may load it."""

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mostura.actor import CLOCK, Actor, Role


class Scheme(TextChoices):
    """Which list of words a theme belongs to."""

    THEME = "theme", _("Themes")
    MARKER = "marker", _("Markers")
    WPS = "wps", _("Women, Peace and Security: the four pillars")
    YPS = "yps", _("Youth, Peace and Security: the five pillars")
    SDG = "sdg", _("Sustainable Development Goals")
    EU_CLUSTER = "eu_cluster", _("EU enlargement: the clusters")
    EU_CHAPTER = "eu_chapter", _("EU enlargement: the chapters")
    UPR_ACTION = "upr_action", _("What is asked: categories of action")


class Refusal(TextChoices):
    """Why the vocabulary stays as it is."""

    NOT_OPERATOR = "not_operator", _("Only an operator of the hub can load the vocabulary.")


# Where a translation is missing, the language its readers understand most easily comes next.
FALLBACKS: Final[Mapping[str, tuple[str, ...]]] = {
    "sr-latn": ("sr-latn", "bs"),
    "bs": ("bs", "sr-latn"),
    "hr": ("hr", "bs", "sr-latn"),
    "cnr": ("cnr", "bs", "sr-latn"),
}


def words_for(language: str, words: Mapping[str, str]) -> str:
    """The words for a reader of this language; English where there are none."""
    code = language.lower()
    for known in (*FALLBACKS.get(code, (code,)), "en"):
        if words.get(known):
            return words[known]
    return ""


def refusal_to_load(actor: Actor) -> Refusal | None:
    """The vocabulary comes with the set-up, or from an operator."""
    if actor == CLOCK or actor.holds(Role.OPERATOR):
        return None
    return Refusal.NOT_OPERATOR
