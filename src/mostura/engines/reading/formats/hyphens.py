"""Words broken at the ends of lines made whole, and compounds left as they are."""

import re
from collections.abc import Iterable

LONGEST_WORD = 60  # letters
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BROKEN = re.compile(r"([^\W\d_]{2,})[-\u00ac\u2010]$")
REST = re.compile(r"[^\W\d_]+")
# The first halves of compounds that are written with a hyphen wherever they stand.
COMPOUNDS = frozenset({
    "cross", "co", "non", "self", "multi", "inter", "intra", "post", "pre", "anti", "long",
    "short", "well", "ill", "high", "low", "full", "half", "all", "ex", "pro", "sub", "semi",
    "quasi", "socio", "ethno", "geo", "euro", "decision", "policy", "peace", "conflict", "gender",
    "youth", "women", "community", "rights", "evidence", "risk", "time", "cost", "needs", "rule",
    "law", "state", "party", "donor", "government", "country", "region", "grass", "early", "mid",
    "new", "old", "middle", "large", "small", "one", "two", "three", "four", "five", "six",
    "second", "first", "twenty", "thirty", "forty", "fifty", "follow", "make", "vis", "over",
    "under", "human", "local", "civilno", "društveno", "političko", "socijalno", "javno", "rodno",
    "kulturno", "srpsko", "hrvatsko", "albansko", "друштвено", "политичко", "јавно", "родно",
    "општествено", "социо", "економско", "politiko", "juridiko", "kulturo", "ndër",
})  # fmt: skip


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Every word of a document, small and with its hyphens."""
    return frozenset(
        word for text in texts for word in map(str.lower, WORD.findall(text)) if len(word) > 3
    )


def join(lines: Iterable[str], known: frozenset[str] = frozenset()) -> str:
    """Lines as one; a word broken by a hyphen is made whole, a compound keeps its hyphen.

    What the document writes elsewhere decides; where it is silent, the first half does.
    """
    parts: list[str] = []
    before = ""
    for line in filter(None, lines):
        if parts:
            cut, between = _seam(before, line, known)
            parts[-1] = parts[-1][: len(parts[-1]) - cut]
            parts.append(between)
        parts.append(line)
        before = line
    return "".join(parts)


def _seam(before: str, after: str, known: frozenset[str]) -> tuple[int, str]:
    """How many letters the first line loses at its end, and what stands between the two."""
    broken = BROKEN.search(before[-LONGEST_WORD:])
    rest = REST.match(after)
    if broken and rest and after[0].islower():
        whole = (broken[1] + rest[0]).lower()
        parted = f"{broken[1]}-{rest[0]}".lower()
        compound = parted in known or broken[1].lower() in COMPOUNDS
        return (0, "") if whole not in known and compound else (1, "")
    touching = before[-1] in "-\u2010/" and after[0].isalnum()
    if touching and len(before) > 1 and before[-2] != " ":
        return 0, ""
    return 0, " "
