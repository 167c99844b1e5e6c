"""Cuts a document into the passages that could each be an ask, and says where each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mostura.engines.reading.blocks import Block, BlockKind
from mostura.engines.reading.rules.answerable import answerable_for, says_who
from mostura.engines.reading.rules.asks import starts_as_ask, starts_as_noun
from mostura.engines.reading.rules.clauses import (
    LOST_BULLET,
    counted_in_words,
    named_first,
    spans_of,
)
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lead_ins import (
    LeadIn,
    Standing,
    is_left_open,
    is_whole,
    standing_of,
)
from mostura.engines.reading.rules.lines import Line, line_of
from mostura.engines.reading.rules.sections import (
    Outline,
    Section,
    Zone,
    is_label,
    is_silent_run_in,
)
from mostura.engines.reading.rules.sentences import Span, pieces_of, sentences_of
from mostura.engines.reading.rules.tables import Tables

_ITEMS = (BlockKind.ITEM, BlockKind.TABLE, BlockKind.HEADING)
_LIST_END = re.compile(r"[;,]\s*(?:and|or|i|dhe|и|und|oder|te)?$")
_FEWEST_PIECES = 2
_CLOSING = re.compile(r"\w+(?: \w+)?,")  # "Me respekt,"
_LONGEST_LISTED = 60  # words of a paragraph that is still an item of a list without bullets


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, a list item or a piece of a glued list."""

    line: Line
    cues: Cues
    section: Section
    block: int
    page: int | None = None
    listed: bool = False
    """Whether it is an item or a piece of a list, or a sentence of one."""
    opening: bool = True
    """Whether it is the first sentence of its block or item."""
    alone: bool = False
    """Whether it is the only sentence of its block."""
    lead_in: LeadIn | None = None


@dataclass(slots=True)
class _OpenList:
    """The list that a lead-in has opened and that has not ended yet."""

    lead_in: LeadIn
    block: Block
    started: bool = False
    bulleted: bool = False
    """Whether its items had bullets or numbers: a plain paragraph then ends it."""


