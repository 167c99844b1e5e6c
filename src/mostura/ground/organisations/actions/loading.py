"""The institutions of the region pack brought into the registry, as often as one likes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.ledger.queries import history_of
from mostura.ground.organisations.actions.writing import (
    index_again,
    name_them,
    put_in_order,
    write,
)
from mostura.ground.organisations.events import InstitutionsLoaded, OrganisationNameDropped
from mostura.ground.organisations.frames.naming import name_rows
from mostura.ground.organisations.models import Organisation, OrganisationName
from mostura.ground.organisations.policy import registry as policy
from mostura.ground.organisations.policy.registry import Facts, Named, NameKind
from mostura.refused import insist

FILE: Final = "institutions.json"
THE_PACK: Final = 1


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many institutions were added, given names they lacked, or right already."""

    added: int
    changed: int
    same: int


@transaction.atomic
def load_institutions(pack: Path, *, by: Actor) -> Loaded:
    """Bring the institutions of a region pack into the registry.

    What people changed stays as they said: an institution that is known only receives the names
    of the pack that it lacks.
    """
    insist(policy.refusal_to_keep(by))
    entries = json.loads((pack / FILE).read_text(encoding="utf-8"))

    known = Organisation.objects.in_bulk([one["key"] for one in entries], field_name="code")
    fresh = [one for one in entries if one["key"] not in known]
    drafts = [(_names(one), _facts(one)) for one in fresh]
    write(drafts, [one["key"] for one in fresh])
    _place_below_parents(fresh)
    changed = _complete_names([one for one in entries if one["key"] in known], known, by=by)
    if fresh or changed:
        record(InstitutionsLoaded(THE_PACK, len(fresh), changed), by=by)
    return Loaded(len(fresh), changed, len(entries) - len(fresh) - changed)


def _place_below_parents(fresh: list[dict[str, Any]]) -> None:
    wanted = {one["key"]: one["parent"] for one in fresh if one["parent"]}
    by_code = Organisation.objects.in_bulk([*wanted, *wanted.values()], field_name="code")
    children = [by_code[code] for code in wanted]
    for child in children:
        child.parent = by_code.get(wanted[child.code])
    Organisation.objects.bulk_update(children, ["parent"], batch_size=400)


def _complete_names(
    entries: list[dict[str, Any]], known: Mapping[str, Organisation], *, by: Actor
) -> int:
    """Give known institutions the names they lack; says how many lacked any.

    In a language in which a person removed a name, people know better than the pack.
    """
    held: set[tuple[int, str, str]] = set(
        OrganisationName.objects.filter(organisation__in=known.values()).values_list(
            "organisation_id", "language", "name"
        )
    )
    lacking: list[tuple[Organisation, list[Named]]] = []
    for entry in entries:
        organisation = known[entry["key"]]
        rows = name_rows(organisation, _names(entry))
        lacked = [row for row in rows if (organisation.pk, row.language, row.name) not in held]
        kept_by_people = _languages_mended(organisation, by) if lacked else set()
        names = [
            Named(row.language, row.name, row.kind)
            for row in lacked
            if row.language not in kept_by_people
        ]
        if names:
            lacking.append((organisation, names))
    name_them(lacking)
    named = [organisation for organisation, _names_of_it in lacking]
    put_in_order(named)
    index_again(named)
    return len(lacking)


def _languages_mended(organisation: Organisation, by: Actor) -> set[str]:
    """The languages in which people removed a name of this organisation."""
    removed = history_of(by, "organisation", organisation.pk).filter(
        event=OrganisationNameDropped.name()
    )
    return {entry.data["language"] for entry in removed}


def _facts(entry: dict[str, Any]) -> Facts:
    return Facts(
        kind=policy.Kind(entry["kind"]),
        country=entry["country"],
        level=policy.Level(entry["level"]),
        website=entry.get("website", ""),
        group=entry.get("group", False),
        from_pack=True,
    )


def _names(entry: dict[str, Any]) -> list[Named]:
    """The first name in each language is the official one, the others are what it is called."""
    named = [
        Named(language, name, NameKind.OFFICIAL if place == 0 else NameKind.ALIAS)
        for language, names in entry["names"].items()
        for place, name in enumerate(names)
    ]
    short = [
        Named(language, name, NameKind.ABBREVIATION)
        for language, names in entry["abbreviations"].items()
        for name in names
        if name not in entry["names"].get(language, ())
    ]
    return [*named, *short]
