"""Who is named in a line: institutions of the registry, known roles, and bodies by their build."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mostura.engines.reading.registry import Institution, Mention, Registry
from mostura.engines.reading.rules.abbreviations import abbreviated_in
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.definite import is_definite, is_indefinite
from mostura.engines.reading.rules.lines import Line
from mostura.engines.reading.rules.names import name_end, name_start

# Roles that belong to one country or place, and so take its name.
_NATIONAL = frozenset(
    [
        "government",
        "authorities",
        "parliament",
        "police",
        "judiciary",
        "courts",
        "prosecution",
        "municipalities",
    ]
)
_FEWEST_MENTIONS = 2  # of a country before a document is taken to be about it
STATE_PARTY = "state party"
THE_COUNTRY = "country"
REGISTERED_STATE_PARTY = "state-party"


@dataclass(frozen=True, slots=True)
class Agent:
    """Someone named between two folded positions of a line."""

    start: int
    end: int
    name: str
    """Canonical English where the role or institution is known, else as written."""
    words: str
    key: str = ""
    """Of the registry, where it holds the institution."""
    body: bool = False
    """Whether it was told by its build alone ("the inspectorate for ...")."""
    why: str = ""
    """A reason of its own: `state-party`, `role-of-state`."""


@dataclass(frozen=True, slots=True)
class Country:
    """The one country a document is about, or nothing where it is about several."""

    code: str = ""
    name: str = ""
    key: str = ""


def country_of(mentions: Iterable[tuple[Mention, int]], registry: Registry) -> Country:
    """The country that weighs most among weighted mentions, if it outweighs the rest clearly."""
    weights: Counter[str] = Counter()
    for mention, weight in mentions:
        countries = {candidate.country for candidate in mention.candidates}
        if len(countries) == 1:
            weights[countries.pop()] += weight
    weights.pop("", None)
    ranked = weights.most_common(2)
    if (
        not ranked
        or ranked[0][1] < _FEWEST_MENTIONS
        or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1])
    ):
        return Country()
    code = ranked[0][0]
    state = registry.state(code)
    return Country(code, state.name, state.key) if state else Country(code)


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds agents in lines of one document."""

    registry: Registry
    country: Country
    meant: Mapping[str, str] = field(default_factory=dict)
    """What the abbreviations of the document stand for."""
    _seen: dict[tuple[int, str, str], tuple[Agent, ...]] = field(
        default_factory=dict, compare=False
    )

    def agents_in(self, line: Line, cues: Cues) -> tuple[Agent, ...]:
        """Everyone a line names, in order, none inside another."""
        seen = (line.start, line.text, cues.language)
        if seen not in self._seen:
            self._seen[seen] = self._agents_in(line, cues)
        return self._seen[seen]

    def _agents_in(self, line: Line, cues: Cues) -> tuple[Agent, ...]:
        mentions = self.registry.mentions(line, cues.language)
        roles = list(self._roles(line, cues, mentions))
        named = [
            self._registered(mention, line, roles)
            for mention in mentions
            if not _is_a_place(mention, line)
        ]
        short = [
            Agent(start, end, name, words, body=True)
            for start, end, name, words in abbreviated_in(line, self.meant)
        ]
        return _apart([*named, *roles, *self._bodies(line, cues), *short])

    def _registered(self, mention: Mention, line: Line, roles: list[Agent]) -> Agent:
        words = line.words(mention.start, mention.end).strip()
        candidates = mention.candidates
        if len(candidates) > 1 and self.country.code:
            candidates = tuple(c for c in candidates if c.country == self.country.code)
        role = next((r for r in roles if r.start <= mention.start and mention.end <= r.end), None)
        if len(candidates) == 1:
            one = candidates[0]
            if role is not None and (
                one.key == REGISTERED_STATE_PARTY or self._foreign(one, words)
            ):
                return role
            if role is not None and not one.country:
                return Agent(role.start, role.end, role.name, role.words, one.key, why=role.why)
            if self._foreign(one, words):
                return Agent(mention.start, mention.end, words, words)
            why = "" if len(mention.candidates) == 1 else "role-of-state"
            return Agent(mention.start, mention.end, one.name, words, one.key, why=why)
        if role is not None:
            return role
        names = {candidate.name for candidate in mention.candidates}
        shown = names.pop() if len(names) == 1 else self.meant.get(words, words)
        return Agent(mention.start, mention.end, shown, words)

    def _foreign(self, one: Institution, words: str) -> bool:
        """A common name ("courts", "State Prosecutor") that happens to be one of elsewhere."""
        if one.is_state or not one.country or one.country == self.country.code:
            return False
        return not self.registry.names_state(words, one.country)

    def _roles(self, line: Line, cues: Cues, mentions: tuple[Mention, ...]) -> Iterable[Agent]:
        for name, pattern in cues.agents.generic:
            for found in pattern.finditer(line.folded):
                if found.group() == "us" and not line.words(*found.span()).strip().isupper():
                    continue  # the pronoun
                yield self._role(name, found, line, cues, mentions)

    def _role(
        self,
        name: str,
        found: re.Match[str],
        line: Line,
        cues: Cues,
        mentions: tuple[Mention, ...],
    ) -> Agent:
        start, head_end = found.span()
        plain = line.words(start, head_end).strip()
        if name == STATE_PARTY:
            shown = self.country.name or "State party"
            return Agent(start, head_end, shown, plain, self.country.key, why="state-party")
        if name == THE_COUNTRY:
            shown = self.country.name or name
            return Agent(start, head_end, shown, plain, self.country.key, why="role-of-state")
        if name not in _NATIONAL:
            return Agent(start, head_end, name, plain)
        if (of := self._by_adjective(line, start, head_end)) is not None:
            one, span = of
            return self._of_state(name, one.country, one.name, line, span)
        end = name_end(line, head_end, cues, only_names=True)
        state = next((m for m in mentions if head_end <= m.start < end and _is_state(m)), None)
        if state is not None:
            one = state.candidates[0]
            end = max(end, state.end)
            return self._of_state(name, one.country, one.name, line, (start, end))
        if end > head_end:
            words = line.words(start, end).strip()
            return Agent(start, end, words, words)
        if self.country.code and name != "municipalities":
            return self._of_state(name, self.country.code, self.country.name, line, (start, end))
        return Agent(start, end, name, plain)

    def _by_adjective(
        self, line: Line, start: int, end: int
    ) -> tuple[Institution, tuple[int, int]] | None:
        """The state an adjective beside a role names: "Serbian police", "Qeveria shqiptare"."""
        before = re.search(r"([\w-]+) $", line.folded[:start])
        if before and (state := self.registry.state_by_adjective(before.group(1))):
            return state, (before.start(1), end)
        after = re.match(r" (\w+)", line.folded[end:])
        if after and (state := self.registry.state_by_adjective(after.group(1))):
            return state, (start, end + after.end())
        return None

    def _of_state(
        self, role: str, code: str, state: str, line: Line, span: tuple[int, int]
    ) -> Agent:
        words = line.words(*span).strip()
        one = self.registry.national(role, code)
        if one is not None:
            return Agent(*span, one.name, words, one.key, why="role-of-state")
        return Agent(*span, f"{role} of {state}" if state else role, words, why="role-of-state")

    def _bodies(self, line: Line, cues: Cues) -> Iterable[Agent]:
        for found in cues.agents.heads.finditer(line.folded):
            start = found.start() if line.text.isupper() else name_start(line, found.start(), cues)
            end = name_end(line, found.end(), cues, only_names=False)
            if _is_common(
                line, found, bare=start == found.start() and end == found.end(), cues=cues
            ):
                continue
            if is_indefinite(line, start, cues):
                continue
            words = line.words(start, end).strip(" ,;:.")
            yield Agent(start, end, words, words, body=True)


