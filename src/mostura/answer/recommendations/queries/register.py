"""The register: what a reader filters by, what they find, what they take along."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.utils.translation import gettext

from mostura.actor import Actor
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.models import Asked, Origin, Recommendation, Tagged
from mostura.answer.recommendations.queries.visible import INDEX, shown, visible_to
from mostura.ground.organisations.queries import registry as organisations
from mostura.ground.places import queries as places
from mostura.ground.themes import queries as themes
from mostura.listen.documents import queries as documents

FOUND_AT_MOST = 5000  # keys a search hands on to the filters; nobody pages further
LOOSER_SHOWN = 10  # what is only alike stands below, and is short
DOCUMENTS_OFFERED = 200  # a longer list is searched, not scrolled
NOBODY = "nobody"
MARKER = "marker"
ORDERS = {"": ("-published_at", "-pk"), "oldest": ("published_at", "pk")}


@dataclasses.dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asked the register for; empty means all."""

    q: str = ""
    addressee: str = ""
    country: str = ""
    theme: str = ""
    marker: str = ""
    document: str = ""
    order: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """The keys a reader gets: what fits, how many that are, and what is only alike."""

    exact: QuerySet[Recommendation, int] | list[int]
    total: int
    looser: list[int]


def filters_from(asked: Mapping[str, Any]) -> Filters:
    """The filters of a form's clean values."""
    names = [field.name for field in dataclasses.fields(Filters)]
    return Filters(**{name: asked.get(name) or "" for name in names})


def register(actor: Actor, filters: Filters) -> QuerySet[Recommendation]:
    """The public register through a reader's filters, without their words."""
    chosen = visible_to(actor).filter(state=policy.State.PUBLISHED)
    if filters.addressee == NOBODY:
        chosen = chosen.filter(asked=None)
    elif filters.addressee:
        chosen = chosen.filter(asked__organisation__code=filters.addressee)
    if filters.country:
        chosen = chosen.filter(located__place__code=filters.country)
    for key in filter(None, (filters.theme, filters.marker)):
        tagged = Tagged.objects.filter(theme__key=key)
        chosen = chosen.filter(pk__in=tagged.values("recommendation"))
    if filters.document:
        said = Origin.objects.filter(document__code=filters.document)
        chosen = chosen.filter(pk__in=said.values("recommendation"))
    return chosen.order_by(*ORDERS.get(filters.order, ORDERS[""]))


def found(chosen: QuerySet[Recommendation], filters: Filters) -> Found:
    """What the reader's words find among the chosen; without words, all of them."""
    if not filters.q:
        return Found(chosen.values_list("pk", flat=True), chosen.count(), [])
    both = INDEX.found(filters.q, FOUND_AT_MOST)
    exact = _among(chosen, both.exact)
    return Found(exact, len(exact), _among(chosen, both.looser)[:LOOSER_SHOWN])


def _among(chosen: QuerySet[Recommendation], keys: Sequence[int]) -> list[int]:
    present = set(chosen.filter(pk__in=keys).order_by().values_list("pk", flat=True))
    return [key for key in keys if key in present]


def exported(actor: Actor, filters: Filters) -> list[Recommendation]:
    """All that fits the filters and the words, for a file."""
    keys = found(register(actor, filters), filters).exact
    return shown(actor, list(keys[: policy.EXPORTED_AT_MOST]))


def choices(actor: Actor) -> dict[str, list[tuple[str, str]]]:
    """What a reader can filter by: only what leads to something, with its number of asks."""
    asked, tagged, located = _counts_of_addressees(), _counts_of_themes(), countries(actor)
    bodies = organisations.visible_to(actor).filter(pk__in=asked).prefetch_related("names")
    words = themes.visible_to(actor).filter(pk__in=tagged).order_by("scheme", "order")
    lands = places.visible_to(actor).filter(code__in=located)
    return {
        "addressee": [
            *sorted(
                ((one.code, f"{one.label} ({asked[one.pk]})") for one in bodies),
                key=lambda choice: choice[1].casefold(),
            ),
            (NOBODY, gettext("Nobody named")),
        ],
        "country": [(one.code, f"{one.label} ({located[one.code]})") for one in lands],
        "theme": [
            (one.key, f"{one.name} ({tagged[one.pk]})") for one in words if one.scheme != MARKER
        ],
        "marker": [
            (one.key, f"{one.name} ({tagged[one.pk]})") for one in words if one.scheme == MARKER
        ],
        "document": [
            (one.code, f"{one.title} ({one.dated_on:%Y})" if one.dated_on else one.title)
            for one in documents.published(actor)[:DOCUMENTS_OFFERED]
        ],
    }


def _counts_of_addressees() -> dict[int, int]:
    public = Asked.objects.filter(recommendation__state=policy.State.PUBLISHED)
    counts = public.order_by().values("organisation").annotate(count=Count("pk"))
    return {row["organisation"]: row["count"] for row in counts if row["organisation"]}


def _counts_of_themes() -> dict[int, int]:
    public = Tagged.objects.filter(recommendation__state=policy.State.PUBLISHED)
    counts = public.order_by().values("theme").annotate(count=Count("pk"))
    return {row["theme"]: row["count"] for row in counts}


def countries(actor: Actor) -> dict[str, int]:
    """How many public asks concern each country, by its code."""
    public = Recommendation.objects.filter(state=policy.State.PUBLISHED)
    counts = public.order_by().values("located__place__code").annotate(count=Count("pk"))
    codes = {row["located__place__code"]: row["count"] for row in counts}
    return {code: count for code, count in codes.items() if code}


@dataclasses.dataclass(frozen=True, slots=True)
class Figures:
    """The register in three numbers and a year."""

    asked: int
    documents: int
    addressees: int
    since_year: int | None


def figures(actor: Actor) -> Figures:
    """How much is asked publicly, in how many documents, of how many."""
    public = policy.State.PUBLISHED
    said = Origin.objects.filter(recommendation__state=public).aggregate(
        asked=Count("recommendation", distinct=True),
        documents=Count("document", distinct=True),
        since=Min("document__dated_on"),
    )
    addressed = Asked.objects.filter(recommendation__state=public)
    return Figures(
        asked=said["asked"],
        documents=said["documents"],
        addressees=addressed.values("organisation").distinct().count(),
        since_year=said["since"].year if said["since"] else None,
    )


def asked_of(actor: Actor, organisation_id: int) -> QuerySet[Recommendation, int]:
    """The keys of what is publicly asked of one addressee, the newest first."""
    asked = visible_to(actor).filter(
        state=policy.State.PUBLISHED, asked__organisation=organisation_id
    )
    return asked.order_by("-published_at", "-pk").values_list("pk", flat=True)


def themes_of(actor: Actor, organisation_id: int) -> list[tuple[str, int]]:
    """What an addressee is asked about, the most frequent first."""
    public = Tagged.objects.filter(
        recommendation__state=policy.State.PUBLISHED,
        recommendation__asked__organisation=organisation_id,
    )
    counts = public.order_by().values("theme").annotate(count=Count("pk"))
    counted = {row["theme"]: row["count"] for row in counts}
    words = themes.visible_to(actor).filter(pk__in=counted)
    return sorted(((one.name, counted[one.pk]) for one in words), key=lambda pair: -pair[1])


def newest(actor: Actor, most: int) -> list[Recommendation]:
    """What entered the register last."""
    keys = register(actor, Filters()).values_list("pk", flat=True)[:most]
    return shown(actor, keys)
