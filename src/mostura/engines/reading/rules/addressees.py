"""Who is asked, and why we think so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mostura.engines.reading.rules.acting import doers, in_relative, whose_matter
from mostura.engines.reading.rules.agents import Agent, Finder
from mostura.engines.reading.rules.answerable import responsible_in
from mostura.engines.reading.rules.asked import IN_A_PLACE, asked_by, before_colon, names_a_thing
from mostura.engines.reading.rules.asks import Ask
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lead_ins import LeadIn
from mostura.engines.reading.rules.lines import Line
from mostura.engines.reading.rules.runs import after_articles, last_of, run_from
from mostura.engines.reading.rules.sections import label_of

_AUTHOR = 5  # letters before an abbreviation with which the author names itself
_MOST = 6  # addressees of one ask
# "that the town", "da Vlada", "dass die Stadt": the subject comes after it.
_CONJUNCTION = re.compile(r"(?:that|da|neka|nek|dass|qe|deka)(?= )")
# "obuči policiju": a short verb before a name makes it the object.
_VERB_BEFORE = re.compile(
    r"(?!sv|ov|ta|to|na|oba|nas|vas|oni|oné)[a-z]{2,6}i(?<!ski)(?<!cki)(?<!ni) \w"
)
_TOGETHER_WITH = re.compile(
    r"\b(?:in (?:cooperation|co-operation|partnership|coordination) with|at the expense of"
    r"|u (?:saradnj|suradnj|partnerstv|koordinacij)\w+ sa?|o trosku(?: \w+ \w+,)?|vo sorabotka so"
    r"|na trosok na|ne (?:bashkepunim|partneritet) me|me shpenzimet e|in zusammenarbeit mit"
    r"|auf kosten) (?:the |der |dem |den |des )?$"
)
_FOR_WHOM = re.compile(r"(?:for|to|za|do|per|fur|an|na)(?: (?:the|die|den|das|der))? ")
_ADJECTIVE = 14  # letters of an adjective before a name
_ENDS_SO = re.compile(r"[ :,]*(?:to|that|da|deka|qe|te|dass|auf)?[ :,]*")
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

    def explicit(self, line: Line, cues: Cues, asks: Sequence[Ask]) -> tuple[Addressee, ...]:
        """Whom the line itself asks."""
        agents = self.finder.agents_in(line, cues)
        if not agents:
            return ()
        if named := responsible_in(line, cues, self.finder):
            return as_addressees(named, "mention")
        for ask in _outside_of_relatives(asks, line, cues):
            found, reason = asked_by(ask, line, cues, agents)
            if found:
                return as_addressees(found, reason)
        if named := _before_all(line, agents):
            return as_addressees(named, "mention")
        matter = whose_matter(line, cues, agents)
        return as_addressees(matter or before_colon(asks, line, agents), "mention")

    def acting(self, line: Line, cues: Cues) -> tuple[Addressee, ...]:
        """Who is to do it, behind "by", in an ask that has no subject who acts."""
        agents = self.finder.agents_in(line, cues)
        return as_addressees(doers(line, cues, agents) if agents else (), "explicit-subject")

    def of_lead_in(self, lead_in: LeadIn, asks: Sequence[Ask]) -> tuple[Addressee, ...]:
        """Whom the sentence asks that opens the list."""
        if lead_in.agents:
            return as_addressees(lead_in.agents, "section-heading")
        named = self.explicit(lead_in.line, lead_in.cues, asks)
        if not named:
            agents = self.finder.agents_in(lead_in.line, lead_in.cues)
            agents = tuple(a for a in agents if not (a.words.isupper() and a.start < _AUTHOR))
            after = lead_in.line.folded[agents[-1].end :] if agents else ""
            ends_so = bool(agents) and _ENDS_SO.fullmatch(after) is not None
            if ends_so or len(agents) == 1:
                named = as_addressees(last_of(agents, lead_in.line.folded), "lead-in")
        return tuple(
            Addressee(one.name, _state_or("lead-in", one.reason), one.key, one.words)
            for one in named
        )

    def first_words(self, line: Line, cues: Cues) -> tuple[Agent, ...]:
        """The agents with which an item begins ("Government institutions to provide ...")."""
        folded = line.folded
        label = label_of(folded)  # "Recommendation 3: "
        opened = _CONJUNCTION.match(folded, label)
        begin = after_articles(folded, cues, opened.end() if opened else label)
        found = run_from(self.finder.agents_in(line, cues), folded, begin)
        if found and begin < found[0].start and _VERB_BEFORE.match(folded, begin):
            return ()
        placed = bool(found) and IN_A_PLACE.search(folded[: found[0].start]) is not None
        named = bool(found) and cues.language == "en" and names_a_thing(found[-1], folded)
        return () if placed or named else found

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


def _before_all(line: Line, agents: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """Whom an item names before all else: "For the media: more reports from small towns"."""
    lead = _FOR_WHOM.match(line.folded)
    run = run_from(agents, line.folded, lead.end(), slack=_ADJECTIVE) if lead else ()
    return run if run and line.folded.startswith(":", run[-1].end) else ()


def _outside_of_relatives(asks: Sequence[Ask], line: Line, cues: Cues) -> Sequence[Ask]:
    """Without "every town must" in "Define the services that every town must provide"."""
    starts = cues.starts
    if not any(form.match(line.folded) for form in (starts.imperative, starts.infinitive)):
        return asks
    return [ask for ask in asks if not in_relative(line, ask.start, cues)]


def _lends_a_hand(agent: Agent, line: Line) -> bool:
    before = line.folded[: agent.start]
    if _TOGETHER_WITH.search(before):
        return True
    return _IN_THE_CASE_OF.search(before) is not None or bool(
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
