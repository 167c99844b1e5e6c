"""Which kind of action an ask wants, after the categories used for the UPR, and by which verb.

The categories follow McMahon: 1 ask others for help, 2 continue, 3 consider, 4 act in general,
5 act in a particular way.
"""

from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line


def action_of(line: Line, cues: Cues, *, begin: int) -> tuple[int | None, str]:
    """The category 1 to 5 and the verb as written, from the lead verb on; (None, "") if unknown.

    Parameters
    ----------
    line : Line
        The passage that asks.
    cues : Cues
        Of the language it is written in.
    begin : int
        Folded position after the word that asks, where the lead verb is to come.

    """
    return _first_verb(line, cues, begin) or _first_verb(line, cues, 0) or (None, "")


def _first_verb(line: Line, cues: Cues, begin: int) -> tuple[int, str] | None:
    found = [
        (verb.start(), -len(verb.group()), category, verb)
        for category, pattern in cues.categories
        if (verb := pattern.search(line.folded, begin))
    ]
    if not found:
        return None
    _, _, category, verb = min(found, key=lambda one: one[:2])
    return category, line.words(verb.start(), verb.end()).strip()
