"""Who is asked, and why we think so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mostura.engines.reading.rules.agents import Agent, Finder
from mostura.engines.reading.rules.asks import Ask, Rule
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line
from mostura.engines.reading.rules.passages import LeadIn
from mostura.engines.reading.rules.runs import (
    SLACK,
    after_articles,
    inside_of,
    last_of,
    nearest,
    run_from,
)

_OBJECT_REACH = 160  # letters after "call on" in which the ones called stand
_SUBJECT_REACH = 200  # letters before "should"
_SOON = 25  # letters after a cue in which "that" or "for" comes
_DIRECTLY = 20  # letters after "there is a need" in which the one needed stands
_INFLECTED_SLACK = 3  # where a noun between them would make the name its genitive
_ADJECTIVE = 14  # letters of an article and an adjective before a German subject
_MOST = 6  # addressees of one ask
_ASKED_IN_PASSIVE = re.compile(
    r"\b(?:encouraged|urged|asked|invited|called|required|obliged|requested|expected|allowed)\b"
)
# What stands after such a word is where something happens, and not who is to act.
_IN_A_PLACE = re.compile(
    r"\b(?:in|from|across|throughout|within|against|aus|nach|gegen|u|iz|protiv|ne|kunder"
    r"|vo|protiv)(?: (?:the|dem|der|den|das|die))? $"
)
# "that the town", "da Vlada", "dass die Stadt": the subject comes after it.
_CONJUNCTION = re.compile(r"(?:that|da|neka|nek|dass|qe|deka)(?= )")
_WE = re.compile(r"\w(?:mo|me|jme)\b|\bwir\b")  # the one who calls is not named before
# Verbs without a subject of their own: who stands before them is whom they speak to.
_IMPERSONAL = re.compile(
    r"(?<!\w)se(?!\w)|potreb\w+ (?:je|e)|(?:je|e) potreb|neophod|nuzno"
    r"|(?:ist|sind|wird|werden|ware) "
    r"|(?:oh|eh|h)e[tn](?!\w)|nevojitet"
)
_FROM = re.compile(r"\b(?:von|vom|od|nga|prej)(?: (?:der|dem|den|die|svih|site|te gjitha))? $")
# German sentences in which the verb comes before its subject.
_INVERTED = re.compile(
    r"\W*(?:um|fur|mit|bei|angesichts|daher|deshalb|dafur|stattdessen|nun|gleichzeitig|zudem"
    r"|hier|dazu|darum|zunachst|zwischenzeitlich|insbesondere|ausserdem|vor|nach|im|in"
    r"|schliesslich|ferner|ebenso|auch|zugleich|kunftig|langfristig|kurzfristig|deswegen|dabei"
    r"|damit|ebenfalls|vielmehr|grundsatzlich|bis|durch|zur|zum|ohne|statt|darum|zuerst)\b"
)
# People for whom things are done more often than by them.
_BENEFICIARIES = frozenset({"CSOs", "media", "schools", "universities", "business"})

# "brought before the courts": they receive, they are not asked.
_TO_JUDGES = re.compile(r"\b(?:vor|para|pred|before|brought to)(?: the| das| dem)? $")
_THIS = re.compile(
    r"\b(?:this|ovoga?|ovom[eu]?|ova[jk]?|ove|ovoj|ovaa|diese[rsmn]?|ky|kjo|ketij|kesaj) $"
)
_IN_THE_CASE_OF = re.compile(
    r"\b(?:im falle?|in the case of|u slucaju|kada je r(?:ij)?ec o|vo slucajot na|ne rastin e)"
    r"(?: (?:the|von|der|des))? $"
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """One who is asked: the name, the stable word for the reason, the registry's key or None."""

    name: str
    reason: str
    key: str | None = None
    words: str = ""
    """As the document writes it."""


