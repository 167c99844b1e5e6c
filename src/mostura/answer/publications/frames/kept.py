"""The synthesis of a page, kept until the ledger moves on: it is the same for everybody."""

import datetime as dt
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from mostura.actor import VISITOR
from mostura.answer.publications.frames.papers import Made
from mostura.answer.publications.frames.sections import sections_of
from mostura.answer.publications.policy.synthesis import PER_SECTION
from mostura.answer.publications.queries.synthesis import Scope, synthesis
from mostura.ground.ledger import queries as ledger

KEPT: Final = 600  # seconds; a new day, which moves clocks on, makes it anew too


@dataclass(frozen=True, slots=True)
class Shown:
    """How many asks a synthesis is made of, and its sections as the page shows them."""

    asks: int
    sections: str
    nothing_moved: str


def shown(scope: Scope) -> Shown:
    """The synthesis of a scope for a page."""
    today = timezone.localdate()
    key = _key(scope, today)
    kept: Shown | None = cache.get(key)
    if kept is None:
        kept = _shown(scope)
        cache.set(key, kept, KEPT)
    return kept


def _shown(scope: Scope) -> Shown:
    found = synthesis(VISITOR, scope)
    made = Made(found, sections_of(found, timezone.now(), PER_SECTION, scope.since), scope.since)
    told = {"sections": made.sections, "most": PER_SECTION}
    words = render_to_string("publications/_sections.html", told) if made.sections else ""
    return Shown(found.asks, words, made.nothing_moved)


def _key(scope: Scope, today: dt.date) -> str:
    """What the page depends on, short and without signs that a cache refuses."""
    named = repr((ledger.head(VISITOR), get_language(), today, scope))
    return f"synthesis:{sha256(named.encode()).hexdigest()}"
