"""Rows into the registry, many at a time: organisations, their names, their place in the index."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection

from mostura.ground.organisations.frames.naming import (
    NameRow,
    code_for,
    free_code,
    name_rows,
    organisation_row,
    searchable,
)
from mostura.ground.organisations.models import (
    INDEX,
    ORDERS,
    Organisation,
    OrganisationName,
    orders_of,
)
from mostura.ground.organisations.policy.registry import Facts, Named

AT_ONCE = 1000
NAMES = "organisations_organisationname"

Draft = tuple[Sequence[Named], Facts]


def write(drafts: Sequence[Draft], codes: Sequence[str] = ()) -> list[Organisation]:
    """Add organisations with their names; `codes` are theirs where they are known already."""
    given = codes or [""] * len(drafts)
    wanted = [
        code or code_for(names, facts.country)
        for code, (names, facts) in zip(given, drafts, strict=True)
    ]
    found = Organisation.objects.filter(code__in=wanted).values_list("code", flat=True)
    taken = set(found)
    rows: list[Organisation] = []
    for code, (names, facts) in zip(wanted, drafts, strict=True):
        rows.append(organisation_row(names, facts, free_code(code, taken)))
        taken.add(rows[-1].code)
    saved = Organisation.objects.bulk_create(rows, batch_size=AT_ONCE)
    pairs = [(row, names) for row, (names, _facts) in zip(saved, drafts, strict=True)]
    name_them(pairs)
    INDEX.put({row.pk: searchable(names) for row, names in pairs})
    return saved


def name_them(pairs: Iterable[tuple[Organisation, Sequence[Named]]]) -> None:
    """Save the names of organisations; one statement for all, for a file has hundred thousands."""
    rows = [row for organisation, names in pairs for row in name_rows(organisation, names)]
    fields, places = ", ".join(NameRow._fields), ", ".join(["%s"] * len(NameRow._fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {NAMES} ({fields}) VALUES ({places})",  # noqa: S608 - names are ours
            rows,
        )


def put_in_order(organisations: Iterable[Organisation]) -> None:
    """Bring the places of organisations in the lists of each language in line with their names."""
    pks = [one.pk for one in organisations]
    known = Organisation.objects.prefetch_related("names").in_bulk(pks)
    for organisation in known.values():
        for order, key in orders_of([*organisation.names.all()], organisation.name).items():
            setattr(organisation, order, key)
    Organisation.objects.bulk_update(known.values(), list(ORDERS), batch_size=100)


def index_again(organisations: Iterable[Organisation]) -> None:
    """Make organisations findable by what they and those joined into them are called now."""
    texts: Mapping[int, list[OrganisationName]] = {one.pk: [] for one in organisations}
    for name in OrganisationName.objects.filter(organisation__in=texts):
        texts[name.organisation_id].append(name)
    joined = OrganisationName.objects.filter(organisation__joined_into__in=texts)
    for name in joined.select_related("organisation"):
        texts[name.organisation.joined_into_id or 0].append(name)
    INDEX.put({pk: searchable(names) for pk, names in texts.items()})
