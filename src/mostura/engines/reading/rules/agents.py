"""Who is named in a line: institutions of the registry, known roles, and bodies by their build."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from mostura.engines.reading.registry import Institution, Mention, Registry
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line

_WORD = re.compile(r"[\w-]+")
_LONGEST_NAME = 8  # words
# Roles that belong to one country or place, and so take its name.
_NATIONAL = frozenset(
    ["government", "authorities", "parliament", "police", "judiciary", "courts", "prosecution", "municipalities"]
)
STATE_PARTY = "state party"


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
    head_end: int = 0
    """Where the noun ends that carries the grammar, before the rest of a long name."""


@dataclass(frozen=True, slots=True)
class Country:
    """The one country a document is about, or nothing where it is about several."""

    code: str = ""
    name: str = ""
    key: str = ""


def country_of(mentions: Iterable[tuple[Mention, int]]) -> Country:
    """The country that weighs most among weighted mentions, if it outweighs the rest clearly."""
    weights: Counter[str] = Counter()
    states: dict[str, Institution] = {}
    for mention, weight in mentions:
        countries = {candidate.country for candidate in mention.candidates}
        if len(countries) != 1 or "" in countries:
            continue
        weights[countries.pop()] += weight
        for candidate in mention.candidates:
            if candidate.is_state:
                states[candidate.country] = candidate
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return Country()
    state = states.get(ranked[0][0])
    return Country(state.country, state.name, state.key) if state else Country(ranked[0][0])


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds agents in lines of one document."""

    registry: Registry
    country: Country

    def agents_in(self, line: Line, cues: Cues) -> tuple[Agent, ...]:
        """Everyone a line names, in order, none inside another."""
        states = [mention for mention in self.registry.mentions(line)]
        found = [agent for mention in states if (agent := self._registered(mention, line))]
        found += self._roles(line, cues, states)
        found += self._bodies(line, cues)
        return _apart(found)

    def _registered(self, mention: Mention, line: Line) -> Agent | None:
        words = line.words(mention.start, mention.end).strip()
        candidates = mention.candidates
        if len(candidates) > 1 and self.country.code:
            candidates = tuple(c for c in candidates if c.country == self.country.code)
        if len(candidates) == 1:
            one = candidates[0]
            return Agent(mention.start, mention.end, one.name, words, one.key, mention.end)
        names = {candidate.name for candidate in mention.candidates}
        name = names.pop() if len(names) == 1 else words
        return Agent(mention.start, mention.end, name, words, "", mention.end)

    def _roles(self, line: Line, cues: Cues, states: list[Mention]) -> Iterable[Agent]:
        for name, pattern in cues.agents.generic:
            for found in pattern.finditer(line.folded):
                yield self._role(name, found, line, cues, states)

    def _role(
        self, name: str, found: re.Match[str], line: Line, cues: Cues, states: list[Mention]
    ) -> Agent:
        start, head_end = found.span()
        if name == STATE_PARTY:
            country = self.country
            shown = country.name or name
            return Agent(start, head_end, shown, found.group(), country.key, head_end)
        if name not in _NATIONAL:
            return Agent(start, head_end, name, line.words(start, head_end).strip(), "", head_end)
        end = _extended(line, head_end, cues, only_names=True)
        state = next((s for s in states if head_end <= s.start < end), None)
        if state is not None and len(state.candidates) == 1 and state.candidates[0].is_state:
            end = max(end, state.end)
            key = state.candidates[0].key if name == "government" else ""
            shown = f"{name.capitalize()} of {state.candidates[0].name}"
            return Agent(start, end, shown, line.words(start, end).strip(), key, head_end)
        words = line.words(start, end).strip()
        return Agent(start, end, words if end > head_end else name, words, "", head_end)

    def _bodies(self, line: Line, cues: Cues) -> Iterable[Agent]:
        for found in cues.agents.heads.finditer(line.folded):
            start = _started(line, found.start())
            end = _extended(line, found.end(), cues, only_names=False)
            bare = start == found.start() and end == found.end()
            if bare and not line.words(*found.span())[:1].isupper():
                if found.start() > 0 and not _definite(line.folded, found.start()):
                    continue
            words = line.words(start, end).strip(" ,;:.")
            yield Agent(start, end, words, words, "", found.end())


def _definite(folded: str, start: int) -> bool:
    return bool(re.search(r"(?:\bthe|\bder|\bdie|\bdas) (?:\w+ )?$", folded[:start]))


def _started(line: Line, start: int) -> int:
    """Where a name begins whose head stands here: capital letters before it belong to it."""
    while True:
        before = re.search(r"([\w-]+) $", line.folded[:start])
        if before is None or before.start() == 0:
            return start
        written = line.words(before.start(1), before.end(1))
        if not written[:1].isupper():
            return start
        start = before.start(1)


def _extended(line: Line, end: int, cues: Cues, *, only_names: bool) -> int:
    """Where a name ends whose head ends here: links, capital letters, and one or two small words."""
    small_allowed = 0 if only_names else (0 if cues.language == "en" else 1)
    small = small_allowed
    reached = position = end
    for _ in range(_LONGEST_NAME):
        following = _WORD.match(line.folded, position + 1)
        if following is None or line.folded[position : position + 1] != " ":
            break
        word = following.group()
        written = line.words(*following.span())
        if word in cues.agents.links:
            small = small_allowed + 1 if small_allowed else (0 if only_names else 1)
        elif written[:1].isupper():
            reached = following.end()
        elif small > 0 and not _is_cue(word, cues):
            small -= 1
            reached = following.end()
        else:
            break
        position = following.end()
    return reached


def _is_cue(word: str, cues: Cues) -> bool:
    return bool(
        cues.asks.any.fullmatch(word) or word in cues.words or cues.agents.object_ends.match(word)
    )


def _apart(agents: Iterable[Agent]) -> tuple[Agent, ...]:
    """The agents without those that lie inside a longer one; the registry goes before the rest."""
    kept: list[Agent] = []
    for agent in sorted(agents, key=lambda a: (a.start - a.end, not a.key, a.start)):
        if all(agent.end <= other.start or agent.start >= other.end for other in kept):
            kept.append(agent)
    return tuple(sorted(kept, key=lambda agent: agent.start))
