"""Who is meant when a text names an institution."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor
from mostura.ground.organisations.models import INDEX, Organisation, OrganisationName
from mostura.ground.organisations.policy.registry import NameKind
from mostura.ground.organisations.queries.registry import visible_to, with_names
from mostura.shell.search import Tier, folded

MOST_CANDIDATES: Final = 8
ARTICLES: Final = frozenset({"the", "die", "der", "das", "den"})


class Reason(TextChoices):
    """Why an organisation may be the one that is meant."""

    CODE = "code", _("Its code was given.")
    OFFICIAL = "official", _("This is its official name.")
    ALIAS = "alias", _("It is also called this.")
    ABBREVIATION = "abbreviation", _("This is its abbreviation.")
    FORMER = "former", _("This was its name.")
    WORDS = "words", _("Its names hold these words.")


STRENGTH: Final = {
    Reason.CODE: 1.0,
    Reason.OFFICIAL: 0.95,
    Reason.ALIAS: 0.9,
    Reason.ABBREVIATION: 0.85,
    Reason.FORMER: 0.7,
    Reason.WORDS: 0.4,
}
ELSEWHERE: Final = 0.5
"""What is left of the strength of a body of another country than the text speaks of."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that may be meant, why, and how sure that makes us, from 0 to 1."""

    organisation: Organisation
    reason: Reason
    matched: str
    strength: float


def resolve(actor: Actor, name: str, *, country: str = "") -> list[Candidate]:
    """The organisations a name may mean, the likeliest first.

    In a text about a country its own bodies and those of no country come first; those of others
    follow weakened. An abbreviation counts only where the text writes it in capitals.
    """
    return resolve_all(actor, [name], country=country)[name]


def resolve_all(
    actor: Actor, names: Sequence[str], *, country: str = ""
) -> dict[str, list[Candidate]]:
    """The same for many names, with a constant number of queries for those known by name."""
    spellings = {name: _spellings(name) for name in names}
    wanted = {one for found in spellings.values() for one in found}
    bearers = _bearers(actor, wanted)
    by_code = with_names(visible_to(actor)).in_bulk(
        [name for name in names if _is_code(name)], field_name="code"
    )
    answers: dict[str, list[Candidate]] = {}
    for name in names:
        candidates = [Candidate(by_code[name], Reason.CODE, name, 1.0)] if name in by_code else []
        for spelling in spellings[name]:
            candidates += [
                _weighed(row, country)
                for row in bearers.get(spelling, ())
                if row.kind != NameKind.ABBREVIATION or _in_capitals(name)
            ]
        answers[name] = _best(candidates) or _by_words(actor, name, country)
    return answers


def _is_code(name: str) -> bool:
    """Whether this can be meant as a code: `who` alone is a word."""
    return "-" in name and name == name.lower()


def _spellings(name: str) -> list[str]:
    """The folded name, and the same without an article before it."""
    words = folded(name).split()
    bare = words[1:] if words[:1] and words[0] in ARTICLES else words
    return list(dict.fromkeys(" ".join(one) for one in (words, bare) if one))


def _bearers(actor: Actor, spellings: set[str]) -> dict[str, list[OrganisationName]]:
    rows = OrganisationName.objects.filter(folded__in=spellings).select_related(
        "organisation", "organisation__joined_into"
    )
    found: dict[str, list[OrganisationName]] = {}
    for row in rows.prefetch_related("organisation__names"):
        found.setdefault(row.folded, []).append(row)
    return found


def _weighed(row: OrganisationName, country: str) -> Candidate:
    organisation = row.organisation.joined_into or row.organisation
    reason = Reason(row.kind)
    strength = STRENGTH[reason]
    if country and organisation.country not in ("", country):
        strength *= ELSEWHERE
    elif country and organisation.country == country:
        strength += 0.04
    return Candidate(organisation, reason, row.name, round(strength, 3))


def _in_capitals(name: str) -> bool:
    """Whether this is written as an abbreviation: who is a word, WHO is not."""
    return sum(letter.isupper() for letter in name) * 2 >= len(name.replace(" ", ""))


def _best(candidates: list[Candidate]) -> list[Candidate]:
    """Each organisation once, for its best reason, the likeliest first."""
    best: dict[int, Candidate] = {}
    for one in candidates:
        known = best.get(one.organisation.pk)
        if known is None or one.strength > known.strength:
            best[one.organisation.pk] = one
    ordered = sorted(best.values(), key=lambda one: (-one.strength, one.organisation.pk))
    return ordered[:MOST_CANDIDATES]


def _by_words(actor: Actor, name: str, country: str) -> list[Candidate]:
    """Organisations whose names hold the words, where nobody bears the name itself."""
    keys = INDEX.matching(name, Tier.EXACT, MOST_CANDIDATES * 5)
    known = with_names(visible_to(actor)).in_bulk(keys)
    strength = STRENGTH[Reason.WORDS]
    candidates = [
        Candidate(
            known[pk],
            Reason.WORDS,
            known[pk].label,
            strength if known[pk].country in ("", country) or not country else strength / 2,
        )
        for pk in keys
        if pk in known
    ]
    return _best(candidates)
