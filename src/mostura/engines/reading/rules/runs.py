"""Agents that stand together: lists of names, and the subject nearest to a verb."""

import re
from collections.abc import Iterable

from mostura.engines.reading.rules.agents import Agent
from mostura.engines.reading.rules.cues import Cues

SLACK = 8  # letters between a connector and the one who is named
# "the police, and the courts": what may stand between the members of a list of names.
_BETWEEN = re.compile(
    r" *(?:[\w-]+)? *(?:[,(/] *(?:(?:and|or|i|a|dhe|und|as well as|te) )?"
    r"|(?<= )(?:and|or|i|dhe|und|as well as|te) )"
    r"(?:(?:in particular|particularly|especially|notably|including|above all|posebno|narocito"
    r"|naro?cito|pre svega|prije svega|osobito|osobeno|pred se|vecanerisht|sidomos|ne vecanti"
    r"|insbesondere|vor allem|namentlich|allen voran),? )?"
    r"(?:of |to |na )?(?:the |its |die |der |den |ostali |other |te |na )?"
)

_SINGLED_OUT = re.compile(
    r"\b(?:in particular|above all|first of all|pre svega|prije svega|pred se|ne vecanti"
    r"|vor allem)\b"
)


def nearest(found: tuple[Agent, ...], folded: str, end: int) -> tuple[Agent, ...]:
    """The subject among the agents before a verb: the last clause, or the list that ends in it."""
    if len(found) < 2:
        return found
    kept = [found[-1]]
    for agent in reversed(found[:-1]):
        between = folded[agent.end : kept[0].start]
        if "," in between and len(between.split()) > 5:
            break
        kept.insert(0, agent)
    heads = [kept[0]]
    for agent in kept[1:]:
        link = _SINGLED_OUT.sub("", folded[heads[-1].end : agent.start])
        if not re.search(
            r"\b(?:with|of|for|from|in|sa|s|od|za|u|me|nga|per|ne|so|vo|mit|von|fur)\b", link
        ):
            heads.append(agent)
    return tuple(heads)


def run_from(
    agents: Iterable[Agent], folded: str, begin: int, *, slack: int = SLACK
) -> tuple[Agent, ...]:
    """The agents of a list that begins here: "donors, media and the police"."""
    run: list[Agent] = []
    reached = begin + slack
    for agent in agents:
        if agent.start < begin:
            continue
        gap = folded[(run[-1].end if run else begin) : agent.start]
        if run and not _BETWEEN.fullmatch(
            gap,
        ):
            break
        if run and agent.body and "," in gap:
            break
        if not run and (agent.start > reached or re.search(r"[,;:]", gap)):
            break
        run.append(agent)
    return tuple(run)


def after_articles(folded: str, cues: Cues, begin: int = 0) -> int:
    """Where the articles and small words end that begin here."""
    position = begin
    while found := re.match(r" *([\w-]+) ", folded[position:]):
        if found.group(1) not in cues.agents.articles:
            break
        position += found.end()
    return position


def inside_of(agents: Iterable[Agent], start: int, end: int) -> tuple[Agent, ...]:
    """The agents that lie between two folded positions."""
    return tuple(agent for agent in agents if start <= agent.start and agent.end <= end)


def last_of(agents: tuple[Agent, ...], folded: str) -> tuple[Agent, ...]:
    """The last list of names: in "fordert der Verein die Regierung auf" the first one calls."""
    for index in range(len(agents) - 1, 0, -1):
        if not _BETWEEN.fullmatch(folded[agents[index - 1].end : agents[index].start]):
            return agents[index:]
    return agents
