"""Where the name of a body begins and ends around the noun that heads it."""

import re
from collections.abc import Iterator

from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line

_WORD = re.compile(r"[\w-]+")
_LONGEST_NAME = 8  # words
_BARE = 4  # words of a cell or heading that is only a name
_NEXT_NAME = 40  # letters after "and" in which the head of another name stands
_AND = frozenset({"and", "i", "dhe", "und"})
_TO = re.compile(r"(?:the|to|for|from|by|do|za|na|od|per|nga|an|fur|von|vom|der|die|das|dem|den) ")
_SMALL_NAMES = frozenset({"hbs", "mk", "sq"})  # where names of bodies keep small letters
_BEFORE_SMALL = frozenset({"of", "for", "fur", "von"})


# "Gradsko veće", "адвокатската комора": an adjective that is part of the name, in any letters.
_RELATIONAL = re.compile(
    r"(?:\w{2,}(?:sk|ck|zk|aln|okrugl)|(?:drzav|jav|narod|vrhov|glav|ustav|nacional|sredis|sredist"
    r"|resor|nadlez|komunal|mes|mjes|prosvet|prosvjet|zdravstve|obrazov|socijal|strucn?)n)"
    r"(?:[aeiou]|om|oj|og|oga|ome?|im|ih|ata|oto|ite|iot|ot)"
)


def name_start(line: Line, start: int, cues: Cues) -> int:
    """Where a name begins whose head stands here: capitals and "gradsko" belong to it."""
    while True:
        before = re.search(r"([\w-]+) $", line.folded[:start])
        if before is None:
            return start
        if cues.language in _SMALL_NAMES and _RELATIONAL.fullmatch(before.group(1)):
            start = before.start(1)
            continue
        if before.start() == 0 and (_TO.match(before.group()) or not _is_bare_name(line, start)):
            return start
        written = line.words(before.start(1), before.end(1))
        if not written[:1].isupper():
            return start
        start = before.start(1)


def _is_bare_name(line: Line, start: int) -> bool:
    """Whether a line is too short for a sentence, so that its first capital is no accident."""
    short = len(line.folded.split()) <= _BARE
    return short and line.words(start, start + 1)[:1].isupper()


def name_end(line: Line, end: int, cues: Cues, *, only_names: bool) -> int:
    """Where a name ends whose head ends here: links, capitals, and one or two small words."""
    usual = int(not only_names and cues.language in _SMALL_NAMES)
    small, reached = usual, end
    for following in _words_after(line, end, cues):
        word = following.group()
        if cues.language == "sq" and word == "te":
            small = 0  # before a verb it is no link; before a name a capital letter follows
        elif word in cues.agents.links:
            plain = word == "for" and line.words(max(0, end - 1), end)[:1].islower()
            before_small = int(word in _BEFORE_SMALL and not only_names and not plain)
            small = usual + 1 if usual else before_small
        elif _DATE_WORD.match(word):
            break
        elif line.words(*following.span())[:1].isupper() and not line.text.isupper():
            reached = following.end()
        elif small > 0 and not _is_cue(word, cues) and not _is_verb(line, word, following, cues):
            small -= not _is_adjective(word, cues)
            reached = following.end()
        else:
            break
    return reached


# No name of a body goes on with a day or a month ("the government on Thursday").
_DATE_WORD = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august"
    r"|september|october|november|december|januar|februar|marz|juni|juli|oktober|dezember"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
)


def _words_after(line: Line, end: int, cues: Cues) -> Iterator[re.Match[str]]:
    """The words that could still belong to a name, up to a comma, a cue or a new name."""
    limit = cues.asks.any.search(line.folded, end)
    stop = limit.start() if limit else len(line.folded)
    position = end
    for _ in range(_LONGEST_NAME):
        following = _WORD.match(line.folded, position + 1)
        if following is None or line.folded[position : position + 1] != " ":
            return
        new_name = following.group() in _AND and _opens_name(line, following.end(), cues)
        if new_name or following.start() >= stop:
            return
        yield following
        position = following.end()


def _opens_name(line: Line, end: int, cues: Cues) -> bool:
    """Whether another name begins after "and": "the Ministry of Finance and Central Bank"."""
    if line.folded.startswith(" the ", end):
        return True
    if cues.language != "en":
        named = (pattern.match(line.folded, end + 1) for _, pattern in cues.agents.generic)
        return any(named) or cues.agents.heads.match(line.folded, end + 1) is not None
    head = cues.agents.heads.search(line.folded, end, end + _NEXT_NAME)
    return head is not None and len(line.folded[end : head.start()].split()) <= 1


# Finite verbs that follow the head of a name more often than they belong to it.
_VERBS = {
    "hbs": re.compile(
        r"\w{3,}(?:ira|iraju|uje|uju|aju|iju|ice|io|ala|alo|ila|ilo)|ce|moze|mogu"
        r"|smatra|navodi|istice|trazi|poziva|cijeni|kaze|misli|tvrdi|upozorava"
    ),
    "mk": re.compile(r"\w{3,}(?:ira|iraat|uva|uvaat|ija|ea|aa)|ke|moze|mozat|smeta|veli|bara"),
    "sq": re.compile(
        r"\w{2,}(?:oi|oje|ojne|uan|het|hen|nte|nin)|do|ka|po|mund|mendon|kerkon|thekson|beson"
    ),
}
_PREPOSITIONS = re.compile(
    r"neka|nek|bez|pri|pred|po|nad|pod|kon|do|pa|nen|mbi|ndaj|prej|nepermjet|permes|putem|uz|pored|osim"
    r"|hitno|odmah|itno|vednas|redovno|redovito|svakog|sekoj|cdo|menjehere"
)
_CLAUSE = re.compile(r"\b(?:da|neka|qe) (?:\w+ )?$")
# "da ministarstvo obrazovanja uvede": what the ministry is for, and no verb.
_GENITIVE = re.compile(
    r"\w{3,}(?:anja|enja|stva|ija|lja|ture|sredine|okolisa|okoline)|pravde|sporta|rada|poslova"
    r"|mladih|prosv(?:j)?ete|saobracaja|prometa|privrede|turizma|energetike"
)
_ADJECTIVES = {
    "hbs": re.compile(r"\w{2,}(?:[nskčćvt]og|[nsk]oga|[nskvtj]ih|[nskv]e|[nsk]u|[nsk]oj|[nsk]im)"),
    "mk": re.compile(r"\w{2,}(?:ski|ska|sko|ni|na|no|nite|nata|noto)"),
}


def _is_verb(line: Line, word: str, following: re.Match[str], cues: Cues) -> bool:
    """Whether a word behind the head is what the body does: "da Centar upozna", "Qeveria tha"."""
    verbs = _VERBS.get(cues.language)
    if _PREPOSITIONS.fullmatch(word) or (verbs is not None and verbs.fullmatch(word)):
        return True
    head = line.folded[: following.start()].rstrip().rfind(" ") + 1
    if _CLAUSE.search(line.folded[:head]) is None or _GENITIVE.fullmatch(word):
        return False
    return not _is_adjective(word, cues)


def _is_adjective(word: str, cues: Cues) -> bool:
    form = _ADJECTIVES.get(cues.language)
    return form is not None and form.fullmatch(word) is not None


def _is_cue(word: str, cues: Cues) -> bool:
    return bool(
        cues.asks.any.fullmatch(word) or word in cues.words or cues.agents.object_ends.match(word)
    )
