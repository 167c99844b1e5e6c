"""What the headings of a document say of the blocks below them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from mostura.engines.reading.blocks import Block, BlockKind
from mostura.engines.reading.rules.agents import Agent, Finder
from mostura.engines.reading.rules.answerable import says_who
from mostura.engines.reading.rules.asks import starts_as_ask
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line, line_of

_NUMBERING = re.compile(r"^(?:(?:[a-z]|[ivxlc]+|\d+)[.)](?:\d+[.)]?)*|\d+(?:\.\d+)*) +")
_CHAPTER = re.compile(r"^(?:\d+(?:\.\d+)*|[ivxlc]+|[a-z])[.)]?(?: |$)")
_IN_BRACKETS = re.compile(r" *\([^()]*\)")
_SHORT = 6  # words of "Bashkive bregdetare:"
_LONGEST_ADDRESS = 14  # words of a heading that does little but name somebody
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}\s*(?:[–—-]|to|do|deri|до|bis)\s*\d{1,2}[:.]\s?\d{2}\b")
_TIMES_IN_AGENDA = 4
_FEWEST = 4  # words of a heading with a full stop that could be a sentence
_LABEL = re.compile(
    r"(?:policy |key )?(?:recommendation|preporuka|preporaka|rekomandimi?|empfehlung)"
    r" ?(?:no\.?|br\.?|nr\.?)? ?(?:\d+(?:\.\d+)*)? ?[:.)–—-] *(?=\w+ \w+ \w+)"
)
_RECOMMENDS = re.compile(r"recommend|preporu|preporak|rekomand|empfehl")
_RUN_IN = re.compile(r"([^.:;?!]{3,50}): +\S")  # "Methodology: 40 interviews"
_LABELLED = re.compile(
    r"(?:policy |key )?(?:recommendation|preporuk|preporak|rekomandim|empfehlung)"
)
# "Consultation with civil society": what the part is about, and not whom it asks.
_TOPIC = re.compile(
    r"\b(?:with|within|of|in|sa|so|me|mit|u|vo|ne|o|per|uber|about|on|im)(?: the| der| den)? $"
)
_LOOKED_AT = 3  # paragraphs below a heading
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)


class Zone(IntEnum):
    """How much a stretch of the document may ask."""

    SILENT = 0
    """Agenda, methods, biographies, contacts: nothing is asked here."""
    PLAIN = 1
    CONCLUSIONS = 2
    MIXED = 3
    """Conclusions and recommendations in one list: each item must show that it asks."""
    RECOMMENDATIONS = 4


@dataclass(frozen=True, slots=True)
class Section:
    """Where a block stands."""

    zone: Zone
    addressees: tuple[Agent, ...] = ()
    """Whom the heading names ("To the Government of X")."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Reads headings one after another."""

    finder: Finder
    title: str

    def placed(
        self, blocks: tuple[Block, ...], cues_of: dict[int, Cues]
    ) -> Iterator[tuple[int, Block, Section]]:
        """Every block that is no heading, with the section it stands in."""
        plain = Zone.SILENT if is_agenda(blocks) else Zone.PLAIN
        section = Section(plain)
        chapters = ""
        seen_title = False
        for index, block in enumerate(blocks):
            if block.kind not in _HEADINGS or says_who(block, cues_of[index]):
                yield index, block, section
                section = _after(blocks, index, cues_of[index], section)
                continue
            cues = cues_of[index]
            if not seen_title and section.zone < Zone.RECOMMENDATIONS and block.text == self.title:
                seen_title = True
                section = self._under_title(block, cues, section)
                continue
            if self._leads_in(blocks, index, cues):
                yield index, block, section
                continue
            below = self._below(block, cues, section, chapters)
            if below == Section(Zone.RECOMMENDATIONS) and self._leaves(blocks, cues_of, index):
                below = Section(plain)
            if below.zone == Zone.RECOMMENDATIONS > section.zone:
                chapters = _chapter_of(block)
            if below.zone == Zone.RECOMMENDATIONS and asks_itself(block):
                yield index, block, below
            section = replace(below, zone=plain) if below.zone == Zone.PLAIN else below

    def _leads_in(self, blocks: tuple[Block, ...], index: int, cues: Cues) -> bool:
        """Whether a heading is the sentence that opens the list below: "Schools should:"."""
        text = blocks[index].text
        if index + 1 >= len(blocks) or not (
            text.endswith((":", ",")) or blocks[index + 1].text[:1].islower()
        ):
            return False
        bare = _bare(blocks[index])
        named = cues.headings.recommendations.match(bare) or cues.headings.conclusions.match(bare)
        asks = cues.asks.any.search(line_of(text, start=0).folded)
        return bool(asks) and not named and blocks[index + 1].kind == BlockKind.ITEM

    def _leaves(self, blocks: tuple[Block, ...], cues_of: dict[int, Cues], index: int) -> bool:
        """Whether a heading among recommendations opens something else: prose that asks nothing."""
        heading, cues = blocks[index], cues_of[index]
        if cues.headings.recommendations.match(_bare(heading)) or index + 1 >= len(blocks):
            return False
        for following in blocks[index + 1 : index + 1 + _LOOKED_AT]:
            if following.kind in _HEADINGS:
                return following is not blocks[index + 1]
            if following.kind != BlockKind.PARAGRAPH or following.text.endswith((":", ";")):
                return False
            line = line_of(following.text, start=0)
            if starts_as_ask(_behind_name(line), cues) or cues.asks.any.search(line.folded):
                return False
        return True

    def _under_title(self, block: Block, cues: Cues, section: Section) -> Section:
        bare = _bare(block)
        if cues.headings.conclusions.match(bare):
            return replace(section, zone=max(section.zone, _concluding(bare)))
        if cues.headings.recommendations.match(bare):
            return replace(section, zone=Zone.RECOMMENDATIONS)
        return section

    def _below(self, block: Block, cues: Cues, section: Section, chapters: str) -> Section:
        line = line_of(block.text, start=block.start)
        bare = _bare(block)
        headings = cues.headings
        if headings.conclusions.match(bare):
            return Section(_concluding(bare))
        if headings.recommendations.match(bare):
            return Section(Zone.RECOMMENDATIONS, self._named(line, cues))
        if section.zone >= Zone.CONCLUSIONS and (named := self.address_of(line, cues)):
            return Section(Zone.RECOMMENDATIONS, named)
        if headings.silent.match(bare):
            return Section(Zone.SILENT)
        if headings.structural.match(bare):
            return Section(Zone.PLAIN)
        if section.zone == Zone.RECOMMENDATIONS:
            number = _chapter_of(block)
            leaves = bool(number) and number == chapters
            return Section(Zone.PLAIN) if leaves else Section(Zone.RECOMMENDATIONS)
        return Section(Zone.PLAIN)

    def _named(self, line: Line, cues: Cues) -> tuple[Agent, ...]:
        return self.finder.agents_in(line, cues)

    def address_of(self, line: Line, cues: Cues) -> tuple[Agent, ...]:
        """The agents of a heading or lead-in that does little else than name them."""
        bare = _NUMBERING.sub("", line.folded.strip("*# :")).strip()
        agents = self._named(line, cues)
        if not agents or len(bare.split()) > _LONGEST_ADDRESS:
            return ()
        if agents[0].start == 0 and line.folded.endswith(":") and len(bare.split()) <= _SHORT:
            return agents
        prefix = line.folded[: agents[0].start]
        if _TOPIC.search(prefix) and not cues.headings.addressed.match(bare):
            return ()
        named = sum(agent.end - agent.start for agent in agents)
        if cues.headings.addressed.match(bare) or named * 2 >= len(bare):
            return agents
        return ()


