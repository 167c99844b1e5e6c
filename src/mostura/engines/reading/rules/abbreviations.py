"""Bodies that a text names by capital letters: "the CEC", and what the document says they mean."""

import re
from collections.abc import Iterable, Iterator, Mapping

from mostura.engines.reading.rules.lines import Line

_FEWEST_LETTERS = 2
_MOST_WORDS = 9  # of a name before its abbreviation
# A name and behind it, in brackets, how it is called from there on: ALIMS.
_DEFINED = re.compile(
    r"((?:[\w'’„“”\"-]+ ){1,9})\((?:[^()]{0,40}[:„“\" ])?([A-ZČĆŽŠĐËÇÄÖÜЀ-Я]{2,8})[”“\"]?\)"
)
_WRITTEN = re.compile(
    r"(?<![\w-])[A-ZČĆŽŠĐËÇÄÖÜЀ-Я]{2,6}(?![\w/])(?:-\w{1,3}(?!\w))?"
    r"(?: [„“\"«][^„“”\"«»]{2,40}[”“\"»])?"
)
_ARTICLE = re.compile(r"\W*(?:the|der|die|das|dem|den|da|neka|dass|that|deka|qe|od|von|vom|na)? ?")
# Capitals that stand for people, money, illnesses, methods and the like, and for nobody to ask.
_NOBODY = re.compile(
    r"eur|usd|rsd|mkd|lek|bam|km|covid|pdf|html|www|tv|it|id|sms|faq|pr|hr|sdg|sdgs|upr"
    r"|iccpr|cedaw|cerd|crc|cat|icescr|echr|lgbt|lgbti|lgbtiq|lgbtiqa|lgbtq|hiv|aids|pm|gdp"
    r"|bdp|nr|no|br|top|ok|url|usb|gps|sos|dna|qr|ai|ki|kpi|bip|yps|wps|us|ii|iii|iv|vi|vii"
    r"|viii|ix|xi|xii|xiii|xiv|xv"
)


def abbreviations_in(texts: Iterable[str]) -> dict[str, str]:
    """What the abbreviations of a document stand for, as it explains them in brackets."""
    meant: dict[str, str] = {}
    for text in texts:
        if "(" not in text:
            continue
        for found in _DEFINED.finditer(text):
            name = _named(found.group(1).split(), found.group(2))
            if name:
                meant.setdefault(found.group(2), name)
    return meant


def _named(words: list[str], letters: str) -> str:
    """The last words before a bracket whose initials are its letters, small words left out."""
    for first in range(len(words) - 1, -1, -1):
        name = words[max(0, first) :]
        initials = "".join(word[0] for word in name if word[:1].isupper())
        every = "".join(word[0] for word in name if len(word) > 1).upper()
        if letters in (initials.upper(), every) and name[0][:1].isupper():
            return " ".join(name)
    return ""


def abbreviated_in(line: Line, meant: Mapping[str, str]) -> Iterator[tuple[int, int, str, str]]:
    """Folded span, name and words of every body named by capitals.

    One that the document does not explain counts only at the beginning of the line, or with a
    name in quotation marks behind it ("JKP „Čistoća“").
    """
    if line.text.isupper():
        return
    for found in _WRITTEN.finditer(line.text):
        letters = re.match(r"\w+", found.group())
        short = letters.group() if letters else ""
        start, end = line.position(found.start()), line.position(found.end())
        if _NOBODY.fullmatch(short.lower()) or len(short) < _FEWEST_LETTERS:
            continue
        name = meant.get(short, "")
        quoted = " " in found.group()
        first = _ARTICLE.fullmatch(line.folded[:start]) is not None
        if name or quoted or first:
            yield start, end, name or found.group(), found.group()