@dataclass(frozen=True, slots=True)
class Resolver:
    """Finds the addressees of one ask in its line, or in the lead-in above it."""

    finder: Finder

    def explicit(self, line: Line, cues: Cues, asks: Iterable[Ask]) -> tuple[Addressee, ...]:
        """Whom the line itself asks."""
        agents = self.finder.agents_in(line, cues)
        if not agents:
            return ()
        for ask in asks:
            found, reason = _of_ask(ask, line, cues, agents)
            if found:
                return as_addressees(found, reason)
        return ()

    def of_lead_in(self, lead_in: LeadIn, asks: Iterable[Ask]) -> tuple[Addressee, ...]:
        """Whom the sentence asks that opens the list."""
        if lead_in.agents:
            return as_addressees(lead_in.agents, "section-heading")
        named = self.explicit(lead_in.line, lead_in.cues, asks)
        if not named:
            agents = self.finder.agents_in(lead_in.line, lead_in.cues)
            ends_so = bool(agents) and not lead_in.line.folded[agents[-1].end :].strip(" :")
            if ends_so or len(agents) == 1:
                named = as_addressees(last_of(agents, lead_in.line.folded), "lead-in")
        return tuple(
            Addressee(one.name, _state_or("lead-in", one.reason), one.key, one.words)
            for one in named
        )

    def first_words(self, line: Line, cues: Cues) -> tuple[Agent, ...]:
        """The agents with which an item begins ("Government institutions to provide ...")."""
        folded = line.folded
        opened = _CONJUNCTION.match(folded)
        begin = after_articles(folded, cues, opened.end() if opened else 0)
        found = run_from(self.finder.agents_in(line, cues), folded, begin)
        placed = bool(found) and _IN_A_PLACE.search(folded[: found[0].start]) is not None
        return () if placed else found

    def by_role(self, line: Line, cues: Cues) -> tuple[Addressee, ...]:
        """Whose work it is by its nature, where nobody is named."""
        return tuple(
            Addressee(name, "role")
            for name, pattern in cues.agents.roles
            if pattern.search(line.folded)
        )

    def supporting(self, line: Line, cues: Cues) -> tuple[Addressee, ...]:
        """Who is named as the one who helps or acts in an ask without a subject."""
        return as_addressees(
            [a for a in self.finder.agents_in(line, cues) if _lends_a_hand(a, line)], "mention"
        )


def _lends_a_hand(agent: Agent, line: Line) -> bool:
    return _IN_THE_CASE_OF.search(line.folded[: agent.start]) is not None or bool(
        re.match(
            r"[ -](?:support|supported|facilitation|coordination|led|funded|backed|help|visits?"
            r"|engagements?|presence|missions?|mechanisms?|assistance|special rapporteurs?)\b",
            line.folded[agent.end :],
        )
    )


def as_addressees(agents: Iterable[Agent], reason: str) -> tuple[Addressee, ...]:
    """Agents as addressees, none twice; a state found through its role says so."""
    named: dict[str, Addressee] = {}
    for agent in agents:
        why = agent.why or reason
        named.setdefault(agent.name, Addressee(agent.name, why, agent.key or None, agent.words))
    return tuple(named.values())[:_MOST]


def _state_or(reason: str, found: str) -> str:
    return found if found in ("state-party", "role-of-state") else reason


def _of_ask(
    ask: Ask, line: Line, cues: Cues, agents: tuple[Agent, ...]
) -> tuple[tuple[Agent, ...], str]:
    if ask.rule in (Rule.CALL_VERB, Rule.PROPOSAL_VERB):
        first = [a for a in agents[:1] if a.start < _SOON and _is_from(a, line.folded)]
        if first:  # "Von der Regierung verlangte der Verein"
            return tuple(first), "object-of-call"
    if ask.rule == Rule.CALL_VERB:
        return _called(ask, line, cues, agents), "object-of-call"
    if ask.rule in (Rule.MODAL, Rule.STRONG_MODAL):
        return _subject(ask, line, cues, agents), "explicit-subject"
    return _needed(ask, line, cues, agents), "explicit-subject"


def _called(ask: Ask, line: Line, cues: Cues, agents: tuple[Agent, ...]) -> tuple[Agent, ...]:
    folded = line.folded
    before = inside_of(agents, max(0, ask.start - _SUBJECT_REACH), ask.start)
    if ask.passive and before:
        return before
    if inside := inside_of(agents, ask.start, ask.end):
        return last_of(
            inside, folded
        )  # "fordern die Regierungen auf": the verb stands on both sides
    start = cues.agents.before_object.match(folded, ask.end + 1)
    begin = start.end() if start else ask.end
    stop = cues.agents.object_ends.search(folded, begin)
    end = min(stop.start() if stop else len(folded), ask.end + _OBJECT_REACH)
    called = inside_of(agents, ask.end, end) or _needed(ask, line, cues, agents)
    if called or cues.language == "en":
        return called
    return _called_first(before, ask, folded)


def _called_first(before: tuple[Agent, ...], ask: Ask, folded: str) -> tuple[Agent, ...]:
    """Outside English the one called may stand first: "Od Vlade tražimo", "Kuvendit i kërkojmë"."""
    if asked := tuple(agent for agent in before if _is_from(agent, folded)):
        return asked
    return before if _WE.search(folded, ask.start, ask.end) else ()


