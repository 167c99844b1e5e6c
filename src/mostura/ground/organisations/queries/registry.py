"""Who stands in the registry, and how they are found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Q, QuerySet

from mostura.actor import Actor
from mostura.ground.organisations.models import (
    INDEX,
    CoalitionMembership,
    Organisation,
    OrganisationName,
    order_of_reader,
)
from mostura.ground.organisations.policy.registry import SHARED_HOSTS, NameKind
from mostura.shell.search import Tier, folded, in_order

MOST_FOUND: Final = 500
"""A longer list of results is no answer; the page says so."""
MOST_ALIKE: Final = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks the registry for."""

    words: str = ""
    kinds: Sequence[str] = ()
    countries: Sequence[str] = ()
    levels: Sequence[str] = ()
    members: bool = False


def visible_to(actor: Actor) -> QuerySet[Organisation]:
    """The registry is public; entries joined into others no longer stand in it."""
    return Organisation.objects.filter(joined_into=None)


def with_names(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """The same, with their names fetched in one further query."""
    return organisations.prefetch_related("names")


def listed(actor: Actor, asked: Asked, order_by: Sequence[str] = ()) -> QuerySet[Organisation]:
    """What the filters leave, in this order."""
    return _filtered(actor, asked).order_by(*order_by, "pk")


def found(actor: Actor, asked: Asked, tier: Tier) -> list[int]:
    """Keys of what the words find and the filters leave, best first, at most MOST_FOUND.

    Names that are exactly what was asked come before all others.
    """
    if asked.kinds or asked.countries or asked.levels or asked.members:
        narrow = INDEX.narrowed(_filtered(actor, asked), asked.words, tier)
        keys = list(
            narrow.order_by(order_of_reader(), "pk").values_list("pk", flat=True)[:MOST_FOUND]
        )
    else:
        keys = INDEX.matching(asked.words, tier, MOST_FOUND)
    if tier is Tier.LOOSE or not keys:
        return keys
    named = _named_exactly(_filtered(actor, asked), asked.words)
    return [*named, *(key for key in keys if key not in named)][:MOST_FOUND]


def in_this_order(actor: Actor, keys: Sequence[int]) -> QuerySet[Organisation]:
    """The organisations with these keys, in the order of the keys, with their names."""
    return with_names(in_order(visible_to(actor), keys))


def by_code(actor: Actor, code: str) -> Organisation | None:
    """The organisation with this code, joined or not; a joined one knows where it leads."""
    organisations = Organisation.objects.select_related("parent", "joined_into")
    return with_names(organisations).filter(code=code).first()


def called(actor: Actor, name: str) -> list[Organisation]:
    """Those that bear exactly this name, in any script."""
    keys = _named_exactly(visible_to(actor), name)
    return list(visible_to(actor).filter(pk__in=keys))


def children_of(actor: Actor, organisation: Organisation) -> QuerySet[Organisation]:
    """Those right below an organisation."""
    return with_names(
        visible_to(actor).filter(parent=organisation).order_by(order_of_reader(), "pk")
    )


def joined_into(actor: Actor, organisation: Organisation) -> QuerySet[Organisation]:
    """The entries that people joined into this one."""
    return with_names(Organisation.objects.filter(joined_into=organisation).order_by("pk"))


def keys_of(organisation: Organisation) -> list[int]:
    """The keys under which others may point to an organisation: its own, those joined into it."""
    joined = Organisation.objects.filter(joined_into=organisation).order_by("pk")
    return [organisation.pk, *joined.values_list("pk", flat=True)]


def standing(organisation: Organisation) -> Organisation:
    """The organisation itself, or the one it was joined into."""
    return organisation.joined_into or organisation


def labels_of(pks: Iterable[int]) -> dict[int, str]:
    """The names readers of the page know these organisations by."""
    return {one.pk: one.label for one in with_names(Organisation.objects.filter(pk__in=pks))}


def is_member(organisation: Organisation) -> bool:
    """Whether an organisation is a member of the coalition now."""
    return organisation.coalition_memberships.filter(ended_on=None).exists()


def memberships_of(actor: Actor, organisation: Organisation) -> QuerySet[CoalitionMembership]:
    """When an organisation was a member of the coalition."""
    return CoalitionMembership.objects.filter(organisation=organisation)


def members(actor: Actor) -> QuerySet[Organisation]:
    """The members of the coalition."""
    return visible_to(actor).filter(
        pk__in=CoalitionMembership.objects.filter(ended_on=None).values("organisation")
    )


def alike(actor: Actor, organisation: Organisation) -> QuerySet[Organisation]:
    """Entries that may be the same organisation: a person looks at them and decides."""
    names = organisation.names.exclude(kind=NameKind.ABBREVIATION).values("folded")
    same_name = OrganisationName.objects.filter(folded__in=names).exclude(
        kind=NameKind.ABBREVIATION
    )
    same = Q(pk__in=same_name.values("organisation"), country=organisation.country)
    if organisation.registry_number:
        number = organisation.registry_number
        same |= Q(registry_number=number, country=organisation.country)
    if organisation.domain and organisation.domain not in SHARED_HOSTS:
        same |= Q(domain=organisation.domain)
    others = visible_to(actor).filter(same, group=organisation.group)
    return with_names(others.exclude(pk=organisation.pk).order_by("pk"))[:MOST_ALIKE]


def repeated_names(actor: Actor) -> list[tuple[str, str, list[Organisation]]]:
    """Names that several organisations of one country share, with those organisations."""
    official = OrganisationName.objects.filter(
        kind=NameKind.OFFICIAL, organisation__joined_into=None, organisation__group=False
    )
    shared = (
        official.values("folded", "organisation__country")
        .annotate(bearers=Count("organisation", distinct=True))
        .filter(bearers__gt=1)
        .order_by("folded", "organisation__country")[:MOST_ALIKE]
    )
    pairs = [(one["folded"], one["organisation__country"]) for one in shared]
    rows = official.filter(folded__in=[name for name, _country in pairs])
    bearers: dict[tuple[str, str], list[int]] = {pair: [] for pair in pairs}
    for name, country, pk in rows.values_list("folded", "organisation__country", "organisation"):
        if (name, country) in bearers and pk not in bearers[name, country]:
            bearers[name, country].append(pk)
    keys = [pk for pks in bearers.values() for pk in pks]
    known = {one.pk: one for one in with_names(visible_to(actor).filter(pk__in=keys))}
    return [(name, country, [known[pk] for pk in pks]) for (name, country), pks in bearers.items()]


def _filtered(actor: Actor, asked: Asked) -> QuerySet[Organisation]:
    organisations = members(actor) if asked.members else visible_to(actor)
    if asked.kinds:
        organisations = organisations.filter(kind__in=asked.kinds)
    if asked.countries:
        organisations = organisations.filter(country__in=asked.countries)
    if asked.levels:
        organisations = organisations.filter(level__in=asked.levels)
    return organisations


def _named_exactly(organisations: QuerySet[Organisation], words: str) -> list[int]:
    """Keys of those that bear exactly this name, the best known first."""
    name = folded(words)
    bearers = OrganisationName.objects.filter(folded=name).values("organisation")
    ordered = organisations.filter(pk__in=bearers).order_by("-group", "country", "pk")
    return list(ordered.values_list("pk", flat=True)[:MOST_ALIKE])
