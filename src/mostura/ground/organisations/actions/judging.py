"""What would become of the rows of a file, asked of the registry for many rows at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from mostura.ground.organisations.frames.drafts import RowDraft
from mostura.ground.organisations.models import Organisation, OrganisationName, domain_of
from mostura.ground.organisations.policy.importing import Fault, RowFault, Verdict
from mostura.ground.organisations.policy.registry import SHARED_HOSTS, NameKind
from mostura.shell.search import folded

FACTS = ("kind", "country", "level", "website", "registry_number")


@dataclass(frozen=True, slots=True)
class Judged:
    """A row, what becomes of it, and the organisation it changes or resembles."""

    draft: RowDraft
    verdict: Verdict
    faults: Sequence[Fault] = ()
    organisation: Organisation | None = None


@dataclass(slots=True)
class Seen:
    """The organisations that earlier lines of the file spoke of."""

    lines: dict[tuple[str, str], int] = field(default_factory=dict)

    def line_before(self, draft: RowDraft) -> int:
        """The earlier line with the same organisation; 0 when this is the first."""
        before = self.lines.setdefault(draft.key, draft.line)
        return 0 if before == draft.line else before


@dataclass(frozen=True, slots=True)
class Known:
    """What the registry knows of the rows at hand."""

    by_code: dict[str, Organisation]
    by_number: dict[tuple[str, str], Organisation]
    by_name: dict[tuple[str, str], Organisation]
    by_domain: dict[str, Organisation]
    parents: dict[str, Organisation]
    names: set[tuple[int, str, str]]


def judge(drafts: Sequence[RowDraft], seen: Seen, *, also_alike: bool) -> list[Judged]:
    """What becomes of each row, with a constant number of queries."""
    known = _known([one for one in drafts if not one.faults])
    return [_judged(one, known, seen, also_alike=also_alike) for one in drafts]


def _judged(draft: RowDraft, known: Known, seen: Seen, *, also_alike: bool) -> Judged:
    if draft.faults:
        return Judged(draft, Verdict.FAULTY, draft.faults)
    before = seen.line_before(draft)
    if before:
        return Judged(draft, Verdict.FAULTY, [Fault(RowFault.TWICE.value, str(before))])
    if draft.parent:
        parent = known.parents.get(draft.parent) or known.parents.get(folded(draft.parent))
        if parent is None:
            fault = Fault(RowFault.PARENT_UNKNOWN.value, draft.parent[:80])
            return Judged(draft, Verdict.FAULTY, [fault])
        draft = replace(draft, facts=replace(draft.facts, parent_id=parent.pk))
    return _compared(draft, known, also_alike=also_alike)


def _compared(draft: RowDraft, known: Known, *, also_alike: bool) -> Judged:
    """A row without faults, held against the organisation it speaks of or resembles."""
    itself = known.by_code.get(draft.code)
    if itself is not None:
        verdict = Verdict.SAME if _says_nothing_new(draft, itself, known) else Verdict.CHANGED
        return Judged(draft, verdict, organisation=itself)
    other = _lookalike(draft, known)
    if other is None:
        return Judged(draft, Verdict.NEW)
    if _says_nothing_new(draft, other, known):
        return Judged(draft, Verdict.SAME, organisation=other)
    if also_alike:
        return Judged(draft, Verdict.NEW)
    return Judged(draft, Verdict.ALIKE, [Fault(RowFault.ALIKE.value, other.name)], other)


def _says_nothing_new(draft: RowDraft, organisation: Organisation, known: Known) -> bool:
    """Whether the registry says all that the row says."""
    names = {(organisation.pk, one.language, one.name) for one in draft.names}
    if not names <= known.names:
        return False
    facts = [(getattr(draft.facts, name), getattr(organisation, name)) for name in FACTS]
    parent = draft.facts.parent_id
    return all(not said or said == held for said, held in facts) and (
        parent is None or parent == organisation.parent_id
    )


def _lookalike(draft: RowDraft, known: Known) -> Organisation | None:
    country, number = draft.facts.country, draft.facts.registry_number
    return (
        (known.by_number.get((number, country)) if number else None)
        or known.by_name.get(draft.key)
        or known.by_domain.get(domain_of(draft.facts.website))
    )


def _known(drafts: Iterable[RowDraft]) -> Known:
    drafts = list(drafts)
    codes = {one.code for one in drafts if one.code}
    numbers = {one.facts.registry_number for one in drafts if one.facts.registry_number}
    domains = {domain_of(one.facts.website) for one in drafts} - SHARED_HOSTS - {""}
    standing = Organisation.objects.filter(joined_into=None)
    by_number = standing.filter(registry_number__in=numbers).exclude(registry_number="")
    by_domain = standing.filter(domain__in=domains).exclude(domain="").order_by("-pk")
    by_name = _by_name({one.key[0] for one in drafts})
    by_code = Organisation.objects.in_bulk(codes, field_name="code")
    numbered = {(one.registry_number, one.country): one for one in by_number}
    hosts = {one.domain: one for one in by_domain}
    found = {
        one.pk
        for several in (by_code.values(), numbered.values(), hosts.values(), by_name.values())
        for one in several
    }
    names = OrganisationName.objects.filter(organisation__in=found).values_list(
        "organisation_id", "language", "name"
    )
    parents = _parents({one.parent for one in drafts if one.parent})
    return Known(by_code, numbered, by_name, hosts, parents, set(names))


def _by_name(spellings: set[str]) -> dict[tuple[str, str], Organisation]:
    rows = (
        OrganisationName.objects.filter(folded__in=spellings, organisation__joined_into=None)
        .exclude(kind=NameKind.ABBREVIATION)
        .select_related("organisation")
        .order_by("-organisation_id")
    )
    return {(row.folded, row.organisation.country): row.organisation for row in rows}


def _parents(said: set[str]) -> dict[str, Organisation]:
    """The organisations that rows name as their parents, by code and by folded name."""
    if not said:
        return {}
    named = _by_name({folded(one) for one in said})
    parents = {name: organisation for (name, _country), organisation in named.items()}
    parents.update(Organisation.objects.in_bulk(said, field_name="code"))
    return parents
