"""Which SMART flags an ask raises, each with the words that raise it."""

import re

from mostura.engines.reading.rules.actions import action_of
from mostura.engines.reading.rules.addressees import Addressee
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line

_NUMBER = re.compile(r"(?<![\w.])\d[\d.,]*\d|(?<![\w.])\d(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PARTICULAR = 5  # UPR action category


def smart_of(
    line: Line,
    cues: Cues,
    *,
    begin: int,
    addressees: tuple[Addressee, ...],
    themes: tuple[str, ...],
) -> dict[str, list[str]]:
    """The flags that hold, each with the words that raise it; flags that do not hold are absent."""
    flags: dict[str, list[str]] = {}
    category, verb = action_of(line, cues, begin=begin)
    if category == _PARTICULAR:
        flags["specific"] = [verb]
    raised = {name: _words(pattern, line) for name, pattern in cues.smart}
    numbers = [
        line.words(*found.span()).strip(" ,.;")
        for found in _NUMBER.finditer(line.folded)
        if not _YEAR.match(found.group())
    ]
    if measurable := [*raised.get("measurable", []), *numbers]:
        flags["measurable"] = measurable
    if named := [one.words or one.name for one in addressees if one.key]:
        flags["assignable"] = named
    if themes:
        flags["relevant"] = list(themes)
    if bound := raised.get("time_bound", []):
        flags["time_bound"] = bound
    return flags


def _words(pattern: re.Pattern[str], line: Line) -> list[str]:
    found = (line.words(*match.span()).strip(" ,.;") for match in pattern.finditer(line.folded))
    return list(dict.fromkeys(found))
