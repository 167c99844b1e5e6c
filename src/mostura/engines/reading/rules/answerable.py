"""Lines that only say who is to act on what stands above: "Responsible: Ministry of Health"."""

import re

from mostura.engines.reading.blocks import Block, BlockKind
from mostura.engines.reading.rules.agents import Agent, Finder
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line, line_of

_NAMED = re.compile(r"(?:^|[(.;–] ?)([^.;:()–]{2,40}): ")
_MOST_WORDS = 4  # before the colon
_LONGEST = 30  # words of such a line
_FARTHEST = 8  # blocks above it that it speaks of
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)


def answerable_for(
    blocks: tuple[Block, ...], cues_of: dict[int, Cues], finder: Finder
) -> dict[int, tuple[Agent, ...]]:
    """Whom a line below names as responsible, by the place of the blocks it speaks of."""
    named: dict[int, tuple[Agent, ...]] = {}
    last = -1
    for index, block in enumerate(blocks):
        if block.kind == BlockKind.TABLE or not says_who(block, cues_of[index]):
            continue
        agents = responsible_in(line_of(block.text, start=block.start), cues_of[index], finder)
        for above in range(index - 1, max(last, index - _FARTHEST), -1):
            if blocks[above].kind in _HEADINGS:
                break
            named[above] = agents
        last = index
    return named


def says_who(block: Block, cues: Cues) -> bool:
    """Whether a block does nothing but name who is responsible."""
    if ":" not in block.text[:60] or len(block.text.split()) > _LONGEST:
        return False
    found = _NAMED.match(line_of(block.text, start=0).folded)
    return found is not None and _is_label(found.group(1), cues)


def responsible_in(line: Line, cues: Cues, finder: Finder) -> tuple[Agent, ...]:
    """Whom a line names as responsible: "... (responsible: the police)"."""
    if ":" not in line.text:
        return ()
    for found in _NAMED.finditer(line.folded):
        if _is_label(found.group(1), cues):
            end = line.folded.find(")", found.end())
            return tuple(
                agent
                for agent in finder.agents_in(line, cues)
                if agent.start >= found.end() and (end < 0 or agent.end <= end)
            )
    return ()


def _is_label(words: str, cues: Cues) -> bool:
    return len(words.split()) <= _MOST_WORDS and cues.headings.responsible.match(words) is not None