def _after(blocks: tuple[Block, ...], index: int, cues: Cues, section: Section) -> Section:
    """A sentence may say that the headings below it recommend: "We propose the following:"."""
    text = blocks[index].text
    if not text.endswith(":") or index + 1 >= len(blocks):
        return section
    folded = line_of(text, start=0).folded
    said = cues.asks.propose.search(folded) or cues.asks.call.search(folded)
    announced = blocks[index + 1].kind in _HEADINGS and said is not None
    return Section(Zone.RECOMMENDATIONS) if announced else section


def _behind_name(line: Line) -> Line:
    """What follows a name of a point: "Transfers: amend the decree"."""
    found = _RUN_IN.match(line.text)
    return line_of(line.text[found.end() - 1 :], start=0) if found else line


def _concluding(bare: str) -> Zone:
    return Zone.MIXED if _RECOMMENDS.search(bare) else Zone.CONCLUSIONS


def label_of(folded: str) -> int:
    """How many letters of a folded passage only say that a recommendation follows."""
    found = _LABEL.match(folded)
    return found.end() if found else 0


def is_silent_run_in(block: Block, cues: Cues) -> bool:
    """Whether a paragraph opens with the name of a part that asks nothing: "Methodology: ..."."""
    found = _RUN_IN.match(block.text)
    if block.kind in _HEADINGS or found is None:
        return False
    name = line_of(found.group(1), start=0).folded.strip("*# ")
    return cues.headings.silent.match(name) is not None


def is_label(marker: str) -> bool:
    """Whether an item is numbered as a recommendation: "Recommendation 3"."""
    return _LABELLED.match(line_of(marker, start=0).folded) is not None


def asks_itself(block: Block) -> bool:
    """Whether a heading is itself an ask: "Recommendation 1: Adopt the law"."""
    folded = line_of(block.text, start=0).folded
    return label_of(folded) > 0 or (folded.endswith((".", ";")) and len(folded.split()) > _FEWEST)


def is_agenda(blocks: tuple[Block, ...]) -> bool:
    """Whether the document is the programme of an event: too many hours stand in it."""
    times = sum(len(_TIME.findall(block.text)) for block in blocks)
    return times >= _TIMES_IN_AGENDA and times * 12 >= len(blocks)


def _bare(block: Block) -> str:
    folded = line_of(block.text, start=0).folded.strip("*# ")
    return _NUMBERING.sub("", _IN_BRACKETS.sub("", folded)).strip()


def _chapter_of(block: Block) -> str:
    """The kind of number a heading carries: of two alike, the second ends what the first began."""
    marked = f"{block.marker} {block.text}".strip().lower()
    found = _CHAPTER.match(marked)
    if found is None:
        return ""
    number = found.group().strip(" .)")
    if number.replace(".", "").isdigit():
        return f"digit {number.count('.')}"
    return "roman" if re.fullmatch(r"[ivxlc]+", number) else "letter"
