"""Where one written sentence holds several asks: clauses of a resolution, contrasts, semicolons."""

import re
from collections.abc import Iterator
from itertools import pairwise

from mostura.engines.reading.blocks import Block
from mostura.engines.reading.rules.asks import Reader
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import line_of
from mostura.engines.reading.rules.sentences import Span, sentences_of

_FEWEST = 2  # clauses
_SHORTEST = 4  # words of a clause that may ask by itself
LOST_BULLET = re.compile(r"[-–•*·] +(?=\w)")
_GLUED = re.compile(r"\((?:[a-zа-ш]|[ivx]{1,4}|\d{1,2})\)|[→►▪•●]")
_SEMICOLON = re.compile(r"; +")
# "..., while the second group appealed to": what follows has its own subject and verb.
_CONTRAST = re.compile(
    r"; +|, [aа] (?=[A-ZČĆŽŠĐЀ-Я][^,;]{3,60} (?:da|да|neka|нека) )"
    r"|, (?=(?:while|whereas|dok|док|kurse|ndërsa|ndersa|dodeka|додека|während) )"
)
_TOLD = re.compile(r"[A-ZČĆŽŠĐЀ-Я][^,;]{3,60} (?:da|да|neka|нека) ")
# "1. Appointments. Members to be elected by ...": the name of a point, and no sentence.
_LONGEST_NAME = 3  # words
_COUNTED = re.compile(
    r"(?:(?:first|second|third|fourth|fif|six|seven|eigh|nin|ten)(?:th)?(?:ly)?"
    r"|(?:erst|zweit|dritt|viert|funft|sechst|siebt|acht|neunt|zehnt)e?ns"
    r"|(?:prv|drug|trec|cetvrt|pet|sest|sedm|osm|devet|deset)(?:[aoie]|oto|iot|ata)?"
    r"|(?:vtor|tret|petti|sesti|sedmi|osmi|devetti)(?:[aoi]|oto|iot|ata)?"
    r"|(?:se |e |i )?(?:pari?|para|dyti|dyta|treti|treta|katert[aei]|pest[aei]|gjasht[aei]"
    r"|shtat[aei])"
    r")[.:]"
)
_NAME = re.compile(r"[^.:;?!]{3,40}[.:]$")


def spans_of(block: Block, cues: Cues) -> list[Span]:
    """Sentences and clauses; a list glued with enumerators stays with the one that opens it."""
    return list(_spans(block, cues))


def named_first(block: Block, spans: list[Span]) -> bool:
    """Whether an item begins with a word or two that only name what it is about."""
    if len(spans) < _FEWEST:
        return False
    start, end = spans[0]
    name = block.text[start:end].strip()
    return len(name.split()) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None


def counted_in_words(block: Block, spans: list[Span]) -> bool:
    """Whether a paragraph begins with its number in words: "Second. The town opens ..."."""
    if len(spans) < _FEWEST:
        return False
    start, end = spans[0]
    return _COUNTED.fullmatch(line_of(block.text[start:end], start=0).folded.strip()) is not None


def _spans(block: Block, cues: Cues) -> Iterator[Span]:
    held: Span | None = None
    bullet = LOST_BULLET.match(block.text)
    first = bullet.end() if bullet else 0
    for begin, end in sentences_of(block.text, language=cues.language):
        start = max(begin, first)
        if held is not None:
            if _GLUED.match(block.text[start:end]):
                held = (held[0], end)
                continue
            yield from _clauses(block.text, held, cues)
        held = (start, end)
    if held is not None:
        yield from _clauses(block.text, held, cues)


def _clauses(text: str, span: Span, cues: Cues) -> Iterator[Span]:
    """The clauses of a sentence, if each of them asks or each opens like a resolution's."""
    start, end = span
    written = text[start:end]
    if (pairs := _parts(written, _SEMICOLON)) and all(
        cues.starts.resolution.match(line_of(part, start=0).folded) for _, _, part in pairs
    ):
        found = pairs
    else:
        found = _parts(written, _CONTRAST)
        if ":" in written or not all(_asks(part, cues) for _, _, part in found):
            found = []
    if not found:
        yield span
        return
    for one, other, _ in found:
        yield start + one, start + other


def _parts(written: str, mark: re.Pattern[str]) -> list[tuple[int, int, str]]:
    bounds = [0, *(found.end() for found in mark.finditer(written)), len(written)]
    if len(bounds) <= _FEWEST:
        return []
    return [
        (one, one + len(written[one:other].rstrip()), written[one:other].strip())
        for one, other in pairwise(bounds)
    ]


def _asks(part: str, cues: Cues) -> bool:
    line = line_of(part, start=0)
    if len(part.split()) < _SHORTEST:
        return False
    if _TOLD.match(part):
        return True
    return any(not ask.unsure for ask in Reader(line, cues, expected=True).asks())
