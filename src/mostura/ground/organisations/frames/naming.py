"""Names as people give them, turned into rows: their script, their folded spelling."""

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from mostura.engines.wording.scripts import script_of, to_latin
from mostura.ground.organisations.models import (
    Organisation,
    OrganisationName,
    domain_of,
    orders_of,
)
from mostura.ground.organisations.policy.registry import (
    LONGEST_NAME,
    Facts,
    Named,
    NameKind,
    chief_of,
)
from mostura.shell.codes import new_code
from mostura.shell.search import Spoken, folded

LONGEST_CODE: Final = 60


def organisation_row(names: Sequence[Named], facts: Facts, code: str) -> Organisation:
    """An organisation that is not saved yet, with what follows from its facts."""
    chief = chief_of(names)[:LONGEST_NAME]
    return Organisation(
        code=code,
        name=chief,
        **orders_of(_spelt(names), chief),
        domain=domain_of(facts.website),
        **{name: getattr(facts, name) for name in Facts.__slots__},
    )


class NameRow(NamedTuple):
    """A name as it is stored."""

    organisation_id: int
    language: str
    script: str
    name: str
    kind: str
    folded: str


def name_rows(organisation: Organisation, names: Sequence[Named]) -> list[NameRow]:
    """The rows of these names, each once; Serbian official names in Latin too."""
    return [
        NameRow(organisation.pk, *one, folded(one.name)[:LONGEST_NAME]) for one in _spelt(names)
    ]


class _Spelt(NamedTuple):
    """A name in one script."""

    language: str
    script: str
    name: str
    kind: str


def _spelt(names: Sequence[Named]) -> list[_Spelt]:
    spelt: dict[tuple[str, str], _Spelt] = {}
    for one in names:
        for name in _in_both_scripts(one):
            if (one.language, name) not in spelt:
                kind = NameKind(one.kind).value
                spelt[one.language, name] = _Spelt(one.language, script_of(name), name, kind)
    return list(spelt.values())


def _in_both_scripts(one: Named) -> list[str]:
    name = " ".join(one.name.split())[:LONGEST_NAME]
    if one.language != "sr" or one.kind != NameKind.OFFICIAL:
        return [name]
    return list(dict.fromkeys([name, to_latin(name)]))


def code_for(names: Sequence[Named], country: str) -> str:
    """A readable code: the country and the folded name; a random one where there is no word."""
    words = folded(" ".join([country, chief_of(names)])).split()
    code = "-".join(words)[:LONGEST_CODE].strip("-")
    return code if len(words) > 1 else new_code()


def free_code(code: str, taken: Collection[str]) -> str:
    """The code itself, or with something behind it where somebody has it."""
    return code if code not in taken else f"{code}-{new_code()}"


def searchable(names: Sequence[OrganisationName] | Sequence[Named]) -> list[Spoken]:
    """The texts under which an organisation is found: each of its names, in its language.

    Abbreviations and names of two words are taken in any language.
    """
    return list(dict.fromkeys((_spoken(one), one.name) for one in names))


def _spoken(one: OrganisationName | Named) -> str:
    short = one.kind == NameKind.ABBREVIATION or one.name.count(" ") < 2
    return "" if short else one.language
