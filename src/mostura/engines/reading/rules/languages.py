"""The language of each block, so that a report with a summary in another language is read whole."""

import re

from mostura.engines.reading.blocks import Block, StructuredText
from mostura.engines.reading.rules.cues import LANGUAGES, Cues, cues_for
from mostura.engines.reading.rules.lines import line_of
from mostura.engines.wording.language import language_of

_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 4  # function words of another language before a block counts as written in it
_DECLARED = {"bs": "hbs", "hr": "hbs", "sr": "hbs", "cnr": "hbs", "sh": "hbs", "me": "hbs"}


def language_of_document(structured: StructuredText) -> str:
    """The code of the language most of the document is in; "und" where it is none of ours."""
    guess = language_of(structured.text)
    if guess.code in LANGUAGES:
        return guess.code
    declared = structured.declared_language.lower().split("-")[0]
    declared = _DECLARED.get(declared, declared)
    return declared if declared in LANGUAGES else guess.code


def cues_of_blocks(blocks: tuple[Block, ...], language: str) -> dict[int, Cues]:
    """The cues each block is to be read with, by its place."""
    if language not in LANGUAGES:
        language = "en"
    return {index: cues_for(_of_block(block, language)) for index, block in enumerate(blocks)}


def _of_block(block: Block, language: str) -> str:
    words = _WORD.findall(line_of(block.text, start=0).folded)
    if len(words) < 2 * _FEWEST_WORDS:
        return language
    counts = {one: sum(word in cues_for(one).words for word in words) for one in LANGUAGES}
    best = max(counts, key=lambda one: (counts[one], one == language))
    clearly = counts[best] >= _FEWEST_WORDS and counts[best] > 2 * counts[language]
    return best if clearly else language
