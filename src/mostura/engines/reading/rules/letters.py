"""Open letters: who stands at their head, and whom their "you" means."""

import re

from mostura.engines.reading.blocks import Block
from mostura.engines.reading.rules.agents import Agent, Finder
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line, line_of

_HEAD = 10  # blocks in which the recipients and the salutation stand
_LONGEST_RECIPIENT = 30  # words of a line that names them
_TOP = 3  # blocks
_TITLE = re.compile(r"\b(?:open letter|otvoreno pismo|leter e hapur|offener brief)\b")
# What a letter is about, and where and when it was written.
_NO_RECIPIENT = re.compile(
    r"\W*(?:betrifft|betreff|subject|re|concerning|predmet|tema|lenda|subjekti|from|von|od|nga|url"
    r"|date|datum|data)\b\W*[: ]|\W*[\w-]+(?: [\w-]+)?, (?:on |den |dana |me |na )?\d"
)
_SALUTATION = re.compile(
    r"^(?:dear |(?:vasa |your )?ekselencij|excellenc|postovan|cijenjen|cenjen"
    r"|sehr geehrte|liebe[rs]? |(?:i|e|te) nderuar|i dashur|pocituvan|zoti |zonja |gospodin)"
)
_YOU = {
    "en": re.compile(r"\b(?:you|your)\b"),
    "hbs": re.compile(r"\b(?:vas|vam|vama|vi|vas[aeiu]|vaseg|vasoj|[a-z]{3,}(?:ajte|ujte|ite))\b"),
    "sq": re.compile(r"\b(?:ju|juve|juaj|tuaj)\b"),
    "mk": re.compile(r"\b(?:ve|vi|vas|vam|vie|vas(?:ata|iot|eto|ite)|[a-z]{3,}(?:ajte|ete))\b"),
}


def recipients_of(
    blocks: tuple[Block, ...], cues_of: dict[int, Cues], finder: Finder
) -> tuple[Agent, ...]:
    """Who is named above the salutation of a letter; nobody where the document is none."""
    head = [
        (line_of(block.text, start=block.start), cues_of[index])
        for index, block in enumerate(blocks[:_HEAD])
    ]
    greeting = next(
        (number for number, (line, _) in enumerate(head) if _SALUTATION.match(line.folded)), None
    )
    if greeting is None and any(_TITLE.search(line.folded) for line, _ in head[:_TOP]):
        greeting = _TOP
    if not greeting:
        return ()
    return tuple(
        agent
        for line, cues in head[:greeting]
        if len(line.folded.split()) <= _LONGEST_RECIPIENT and not _NO_RECIPIENT.match(line.folded)
        for agent in finder.agents_in(line, cues)
    )


def means_you(line: Line, cues: Cues) -> bool:
    """Whether a sentence of a letter speaks to those who get it."""
    if cues.language == "de":
        return re.search(r"(?<!^)(?<!\. )\b(?:Sie|Ihnen|Ihre[rnms]?)\b", line.text) is not None
    return _YOU[cues.language].search(line.folded) is not None