class Cutter:
    """Walks over placed blocks and yields passages."""

    def __init__(
        self, blocks: tuple[Block, ...], cues_of: dict[int, Cues], outline: Outline
    ) -> None:
        self.outline = outline
        self.blocks = blocks
        self.cues_of = cues_of
        self._open: _OpenList | None = None
        self._tables = Tables(outline.finder)
        self._answerable = answerable_for(blocks, cues_of, outline.finder)

    def passages(self, placed: Iterator[tuple[int, Block, Section]]) -> Iterator[Passage]:
        """Every passage of every block that may ask."""
        last_section: Section | None = None
        for index, block, section in placed:
            if section is not last_section:
                self._open = None
                last_section = section
            here = self._standing(index, block, section)
            if block.kind == BlockKind.FOOTNOTE or here.zone == Zone.SILENT or not block.text:
                continue
            if is_silent_run_in(block, self.cues_of[index]):
                self._open = None
                continue
            if block.kind == BlockKind.TABLE:
                yield from self._of_row(index, block, here)
            else:
                yield from self._of_block(index, block, here)

    def _standing(self, index: int, block: Block, section: Section) -> Section:
        """Where a block stands: its label, or a line below that names who acts, says more."""
        if says_who(block, self.cues_of[index]):
            return replace(section, zone=Zone.SILENT)
        if is_label(block.marker):
            section = replace(section, zone=Zone.RECOMMENDATIONS)
        if index in self._answerable and not section.addressees:
            return replace(section, addressees=self._answerable[index])
        return section

    def _of_row(self, index: int, block: Block, section: Section) -> Iterator[Passage]:
        cues = self.cues_of[index]
        self._open = None
        for cell, here in self._tables.asking(index, block, section, cues):
            spans = list(sentences_of(block.text[cell.start : cell.end], language=cues.language))
            for number, (start, end) in enumerate(spans):
                begin = cell.start + start
                yield Passage(
                    line=line_of(block.text[begin : cell.start + end], start=block.start + begin),
                    cues=cues,
                    section=here,
                    block=index,
                    page=block.page,
                    listed=True,
                    opening=number == 0,
                    alone=len(spans) == 1,
                )

    def _of_block(self, index: int, block: Block, section: Section) -> Iterator[Passage]:
        cues = self.cues_of[index]
        lead_in = self._lead_in_of(block, cues)
        spans = spans_of(block, cues)
        opening = self._opens_list(index, block, spans, section)
        counted = counted_in_words(block, spans)
        named = counted or (block.kind == BlockKind.ITEM and named_first(block, spans))
        bullet = counted or block.kind in _ITEMS or LOST_BULLET.match(block.text) is not None
        for number, (start, end) in enumerate(spans):
            if opening is not None and number == len(spans) - 1:
                if lead_in is None or lead_in.standing != Standing.SILENT:
                    self._open = _OpenList(opening, block)
                if opening.standing != Standing.NONE and not is_whole(opening):
                    return
            passage = Passage(
                line=line_of(block.text[start:end], start=block.start + start),
                cues=cues,
                section=section,
                block=index,
                page=block.page,
                listed=bullet or lead_in is not None,
                opening=number == int(named),
                alone=len(spans) == 1 + int(named),
                lead_in=lead_in,
            )
            yield from self._pieces(passage) or (passage,)

    def _pieces(self, passage: Passage) -> tuple[Passage, ...]:
        """The pieces of a list that was glued to the sentence that opens it."""
        line = passage.line
        spans = pieces_of(line.text)
        if len(spans) < _FEWEST_PIECES:
            return ()
        opening = line_of(line.text[: line.text.find(":") + 1], start=line.start)
        if standing_of(opening, passage.cues) != Standing.ASKS:
            return ()
        if not is_left_open(opening, passage.cues):
            return ()
        whole = replace(
            passage,
            listed=True,
            opening=True,
            alone=False,
            lead_in=LeadIn(Standing.ASKS, opening, passage.cues),
        )
        return tuple(
            replace(whole, line=line_of(line.text[start:end], start=line.start + start))
            for start, end in spans
        )

    def _opens_list(
        self, index: int, block: Block, spans: list[Span], section: Section
    ) -> LeadIn | None:
        cues = self.cues_of[index]
        if not spans or index + 1 >= len(self.blocks):
            return None
        start, end = spans[-1]
        text = block.text[start:end].rstrip()
        following = self.blocks[index + 1]
        if not text.endswith(":"):
            unfinished = text[-1:].isalpha() or text.endswith(",")
            if not (unfinished and _opens_another(block, following)):
                return None
        line = line_of(text, start=block.start + start)
        standing = standing_of(line, cues)
        expected = section.zone >= Zone.CONCLUSIONS or self._names_and_asks(block, following, cues)
        if expected and standing != Standing.ASKS:
            agents = self.outline.address_of(line, cues)
            if agents:
                return LeadIn(Standing.ASKS, line, cues, agents)
        return LeadIn(standing, line, cues)

    def _names_and_asks(self, block: Block, following: Block, cues: Cues) -> bool:
        """Whether a line opens a list whose first item begins with a verb in an asking form."""
        if block.kind != BlockKind.PARAGRAPH or following.kind != BlockKind.ITEM:
            return False
        starts = cues.starts
        folded = line_of(following.text, start=0).folded
        return any(form.match(folded) for form in (starts.imperative, starts.infinitive))

    def _lead_in_of(self, block: Block, cues: Cues) -> LeadIn | None:
        opened = self._open
        if opened is None:
            return None
        if self._belongs(opened, block, cues):
            opened.started = True
            opened.bulleted = opened.bulleted or block.kind == BlockKind.ITEM
            return opened.lead_in
        self._open = None
        return None

    def _belongs(self, opened: _OpenList, block: Block, cues: Cues) -> bool:
        if block.kind == BlockKind.ITEM:
            if opened.block.kind != BlockKind.ITEM:
                return not (opened.started and not opened.bulleted and _goes_on(block.marker))
            deeper = block.level > opened.block.level
            return deeper or _style(block.marker) != _style(opened.block.marker)
        if block.kind != BlockKind.PARAGRAPH or opened.lead_in.standing == Standing.NONE:
            return False
        if len(block.text.split()) > _LONGEST_LISTED or _CLOSING.fullmatch(block.text):
            return False
        if opened.bulleted:
            return bool(_LIST_END.search(block.text))
        if not opened.started or _LIST_END.search(block.text) or block.text[:1].islower():
            return True
        line = line_of(block.text, start=block.start)
        return starts_as_ask(line, cues) or starts_as_noun(line, cues)


def _opens_another(block: Block, following: Block) -> bool:
    """Whether a list begins below a text, or below an item of a list of another kind."""
    if following.kind != BlockKind.ITEM:
        return False
    return block.kind != BlockKind.ITEM or (
        following.marker.strip("().- ") in ("1", "a", "а") and following.marker != block.marker
    )


def _goes_on(marker: str) -> bool:
    """Whether a number continues the count of an outer list: "7." after a lead-in's paragraph."""
    core = marker.strip("().- ")
    return core.isdigit() and int(core) > 1


def _style(marker: str) -> str:
    core = marker.strip("().- ")
    if core.isdigit():
        return "digit"
    return "letter" if core.isalpha() else "bullet"
