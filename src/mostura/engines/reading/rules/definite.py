"""Whether a noun such as "committee" means one that both sides know, and so somebody."""

import re

from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line

_INDEFINITE = {
    language: re.compile(rf"(?<!\w)(?:{articles}) (?:[\w-]+ ){{0,2}}$")
    for language, articles in (
        ("en", "an?"),
        ("hbs", "jedan|jedn[aou]g?"),
        ("sq", "nje"),
        ("mk", "eden|edn[aou]"),
        ("de", "eine?[nmrs]?"),
    )
}
# "the committee", "this ministry", "all ministries": one that both sides know.
_DEFINITE = re.compile(
    r"(?:\b(?:the|this|der|die|das|ova[jk]|ovoga?|ovom[eu]?|ova|ove|ovoj|ovaa|ky|kjo|ketij|kesaj"
    r"|all|both|every|each|alle[nr]?|beide[nr]?|jede[rs]?|sv[aei]|svi(?:h|m|ma)?|svak[aeiou]\w{0,2}"
    r"|site|sekoj\w*|te gjith\w+|cdo)"
    r"|\bdiese[rsmn]?) (?:\w+ )?$|\b(?:da|neka) $"
)
# Languages that write the article at the end of the noun: "sovetot", "kuvendi".
_ARTICLE_AT_END = {
    "mk": re.compile(r"\w(?:ot|ta|to|te)$"),
    "sq": re.compile(r"\w(?:ia?|ja|a|u|[iu]t|ve|[ei]?t|[ei]?se|[ei]?ne|[aei]?te|en|es)$"),
}
# "inspekcija treba": without an article it is known by what it is told to do.
_TOLD = re.compile(
    r" (?:treba\w*|mora(?:ju)?|duz(?:na|an|no|ni) |da|neka|bi (?:se )?(?:treba|mora|mog|valja)\w+"
    r"|ne sm\w+)(?!\w)"
)


def is_definite(line: Line, found: re.Match[str], cues: Cues) -> bool:
    """Whether the noun means one that is known: by its article, by "all", or at the very start."""
    if found.start() == 0 or _DEFINITE.search(line.folded[: found.start()]):
        return True
    if ending := _ARTICLE_AT_END.get(cues.language):
        return ending.search(found.group()) is not None
    if cues.language != "hbs":
        return False
    asked = line.folded.endswith(" od ", 0, found.start()) or line.folded[: found.start()] == "od "
    return asked or _TOLD.match(line.folded, found.end()) is not None


def is_indefinite(line: Line, start: int, cues: Cues) -> bool:
    """Whether an article says that any such body is meant: "an agency", "jedna komisija"."""
    return _INDEFINITE[cues.language].search(line.folded, 0, start) is not None
