"""Cuts a block into sentences, and a list that was glued to its sentence into its pieces."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_END = re.compile(r"[.!?…]+[\"”’»“')\]]*[¹²³⁰-⁹]*(?=\s)")
_LAST_WORD = re.compile(r"([\w.\-/&]+)$")
# After these a full stop ends no sentence; some of them hold stops themselves.
_ABBREVIATIONS = re.compile(
    r"m(?:rs?|s)|dr|prof|e\.g|i\.e|vs|cf|approx|inc|ltd|gen|hon|rev"  # English
    r"|tzv|npr|tj|тзв|нпр|т\.н|т\.е|тн|пр|г-дин|г-ѓа"  # the South Slavic languages
    r"|p\.sh|dmth|zt|znj|z\.b|bzw|ca|d\.h|u\.a|vgl|evtl|ggf"  # Albanian, German
)
# These end no sentence when a number follows.
_NUMBERED = re.compile(
    r"st|nos?|arts?|paras?|fig|br|čl|tač|sl|str|бр|чл|ст|стр|nr|neni|abs|mio|mrd|p"
)
_MONTHS = re.compile(
    r"\s(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
_ENUMERATOR = re.compile(
    r"(?:(?<=[\s:;,])|^)(?:\((?:[a-zа-ш]|[ivx]{1,4}|\d{1,2})\)|[a-hа-з]\)|\d{1,2}\)|[→►▪•●■‣–—-](?=\s))\s*"
)
_WITHOUT_ORDINALS = frozenset({"en", "sq", "mk"})  # that write no "61." for the 61st
_FEWEST_PIECES = 2
_SHORTEST_PIECE = 2  # letters


def sentences_of(text: str, *, language: str) -> Iterator[Span]:
    """Where each sentence of a block begins and ends."""
    start = 0
    for mark in _END.finditer(text):
        if not _ends_sentence(text, mark, language=language, start=start):
            continue
        yield start, mark.end()
        start = mark.end()
        while start < len(text) and text[start].isspace():
            start += 1
    if start < len(text):
        yield start, len(text.rstrip())


def _ends_sentence(text: str, mark: re.Match[str], *, language: str, start: int) -> bool:
    following = text[mark.end() :].lstrip()[:1]
    if following.islower() or following in ",;:)":
        return False
    if mark.group()[0] != ".":
        return True
    before = _LAST_WORD.search(text[start : mark.start()])
    word = before.group(1) if before else ""
    if following.isdigit() and _NUMBERED.fullmatch(word.lower()):
        return False
    if _ABBREVIATIONS.fullmatch(word.lower()) or (
        len(word) == 1 and word.isalpha() and word.isupper()
    ):
        return False
    if word.isdigit() and len(word) <= 2:
        ahead = text[start : mark.start() - len(word)].rstrip()
        return (language == "en" and bool(ahead)) or (
            language in _WITHOUT_ORDINALS and bool(ahead) and not ahead.endswith(".")
        )
    if word.isdigit() and language == "de":
        return _MONTHS.match(text, mark.end()) is None
    return True


def pieces_of(text: str) -> tuple[Span, ...]:
    """Where the pieces of a list stand that follows a colon in one text; none where there is none.

    Pieces are parted by enumerators ("(a)", "2)", arrows, bullets) or, without them, by semicolons.
    """
    colon = text.find(":")
    if colon < 0 or colon + 1 >= len(text):
        return ()
    marks = list(_ENUMERATOR.finditer(text, colon + 1))
    if len(marks) >= _FEWEST_PIECES and not text[colon + 1 : marks[0].start()].strip():
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        return _trimmed(text, [(mark.end(), end) for mark, end in zip(marks, ends, strict=True)])
    stops = [found.end() for found in re.finditer(";", text[colon + 1 :])]
    if not stops:
        return ()
    bounds = [colon + 1, *[colon + 1 + stop for stop in stops], len(text)]
    return _trimmed(text, list(zip(bounds, bounds[1:], strict=False)))


def _trimmed(text: str, spans: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in spans:
        piece = text[start:end]
        begin = start + len(piece) - len(piece.lstrip())
        if len(piece.strip()) > _SHORTEST_PIECE:
            kept.append((begin, begin + len(piece.strip())))
    return tuple(kept)