def _subject(ask: Ask, line: Line, cues: Cues, agents: tuple[Agent, ...]) -> tuple[Agent, ...]:
    folded = line.folded
    begin = max(0, ask.start - _SUBJECT_REACH)
    for mark in re.finditer(r"[;:]|(?<!\w)(?:that|dass|da|deka|qe|se)(?!\w)", folded[: ask.start]):
        if ask.start - mark.end() > 2:
            begin = max(begin, mark.end())
    before = inside_of(agents, begin, ask.start)
    ruled = tuple(agent for agent in before if not _IN_A_PLACE.search(folded[: agent.start]))
    found = nearest(ruled, folded, ask.start)
    if cues.language == "de" and _INVERTED.match(folded, begin):
        found = run_from(agents, folded, ask.end + 1, slack=_ADJECTIVE) or found
    found = found or inside_of(agents, ask.start, ask.end)
    if not found and not ask.passive:  # "governments that fail to reform must"
        clause = folded.rfind(",", 0, ask.start) + 1
        found = inside_of(agents, max(clause, ask.start - _SUBJECT_REACH), ask.start)[:1]
    if not found and cues.language != "en" and not ask.passive:
        found = _following(agents, folded, ask.end)
    if not ask.passive or _ASKED_IN_PASSIVE.search(folded, ask.end):
        return found
    return _actors(ask, folded, cues, agents, found)


def _actors(
    ask: Ask, folded: str, cues: Cues, agents: tuple[Agent, ...], subjects: tuple[Agent, ...]
) -> tuple[Agent, ...]:
    """Who acts where the grammatical subject only receives ("CSOs should be heard")."""
    by = _after(cues.agents.actors_after, agents, folded, ask.end)
    if by:
        return by
    acting = tuple(
        agent
        for agent in subjects
        if folded[agent.end : agent.end + 2] != "'s"
        and not (agent.name in _BENEFICIARIES and agent.end + 2 >= ask.start)
    )
    if acting:
        return acting
    inside = [a for a in agents if a.name not in _BENEFICIARIES and a not in subjects]
    return tuple(inside[:1]) if subjects else ()


def _needed(ask: Ask, line: Line, cues: Cues, agents: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """Who is to do what is needed: named right after the cue, after "that", or after "by"."""
    folded = line.folded
    if first := _first_named(ask, folded, agents):
        return first
    if asked := tuple(
        a for a in inside_of(agents, ask.start, ask.end + _SOON) if _is_from(a, folded)
    ):
        return asked
    if cues.language == "de" and (inside := inside_of(agents, ask.start, ask.end)):
        return inside
    direct = _DIRECTLY if cues.language == "en" else SLACK
    slack = direct if ask.rule == Rule.NEED_NOUN else SLACK
    persons = tuple(agent for agent in agents if not _is_thing(agent, folded))
    if found := run_from(persons, folded, ask.end, slack=slack):
        return found
    for connector in cues.agents.connectors.finditer(folded, max(0, ask.end - 5)):
        if connector.start() > ask.end + _SOON:
            break
        slack = SLACK if cues.language == "en" else _INFLECTED_SLACK
        begin = after_articles(folded, cues, connector.end())
        if found := run_from(agents, folded, begin, slack=slack):
            return found
    return _after(cues.agents.actors_after, agents, folded, 0)


def _first_named(ask: Ask, folded: str, agents: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """Whom an impersonal verb names before it: "Savetu se preporučuje", "Sobranieto potrebno e"."""
    if not agents or not _IMPERSONAL.search(folded, max(0, ask.start - 4), ask.end + 4):
        return ()
    lead = re.match(r"(?:na |per |za |fur )?", folded)
    begin = lead.end() if lead else 0
    run = run_from(agents, folded, begin, slack=4)
    near = bool(run) and len(folded[run[-1].end : ask.start].split()) <= 3
    return run if near else ()


def _is_from(agent: Agent, folded: str) -> bool:
    """Whether something is demanded "from" an agent, in a language that says it so."""
    return _FROM.search(folded[: agent.start]) is not None


def _is_thing(agent: Agent, folded: str) -> bool:
    """A fund or commission that is wished for, in small letters, is nobody who could be asked."""
    before = folded[: agent.start]
    if _TO_JUDGES.search(before):
        return True
    return agent.body and agent.words[:1].islower() and not _THIS.search(before)


def _after(
    words: re.Pattern[str], agents: tuple[Agent, ...], folded: str, begin: int
) -> tuple[Agent, ...]:
    for word in words.finditer(folded, begin):
        found = run_from(agents, folded, word.end() + 1, slack=12)
        if found:
            return found
    return ()


def _following(agents: tuple[Agent, ...], folded: str, end: int) -> tuple[Agent, ...]:
    """The subject that comes after the verb, as in "Potrebno je da Vlada"."""
    return run_from(agents, folded, end + 1, slack=10)
