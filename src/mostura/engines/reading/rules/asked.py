"""Who is asked, by the build of the sentence around the word that asks."""

import re
from collections.abc import Sequence

from mostura.engines.reading.rules.agents import Agent
from mostura.engines.reading.rules.asks import Ask, Rule
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line
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
_ASKED_IN_PASSIVE = re.compile(
    r"\b(?:encouraged|urged|asked|invited|called|required|obliged|requested|expected|allowed)\b"
)
# What stands after such a word is where something happens, and not who is to act.
IN_A_PLACE = re.compile(
    r"\b(?:in|im|am|beim|vom|zum|zur|from|across|throughout|within|against|aus|nach|gegen|u|iz|protiv|ne|kunder"
    r"|vo|protiv)(?: (?:the|dem|der|den|das|die))? $"
)
# The beginning of a sentence, and that of what follows an opening word: "Besides, the ...".
_FIRST_PLACE = re.compile(r"(?:^|(?<=, ))(?:na |per |za |fur )?")
_INSIDE = re.compile(r"(?:^|[^\w'])(?:in|im|vo|u|ne)(?: den)? $")
_WE = re.compile(r"\w(?:mo|me|jme)\b|\bwir\b")  # the one who calls is not named before
# Verbs without a subject of their own: who stands before them is whom they speak to.
_IMPERSONAL = re.compile(
    r"(?<!\w)se(?!\w)|potreb\w+ (?:je|e)|(?:je|e) potreb|neophod|nuzno"
    r"|(?:ist|sind|wird|werden|ware|steht|stehen) "
    r"|(?:oh|eh|h)e[tn](?!\w)|nevojitet"
)
_FROM = re.compile(r"\b(?:von|vom|od|nga|prej)(?: (?:der|dem|den|die|svih|site|te gjitha))? $")
_FROM_FIRST = re.compile(
    r"\W*(?:(?:a|i|ali|e|dhe|edhe|pa|zato|stoga|takode|zatoa|und|auch) )?(?:von|vom|od|nga|prej)\b"
)
# German sentences in which the verb comes before its subject.
_INVERTED = re.compile(
    r"\W*(?:um|fur|mit|bei|angesichts|daher|deshalb|dafur|stattdessen|nun|gleichzeitig|zudem"
    r"|hier|dazu|darum|zunachst|zwischenzeitlich|insbesondere|ausserdem|vor|nach|im|in"
    r"|schliesslich|ferner|ebenso|auch|zugleich|kunftig|langfristig|kurzfristig|deswegen|dabei"
    r"|damit|ebenfalls|vielmehr|grundsatzlich|bis|durch|zur|zum|ohne|statt|darum|zuerst)\b"
)
# One or two words between a noun and "should" that make it a modifier of the second.
_NOUN_NEXT = re.compile(
    r" (?!(?:also|both|alike|themselves|itself|and|or|who|which|that|in|of|at|on|for|to|with|from"
    r"|therefore|thus|further|still|now|not|then|first|all|together|bodies|authorities|officials"
    r"|institutions|services|forces|organi[sz]ations|agencies|departments|companies|members|houses"
    r"|representatives|leaders|officers|directors|boards|outlets|groups|councils|offices|staff)\b"
    r"|\w+ly\b)[a-z]{3,} (?:\w+ly )?"
)
_FIXED_NOUN = re.compile(
    r" (?:ownership|freedom|literacy|pluralism|laws?|reforms?|custody|brutality|violence|funding"
    r"|financing|landscape|content|coverage|markets?|independence|curricul\w+|budgets?|strategy)\b"
)
# People for whom things are done more often than by them.
_BENEFICIARIES = frozenset({"CSOs", "media", "schools", "universities", "business"})

# "brought before the courts": they receive, they are not asked.
_TO_JUDGES = re.compile(r"\b(?:vor|para|pred|before|brought to)(?: the| das| dem)? $")
_THIS = re.compile(
    r"\b(?:this|ovoga?|ovom[eu]?|ova[jk]?|ove|ovoj|ovaa|diese[rsmn]?|ky|kjo|ketij|kesaj) $"
)


def asked_by(
    ask: Ask, line: Line, cues: Cues, agents: tuple[Agent, ...]
) -> tuple[tuple[Agent, ...], str]:
    """The agents one ask is put to, and the stable word for the reason."""
    first = _spoken_to_first(ask, line.folded, agents)
    if first:
        return first, "object-of-call"
    if ask.rule == Rule.CALL_VERB:
        return _called(ask, line, cues, agents), "object-of-call"
    if ask.rule in (Rule.MODAL, Rule.STRONG_MODAL):
        return _subject(ask, line, cues, agents), "explicit-subject"
    return _needed(ask, line, cues, agents), "explicit-subject"


