"""How much the read API gives at once, and how often."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PER_PAGE: Final = 25
PER_PAGE_AT_MOST: Final = 100
LAST_PAGE: Final = 100_000  # beyond it nobody reads on, and databases overflow far beyond

OPERATIONS: Final[dict[str, str | Promise]] = {
    "recommendations": _("What is publicly asked, through the filters of the register"),
    "recommendation": _("One recommendation with its passages, and what became of it"),
    "documents": _("Public papers that ask for something"),
    "document": _("One public paper"),
    "organisations": _("Organisations that are asked, with shares and measures"),
    "organisation": _("One organisation that is asked"),
    "answers": _("What addressees answered"),
    "commitments": _("What addressees promised, and by when"),
    "claims": _("How far things are, by whose account"),
    "families": _("Recommendations that people found to ask for the same"),
    "themes": _("The words that the hub sorts by"),
    "places": _("Countries, their units, and settlements"),
}
"""What each operation gives, by its name."""
