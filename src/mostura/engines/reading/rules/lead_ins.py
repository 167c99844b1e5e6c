"""The sentences that open a list, and what they say of it."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from mostura.engines.reading.rules.agents import Agent
from mostura.engines.reading.rules.asks import Reader
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line

_MOST_WORDS_LEFT_OPEN = 8
# Lead-ins that say only that something follows.
_ANNOUNCES = re.compile(
    r"\b(?:following|follows|below|these|(?:slj?edec|naredn|sledniv|slednit)\w*|slijedi|sledi"
    r"|folgende\w*|folgt|vijon|vijues\w*|meposht\w*|kako sto|ove|ovi|kto|keto|diese\w*)\b"
)
# "by:", "tako što će:", "indem sie:": the sentence goes on in the items below it.
_GOES_ON_BELOW = re.compile(
    r"\b(?:by|through|including|ce|kroz|putem|i to|duke|permes|preku|namely|indem \w+|durch)[ :]*$"
)
# After the word that asks: the verb of what is to be done and at least three words more.
_SAYS_WHAT = {
    "en": re.compile(r"\bto (?:\w+ly )?\w+(?: [^\s:;]+){3,}:$"),
    "hbs": re.compile(r"\bda (?:se )?\w+(?: [^\s:;]+){3,}:$"),
    "mk": re.compile(r"\bda (?:se |go |gi |ja )?\w+(?: [^\s:;]+){3,}:$"),
    "sq": re.compile(r"\b(?:te|t'i|ta) \w+(?: [^\s:;]+){3,}:$"),
    "de": re.compile(r"(?:\bauf)?, (?:[^\s:;]+ ){3,}(?:zu \w+en|\w+zu\w+en):$"),
}


class Standing(Enum):
    """What a lead-in says of the list below it."""

    NONE = auto()
    ASKS = auto()
    SILENT = auto()
    CONCLUSIONS = auto()


@dataclass(frozen=True, slots=True)
class LeadIn:
    """The sentence that opens a list ("The State party should:")."""

    standing: Standing
    line: Line
    cues: Cues
    agents: tuple[Agent, ...] = ()
    """Whom it names, where it does nothing else ("To the Government:")."""


def is_left_open(line: Line, cues: Cues) -> bool:
    """Whether a clause breaks off at its colon: "should:", and not "should read what follows:"."""
    if cues.lead_ins.cues.search(line.folded):
        return True
    last = max((cue.end() for cue in cues.asks.any.finditer(line.folded)), default=0)
    return len(line.folded[last:].split()) <= _MOST_WORDS_LEFT_OPEN


def is_whole(opening: LeadIn) -> bool:
    """Whether a lead-in asks for something itself: "urges X to close the camp at once:"."""
    line, cues = opening.line, opening.cues
    if opening.standing != Standing.ASKS or opening.agents or _ANNOUNCES.search(line.folded):
        return False
    if _GOES_ON_BELOW.search(line.folded):
        return False
    first = next(Reader(line, cues, expected=True).asks(), None)
    return first is not None and bool(_SAYS_WHAT[cues.language].search(line.folded, first.end))


def standing_of(line: Line, cues: Cues) -> Standing:
    """What a lead-in says of its list: asks, nothing to ask, conclusions, or nothing."""
    if any(True for _ in Reader(line, cues, expected=True).asks()):
        return Standing.ASKS
    if cues.lead_ins.list_of.search(line.folded):
        return Standing.CONCLUSIONS
    if cues.lead_ins.silent.search(line.folded):
        return Standing.SILENT
    if cues.lead_ins.cues.search(line.folded):
        return Standing.ASKS
    return Standing.NONE