def _is_common(line: Line, found: re.Match[str], *, bare: bool, cues: Cues) -> bool:
    """Whether a word like "committee" stands for any committee, and so for nobody."""
    capital = line.words(*found.span())[:1].isupper()
    if cues.language == "de" and not capital:
        return True
    return bare and not capital and not is_definite(line, found, cues)


def _is_a_place(mention: Mention, line: Line) -> bool:
    """Whether a capital is only where something is: "the school in Tirana", "Skopje, 3 May"."""
    if not any(candidate.is_seat for candidate in mention.candidates):
        return False
    before, after = line.folded[: mention.start], line.folded[mention.end :]
    return _PLACED.search(before) is not None or _DATELINE.match(after) is not None


def _is_state(mention: Mention) -> bool:
    return len(mention.candidates) == 1 and mention.candidates[0].is_state


_PLACED = re.compile(
    r"\b(?:in|from|of|near|at|around|u|iz|oko|kod|kraj|ne|nga|prane|afer|e|te|vo|kaj|okolu|nach|aus"
    r"|bei|um|city|grad\w*|opstina|univerzitet\w*) $"
)
_DATELINE = re.compile(
    r",? \(?\d|[-–]|,? (?:january|february|march|april|may|june|july|centre|center)\b"
)


def _apart(agents: Iterable[Agent]) -> tuple[Agent, ...]:
    """The agents without those that lie inside a longer one; the registry goes before the rest."""
    kept: list[Agent] = []
    for agent in sorted(agents, key=lambda a: (a.start - a.end, not a.key, a.start)):
        if all(agent.end <= other.start or agent.start >= other.end for other in kept):
            kept.append(agent)
    return tuple(sorted(kept, key=lambda agent: agent.start))
