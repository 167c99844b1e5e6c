"""Who is to act, told by the words around a name where no subject stands before a verb."""

import re

from mostura.engines.reading.rules.agents import Agent
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line
from mostura.engines.reading.rules.runs import run_from

_REACH = 14  # letters of articles and adjectives between the words and the name
_BY = frozenset({"by", "durch", "od strane", "nga ana e", "od strana na", "von seiten"})
# "this is a matter for parliament", "das ist Sache des Landes", "za to je nadležan"
_MATTER = {
    "en": re.compile(
        r"\b(?:(?:matter|task|job|duty|responsibility|question) (?:for|of)|(?:would be|is) for"
        r"|(?:lies|falls|rests) (?:with|to|on)|(?:competence|remit) of)\b(?! (?:all|everyone))"
    ),
    "de": re.compile(
        r"\b(?:sache|aufgabe|zustandigkeit|verantwortung|pflicht) (?:der|des|von)\b"
        r"|\b(?:zustandig|verantwortlich|gefordert|gefragt|am zug|in der pflicht) (?:ist|sind)\b"
        r"|\b(?:hier|dafur|nun|jetzt|da) (?:ist|sind|ware|waren)\b(?=.* (?:zustandig|gefordert"
        r"|gefragt|am zug|in der pflicht))|\bliegt (?:bei|beim)\b"
    ),
    "hbs": re.compile(
        r"\b(?:(?:u )?nadleznost\w*|odgovornost\w*|duznost|obaveza|zadatak|posao)"
        r"(?: je| su)?(?: na)?(?!\w)|\bza (?:to|sto) (?:je|su) (?:nadlez|odgovor)\w+"
        r"|\bna potezu je\b"
    ),
    "mk": re.compile(
        r"\b(?:vo )?(?:nadleznost|odgovornost|obvrska|zadaca|dolznost)\w* (?:e )?na\b"
        r"|\bza (?:toa|sto) (?:e|se) (?:nadlez|odgovor)\w+"
    ),
    "sq": re.compile(
        r"\b(?:pergjegjesi\w*|detyr\w+|kompetenc\w+|ceshtje) (?:e|i|te|se)\b"
        r"|\b(?:i|u) takon\b|\bme kompetence ka\b"
    ),
}
# What opens a clause that only explains a word before it.
_RELATIVE = {
    "en": re.compile(r",? (?:that|which|who|whom|whose|where)(?= (?:\w+ ){0,5}$)"),
    "de": re.compile(
        r", (?:die|der|das|den|dem|denen|deren|dessen|welche\w*|wo)(?= (?:\w+ ){0,9}$)"
    ),
    "hbs": re.compile(r",? (?:koj\w+|sto|gde|gdje|cij\w+)(?= (?:\w+ ){0,6}$)"),
    "mk": re.compile(r",? (?:koj\w*|sto|kade|cij\w*)(?= (?:\w+ ){0,6}$)"),
    "sq": re.compile(r",? (?:qe|te cil\w+|i cili|e cila|ku)(?= (?:\w+ ){0,6}$)"),
}
# "shelters run by associations", "by sex and by municipality": nobody is to act.
_NOT_DOING = re.compile(
    r"\b(?:run|led|owned|held|made|sent|by \w+ and|\w+ed"
    r"|\w{3,}(?:an|en)(?:[aeiou]|ih|im|og|oj|iot|ite|ata)"
    r"|\w{3,}(?:uar|uara)) $"
)
_TO_BE = re.compile(
    r"\b(?:be|to be|werden|sein|da (?:se|bude|budu)|da bida?t?|te (?:jene|jete|behet)) "
)
_DEFINITE_ENGLISH = re.compile(r" (?:the|all|each|every|both|[a-z ]*s\b)")


def whose_matter(line: Line, cues: Cues, agents: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """Whom the line names as the one whose matter it is."""
    for found in _MATTER[cues.language].finditer(line.folded):
        if run := run_from(agents, line.folded, found.end(), slack=_REACH):
            return run
    return ()


def doers(line: Line, cues: Cues, agents: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """Who stands behind "by", if what they do is what is asked."""
    for found in cues.agents.actors_after.finditer(line.folded):
        before = line.folded[: found.start()]
        if found.group() not in _BY or (_NOT_DOING.search(before) and not _TO_BE.search(before)):
            continue
        if cues.language == "en" and not _DEFINITE_ENGLISH.match(line.folded, found.end()):
            continue
        if run := run_from(agents, line.folded, found.end() + 1, slack=_REACH):
            return run
    return ()


def in_relative(line: Line, position: int, cues: Cues) -> bool:
    """Whether a word stands in a clause that explains another: "services that towns must offer"."""
    return _RELATIVE[cues.language].search(line.folded[:position]) is not None
