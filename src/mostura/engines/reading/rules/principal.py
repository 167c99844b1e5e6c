"""Whom a document as a whole speaks to, where its sentences leave that unsaid."""

import re

from mostura.engines.reading.blocks import Block, BlockKind
from mostura.engines.reading.rules.agents import STATE_PARTY, Agent, Finder
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import line_of

_HEAD = 9  # blocks in which a document says what it is about
_LONGEST = 16  # words of a line at the head
_FEWEST_STATE_PARTIES = 3  # mentions before a document is one about what a state has to do
_LOCAL = re.compile(
    r"\b(?:grad(?:a|u|om)?|opstin\w{1,2}|opcin\w{1,2}|komun(?:a|e|es|en)|bashki(?:a|se|ne)"
    r"|municipality|city|stadt|gemeinde|grad(?:ot)|opstinata)\b"
)
_LOCAL_WORDS = 6  # of the name of a town or municipality
_LOCAL_ROLES = frozenset({"municipalities", "local authorities"})


def principal_of(
    blocks: tuple[Block, ...],
    cues_of: dict[int, Cues],
    finder: Finder,
    recipients: tuple[Agent, ...],
) -> tuple[Agent, ...]:
    """Whom unaddressed asks are put to: a sole recipient, a state party, one municipality."""
    if recipients:
        return recipients if len({one.name for one in recipients}) == 1 else ()
    return _state_party(blocks, cues_of, finder) or _municipality(blocks, cues_of, finder)


def _state_party(
    blocks: tuple[Block, ...], cues_of: dict[int, Cues], finder: Finder
) -> tuple[Agent, ...]:
    named: list[Agent] = []
    for index, block in enumerate(blocks):
        pattern = dict(cues_of[index].agents.generic).get(STATE_PARTY)
        line = line_of(block.text, start=block.start)
        if pattern is None or not pattern.search(line.folded):
            continue
        named += [a for a in finder.agents_in(line, cues_of[index]) if a.why == "state-party"]
        if len(named) >= _FEWEST_STATE_PARTIES:
            return (named[0],)
    return ()


def _municipality(
    blocks: tuple[Block, ...], cues_of: dict[int, Cues], finder: Finder
) -> tuple[Agent, ...]:
    """The town that the head of a document names by its place, if it names one only."""
    found: dict[str, Agent] = {}
    for index, block in enumerate(blocks[:_HEAD]):
        if block.kind == BlockKind.TABLE or len(block.text.split()) > _LONGEST:
            continue
        line = line_of(block.text, start=block.start)
        for agent in finder.agents_in(line, cues_of[index]):
            words = line.folded[agent.start : agent.end].split()
            local = _LOCAL.fullmatch(words[0]) if words else None
            if local and 1 < len(words) <= _LOCAL_WORDS and agent.words[:1].isupper():
                found.setdefault(words[1][:5], agent)
            elif agent.key:
                return ()  # it speaks to others too
    return tuple(found.values()) if len(found) == 1 else ()
