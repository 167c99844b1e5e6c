"""The register: what a reader filters by, what they find, what they take along."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Min, Q, QuerySet

from mostura.actor import Actor
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.models import (
    Asked,
    Located,
    Origin,
    Recommendation,
    Tagged,
    Translation,
)
from mostura.answer.recommendations.queries import counts
from mostura.answer.recommendations.queries.visible import INDEX, shown, visible_to
from mostura.ground.organisations.queries import registry as organisations
from mostura.ground.themes import queries as themes

if TYPE_CHECKING:
    from mostura.ground.organisations.models import Organisation
    from mostura.ground.themes.models import Theme

FOUND_AT_MOST = 5000  # keys a search hands on to the filters; nobody pages further
LOOSER_SHOWN = 10  # what is only alike stands below, and is short
BODIES_SHOWN = 12  # beside a list; the filter has them all
NOBODY = "nobody"
ORDERS = {"newest": ("-published_at", "-pk"), "oldest": ("published_at", "pk")}


@dataclasses.dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asked the register for; empty means all."""

    q: str = ""
    addressee: str = ""
    country: str = ""
    theme: str = ""
    marker: str = ""
    document: str = ""
    state: str = ""
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


def in_state(actor: Actor, state: str = "") -> QuerySet[Recommendation]:
    """The public register, or those of the actor's own asks that are in another state."""
    chosen = state if state in policy.State.values else policy.State.PUBLISHED
    return visible_to(actor).filter(state=chosen, blanked_at=None)


def register(actor: Actor, filters: Filters) -> QuerySet[Recommendation]:
    """The register through a reader's filters, without their words."""
    chosen = in_state(actor, filters.state)
    if filters.addressee == NOBODY:
        chosen = chosen.filter(asked=None)
    elif filters.addressee:
        body = Q(organisation__code=filters.addressee)
        body |= Q(organisation__joined_into__code=filters.addressee)
        asked = Asked.objects.filter(body)
        chosen = chosen.filter(pk__in=asked.values("recommendation"))
    if filters.country:
        located = Located.objects.filter(place__code=filters.country)
        chosen = chosen.filter(pk__in=located.values("recommendation"))
    for key in filter(None, (filters.theme, filters.marker)):
        tagged = Tagged.objects.filter(theme__key=key)
        chosen = chosen.filter(pk__in=tagged.values("recommendation"))
    if filters.document:
        said = Origin.objects.filter(document__code=filters.document)
        chosen = chosen.filter(pk__in=said.values("recommendation"))
    return chosen.order_by(*ORDERS.get(filters.order, ORDERS["newest"]))


def found(chosen: QuerySet[Recommendation], filters: Filters) -> Found:
    """What the reader's words find among the chosen; without words, all of them."""
    if not filters.q:
        return Found(chosen.values_list("pk", flat=True), chosen.count(), [])
    both = INDEX.found(filters.q, FOUND_AT_MOST)
    exact = _among(chosen, both.exact, ordered=bool(filters.order))
    return Found(exact, len(exact), _among(chosen, both.looser)[:LOOSER_SHOWN])


def _among(
    chosen: QuerySet[Recommendation], keys: Sequence[int], *, ordered: bool = False
) -> list[int]:
    """The keys that are among the chosen: the best first, or in the order of the chosen."""
    if not keys:
        return []
    kept = chosen.filter(pk__in=keys)
    if ordered:
        return list(kept.values_list("pk", flat=True))
    present = set(kept.order_by().values_list("pk", flat=True))
    return [key for key in keys if key in present]


@dataclasses.dataclass(frozen=True, slots=True)
class Exported:
    """What goes into a file, a portion at a time; whether it is all that was found."""

    portions: Iterator[list[Recommendation]]
    languages: list[str]
    whole: bool = True


def exported(actor: Actor, filters: Filters, kind: str = "json") -> Exported:
    """All that fits the filters and the words, as far as a file of this kind goes."""
    chosen = found(register(actor, filters), filters)
    keys = list(chosen.exact[: policy.exported_at_most(actor, kind)])
    said = Translation.objects.filter(superseded_at=None)
    said = said.filter(recommendation__in=in_state(actor, filters.state).values("pk"))
    languages = said.order_by("language").values_list("language", flat=True).distinct()
    portions = (shown(actor, portion) for portion in _batched(keys, policy.EXPORTED_AT_ONCE))
    return Exported(portions, list(languages), whole=len(keys) == chosen.total)


def _batched(keys: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """Keys in portions."""
    return (keys[start : start + size] for start in range(0, len(keys), size))


def countries(actor: Actor) -> dict[str, int]:
    """How many public asks concern each country, by its code."""
    return counts.of_countries(in_state(actor).order_by())


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
    return Figures(
        asked=said["asked"],
        documents=said["documents"],
        addressees=len(counts.of_addressees(in_state(actor).order_by())),
        since_year=said["since"].year if said["since"] else None,
    )


def asked_of(
    actor: Actor, organisation: "Organisation", put: "QuerySet[Any, Any] | tuple[int, ...]" = ()
) -> QuerySet[Recommendation, int]:
    """The keys of what is publicly asked of one addressee, the newest first.

    `put` are keys of what was put to it by letter, whether or not a document names it.
    """
    asked = Asked.objects.filter(organisation__in=organisations.keys_of(organisation))
    named = Q(pk__in=asked.values("recommendation"))
    chosen = in_state(actor).filter(named | Q(pk__in=put))
    return chosen.order_by(*ORDERS["newest"]).values_list("pk", flat=True)


def asked_in(actor: Actor, place_code: str) -> QuerySet[Recommendation, int]:
    """The keys of what is publicly asked about one country, the newest first."""
    return register(actor, Filters(country=place_code)).values_list("pk", flat=True)


def themes_among(actor: Actor, asked: QuerySet[Recommendation, int]) -> list[tuple["Theme", int]]:
    """What some asks are about, the most frequent first."""
    counted = counts.of_themes(in_state(actor).filter(pk__in=asked.order_by()).order_by())
    words = themes.visible_to(actor).filter(pk__in=counted)
    return sorted(((one, counted[one.pk]) for one in words), key=lambda pair: -pair[1])


def bodies_among(
    actor: Actor, asked: QuerySet[Recommendation, int]
) -> list[tuple["Organisation", int]]:
    """Who is asked in some asks, the most often asked first."""
    counted = counts.of_addressees(in_state(actor).filter(pk__in=asked.order_by()).order_by())
    bodies = organisations.with_names(organisations.visible_to(actor).filter(pk__in=counted))
    pairs = [(one, counted[one.pk]) for one in bodies]
    return sorted(pairs, key=lambda pair: -pair[1])[:BODIES_SHOWN]


def newest(actor: Actor, most: int) -> list[Recommendation]:
    """What entered the register last."""
    keys = register(actor, Filters()).values_list("pk", flat=True)[:most]
    return shown(actor, keys)