def _spoken_to_first(ask: Ask, folded: str, agents: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """Who stands before the verb: "Von der Stadt verlangte der Verein", "Školama savjetujemo"."""
    if ask.rule not in (Rule.CALL_VERB, Rule.PROPOSAL_VERB, Rule.NEED_NOUN):
        return ()
    one = agents[0]
    soon = one.start < _SOON and (one.start >= ask.start or _FROM_FIRST.match(folded) is not None)
    if soon and _is_from(one, folded):
        return run_from(agents, folded, one.start)
    if ask.rule == Rule.CALL_VERB or not _WE.search(folded, ask.start, ask.end):
        return ()
    run: tuple[Agent, ...] = ()
    for lead in _FIRST_PLACE.finditer(folded, 0, ask.start):
        run = run or run_from(agents, folded, lead.end(), slack=_ADJECTIVE)
    near = bool(run) and len(folded[run[-1].end : ask.start].split()) <= 3
    return run if near and run[-1].end <= ask.start else ()


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
    ruled = tuple(
        agent
        for agent in before
        if not IN_A_PLACE.search(folded[: agent.start])
        and not (cues.language == "en" and _is_modifier(agent, folded, ask.start))
    )
    within = inside_of(agents, ask.start, ask.end)  # "bi škola trebalo"
    found = within or nearest(ruled, folded, ask.start)
    if cues.language == "de" and _INVERTED.match(folded, begin):
        found = run_from(agents, folded, ask.end + 1, slack=_ADJECTIVE) or found
    if not found and not ask.passive:  # "governments that fail to reform must"
        clause = folded.rfind(",", 0, ask.start) + 1
        inside = inside_of(agents, max(clause, ask.start - _SUBJECT_REACH), ask.start)[:1]
        found = tuple(agent for agent in inside if not names_a_thing(agent, folded))
    if not found and cues.language != "en" and not ask.passive:
        found = _following(agents, folded, ask.end)
    if not ask.passive or _ASKED_IN_PASSIVE.search(folded, ask.end):
        return found
    return _actors(ask, folded, cues, agents, found)


def names_a_thing(agent: Agent, folded: str) -> bool:
    """Whether a noun such as "freedom" follows: "media freedom" is nobody."""
    return not agent.key and _FIXED_NOUN.match(folded, agent.end) is not None


def _is_modifier(agent: Agent, folded: str, end: int) -> bool:
    """Whether a noun follows that is the subject: "media literacy should", "police reform must"."""
    if agent.key:
        return False
    return names_a_thing(agent, folded) or _NOUN_NEXT.fullmatch(folded, agent.end, end) is not None


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
    agents = tuple(agent for agent in agents if not _INSIDE.search(folded[: agent.start]))
    if found := _at_once(ask, folded, cues, agents):
        return found
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


def _at_once(ask: Ask, folded: str, cues: Cues, agents: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """Who is named before an impersonal verb, behind "from", or inside the words that ask."""
    if first := _first_named(ask, folded, agents):
        return first
    near = inside_of(agents, ask.start, ask.end + _SOON)
    if asked := tuple(agent for agent in near if _is_from(agent, folded)):
        return asked
    # "Wir fordern die Stadt auf", "Na Vladi je da"
    within = cues.language == "de" or folded.startswith("na ", ask.start)
    return inside_of(agents, ask.start, ask.end) if within else ()


def _first_named(ask: Ask, folded: str, agents: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """Whom an impersonal verb names before it: "Savetu se preporučuje", "Sobranieto potrebno e"."""
    if not agents or not _IMPERSONAL.search(folded, max(0, ask.start - 4), ask.end + 4):
        return ()
    run: tuple[Agent, ...] = ()
    for lead in _FIRST_PLACE.finditer(folded, 0, ask.start):
        run = run or run_from(agents, folded, lead.end(), slack=4)
    near = bool(run) and len(folded[run[-1].end : ask.start].split()) <= 3
    return run if near else ()


def before_colon(asks: Sequence[Ask], line: Line, agents: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """Who is named before a colon, where nobody is after it: "The police have a part to play:"."""
    colon = line.folded.find(": ")
    if colon < 0 or not asks or asks[0].start < colon or agents[-1].start > colon:
        return ()
    return last_of(agents, line.folded)


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
