"""What a reader can filter the register by, and how many asks each choice leads to."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils.translation import get_language, gettext

from mostura.actor import VISITOR, Actor
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.models import Recommendation
from mostura.answer.recommendations.queries import counts
from mostura.answer.recommendations.queries.register import NOBODY, Filters, in_state, register
from mostura.answer.recommendations.queries.visible import INDEX
from mostura.ground.ledger import queries as ledger
from mostura.ground.organisations.queries import registry as organisations
from mostura.ground.places import queries as places
from mostura.ground.themes import queries as themes
from mostura.listen.documents import queries as documents
from mostura.shell.search import Tier

DOCUMENTS_OFFERED = 200  # a longer list is searched, not scrolled
MARKER = "marker"
CHOICES_KEPT = 600  # seconds; whatever changes them moves the ledger on, so none are out of date


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """One thing to filter by: what an address says, its name, and how many asks it leads to."""

    value: str
    name: str
    key: int | str
    count: int = 0
    counted: bool = True

    @property
    def label(self) -> str:
        """What a list shows."""
        return f"{self.name} ({self.count})" if self.counted else self.name


Choices = Mapping[str, Sequence[Choice]]
Counting = Callable[[QuerySet[Recommendation]], Mapping[Any, int]]
COUNTING: dict[str, Counting] = {
    "addressee": counts.of_addressees,
    "country": counts.of_countries,
    "theme": counts.of_themes,
    MARKER: counts.of_themes,
    "document": counts.of_documents,
}


def labels(choices: Choices) -> dict[str, list[tuple[str, str]]]:
    """The same as a form takes them."""
    return {
        facet: [(one.value, one.label) for one in offered] for facet, offered in choices.items()
    }


def choices(actor: Actor, state: str = "") -> Choices:
    """What a reader can filter by: only what leads to something, with its number of asks.

    The public ones are the same for everyone, and are kept until the ledger moves on.
    """
    if state not in {"", policy.State.PUBLISHED}:
        return _choices(actor, state)
    key = f"register-choices:{ledger.head(actor)}:{get_language()}"
    kept: Choices | None = cache.get(key)
    if kept is None:
        kept = _choices(VISITOR, "")
        cache.set(key, kept, CHOICES_KEPT)
    return kept


def narrowed(actor: Actor, filters: Filters, offered: Choices) -> Choices:
    """What each filter leads to beside the others that are chosen, and beside the words.

    What leads to nothing is left out, but never what is chosen: the reader has to see it.
    """
    in_use = {facet for facet in COUNTING if getattr(filters, facet)}
    if not in_use and not filters.q:
        return offered
    together = _chosen(actor, filters)
    counted = {of: of(together) for of in set(COUNTING.values())}
    made = {}
    for facet, all_of_them in offered.items():
        own = getattr(filters, facet)
        leads = counted[COUNTING[facet]]
        if own:  # this one apart from itself: what else could be chosen in its place
            leads = COUNTING[facet](_chosen(actor, dataclasses.replace(filters, **{facet: ""})))
        made[facet] = [
            dataclasses.replace(one, count=leads.get(one.key, 0))
            for one in all_of_them
            if one.key in leads or one.value in {own, NOBODY}
        ]
    return made


def _chosen(actor: Actor, filters: Filters) -> QuerySet[Recommendation]:
    chosen = register(actor, filters).order_by()
    return INDEX.narrowed(chosen, filters.q, Tier.EXACT) if filters.q else chosen


def _choices(actor: Actor, state: str) -> Choices:
    chosen = in_state(actor, state).order_by()
    asked, tagged = counts.of_addressees(chosen), counts.of_themes(chosen)
    located, said = counts.of_countries(chosen), counts.of_documents(chosen)
    bodies = organisations.with_names(organisations.visible_to(actor).filter(pk__in=asked))
    words = list(themes.visible_to(actor).filter(pk__in=tagged).order_by("scheme", "order"))
    lands = places.visible_to(actor).filter(code__in=located)
    papers = documents.visible_to(actor).filter(pk__in=said)
    papers = papers.only("code", "title", "dated_on").select_related(None)
    named = [
        (one.scheme == MARKER, Choice(one.key, one.name, one.pk, tagged[one.pk])) for one in words
    ]
    return {
        "addressee": [
            *sorted(
                (Choice(one.code, one.label, one.pk, asked[one.pk]) for one in bodies),
                key=lambda choice: choice.name.casefold(),
            ),
            Choice(NOBODY, gettext("Nobody named"), NOBODY, counted=False),
        ],
        "country": [Choice(one.code, one.label, one.code, located[one.code]) for one in lands],
        "theme": [choice for marker, choice in named if not marker],
        MARKER: [choice for marker, choice in named if marker],
        "document": [
            Choice(one.code, _dated(one.title, one.dated_on), one.pk, counted=False)
            for one in papers.order_by("-dated_on", "-published_at", "-pk")[:DOCUMENTS_OFFERED]
        ],
    }


def _dated(title: str, dated_on: dt.date | None) -> str:
    return f"{title} ({dated_on:%Y})" if dated_on else title
