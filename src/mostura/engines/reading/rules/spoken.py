"""Sentences that speak to somebody: "Minister, repair ...", "One word to donors: pay in time"."""

import re

from mostura.engines.reading.rules.agents import Agent, Finder
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line, line_of
from mostura.engines.reading.rules.runs import last_of

# Languages whose imperative looks like no other form: "Zakažite", "Mbajeni", "Одржете".
OWN_IMPERATIVE = frozenset({"hbs", "mk", "sq"})
_TITLE = re.compile(
    r"(?:ministr\w*|ministar\w*|ministe\w*|pr[ei]mi[je]e?\w*|predsj?edni\w*|pretsedate\w*|president\w*"
    r"|kryet\w+|kryemin\w+|gradonaceln\w+|mayors?|burgermeister\w*|poslani\w+|zastupni\w+"
    r"|deputet\w*|pratenic\w+|direktor\w*|drejtor\w*|nacelni\w+|komesar\w*|commissioner"
    r"|kancelar\w*|kanzler\w*|governor|prasident\w*|abgeordnete\w*|senator\w*|deputies"
    r"|members of parliament|komisionar\w*|prokuror\w*|candidates|kandidat\w*"
    r"|politicians|politicar\w*|tuzio\w*|tuzite\w*|ombudsman\w*)"
)
_VOCATIVE = re.compile(
    rf"(?:(?:dear|postovan\w+|cijenjen\w+|cenjen\w+|pocituvan\w+|(?:i|e|te) nderuar\w*|i dashur"
    rf"|sehr geehrte\w*|liebe\w?|gospodin\w*|gospodo|gospodj?o|zoti|zonja|zonje|frau|herr|mr|ms|mrs"
    rf"|madam|honou?rable) ){{0,3}}({_TITLE.pattern}(?: [\w-]+){{0,4}})[,!:] "
)
_COURTESY = re.compile(r"^(?:please|molim\w* vas|molime|ju lute\w+|do not|don't|ne|mos|nemojte) ")
_FORMAL = re.compile(r"\w{3,}en sie\b")  # "nehmen Sie"
_STEM = 6  # letters that the title and the office share: "ministre", "Ministarstvo"
_FEWEST_WORDS = 3


def spoken_to(
    line: Line, cues: Cues, finder: Finder, recipients: tuple[Agent, ...]
) -> tuple[Agent, ...]:
    """Who is told, in the imperative, to do something; nobody where nobody is named."""
    folded = line.folded
    if vocative := _VOCATIVE.match(folded):
        if _is_imperative(folded[vocative.end() :], cues):
            return _office_of(vocative.group(1), line, vocative.span(1), recipients)
        return ()
    named = finder.agents_in(line, cues)
    if named and not named[0].start and folded.startswith(", ", named[0].end):
        told = _is_imperative(folded[named[0].end + 2 :], cues)
        return named[:1] if told else ()
    colon = folded.find(": ")
    if colon < 0 or not _is_imperative(folded[colon + 2 :], cues):
        return ()
    before = tuple(a for a in finder.agents_in(line, cues) if a.end <= colon)
    return last_of(before, folded) if before else ()


def _is_imperative(folded: str, cues: Cues) -> bool:
    if len(folded.split()) < _FEWEST_WORDS:
        return False
    if cues.language == "de":
        return _FORMAL.match(folded) is not None
    rest = re.sub(
        r"^(?:please|molim\w* vas|molime|ju lute\w+|do not|don't|ne|mos|nemojte) ", "", folded
    )
    return cues.starts.imperative.match(rest) is not None


def _office_of(
    title: str, line: Line, span: tuple[int, int], recipients: tuple[Agent, ...]
) -> tuple[Agent, ...]:
    """The recipient of a letter that a title means, else the title as it is written."""
    stem = title.split(maxsplit=1)[0][:_STEM]
    for one in recipients:
        words = line_of(one.words, start=0).folded.split()
        if any(stem in word for word in words):
            return (one,)
    written = line.words(*span).strip()
    return (Agent(*span, written, written),)
