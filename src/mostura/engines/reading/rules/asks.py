"""Whether a sentence asks for something, and by which word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from mostura.engines.reading.rules.cues import Cues, Pattern
from mostura.engines.reading.rules.lines import Line, without_quotations


class Rule(StrEnum):
    """The stable names by which a suggestion says how it was found."""

    LISTED_UNDER_LEAD_IN = "listed-under-lead-in"
    LISTED_UNDER_HEADING = "listed-under-heading"
    IMPERATIVE_IN_ZONE = "imperative-in-zone"
    ELLIPTICAL_INFINITIVE = "elliptical-infinitive"
    CALL_VERB = "call-verb"
    PROPOSAL_VERB = "proposal-verb"
    MODAL = "modal"
    STRONG_MODAL = "strong-modal"
    NEED_NOUN = "need-noun"
    CONTINUING = "continuing-sentence"


CONFIDENCE = {  # share that a person would confirm, guessed from the documents at hand
    Rule.LISTED_UNDER_LEAD_IN: 0.95,
    Rule.LISTED_UNDER_HEADING: 0.9,
    Rule.IMPERATIVE_IN_ZONE: 0.85,
    Rule.ELLIPTICAL_INFINITIVE: 0.85,
    Rule.CALL_VERB: 0.85,
    Rule.PROPOSAL_VERB: 0.8,
    Rule.MODAL: 0.8,
    Rule.STRONG_MODAL: 0.65,
    Rule.NEED_NOUN: 0.7,
    Rule.CONTINUING: 0.65,
}
# A day is the dateline of a statement; only a bare year puts it into the past.
_DATE = re.compile(r"\b\d{1,2}\.? ?(?:\d{1,2}\.|[a-z]+) ?(?:19|20)\d\d\b")
# "From the ministry we demand": whom is asked stands first.
_FROM_WHOM = re.compile(r"\W*(?:von|vom|od|nga|prej)\b")
_MONTH = re.compile(
    r"\b(?:jan|feb|fev|shk|mar|apr|pri|ma[jy]|jun|qer|jul|korr|a[uv]g|gus|sep|sht|o[kc]t|tet|nov"
    r"|nen|de[czk]|dhj|vel|ozu|tra|svi|lip|srp|kol|ruj|lis|stu|pro)\w* (?:19|20)\d\d\b"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLAUSE_END = re.compile(r"[;:]| - | – ")
# "we call", "it is asked", "wir fordern": nobody else is reported to have said it.
_OWN_VOICE = re.compile(r"(?:mo|me|het|hen|het gjithashtu)$|(?<!\w)(?:se|wir|we)(?!\w)|^od ")
_PAST = re.compile(
    r"^\w*(?:ed|ili|ile|ila|ilo|io|uan|oi|aa|ija|ha|te|ten)(?!\w)|^(?:empfahl|rief|schlug|je |su )"
)
_PASSIVE_CALL = re.compile(
    r"^(?:jane|eshte|were|was|are|is|strongly|je|su|e|se|bese|bea|ist|sind|wird|w[eu]rden?)[ ,]"
)
_CLAUSE_START = re.compile(r"[;:]|(?<!\w)(?:that|dass|da|deka|qe|se)(?!\w)")
_SAID_BETWEEN = re.compile(  # "Prosecutors, he added, should"
    r", (?:\w+ ){1,3}(?:added|said|argued|stressed|felt|noted|concluded|agreed),"
    r"|, (?:dodao|dodala|kaze|kazao|rekao|rekla|smatra|istice|veli) (?:\w+ ){0,2}?\w+,"
    r"|, so (?:der|die|das) \w+,"
)
_PRONOUNS = {
    "en": re.compile(r"it|they|he|she|you|i|we"),
    "hbs": re.compile(r"on[oaie]?"),
    "sq": re.compile(r"ai|ajo|ata|ato"),
    "mk": re.compile(r"toj|taa|tie|toa"),
    "de": re.compile(r"er|sie|es|man"),
}
# To whom something is to be done: "građanima treba omogućiti", "banorëve duhet t'u njoftohet".
_OBLIQUE = {
    "hbs": re.compile(r"\w(?:ima|ama)$"),
    "sq": re.compile(r"\wve$"),
    "mk": re.compile(r"\b(?:na|od|za|so) \w+$"),
    "de": re.compile(r"\b(?:den|dem|fur|mit|von) (?:\w+n )?\w+$"),
}
_GERMAN_PRONOUNS = frozenset({"sie", "diese", "er", "es"})
# Whose calls of the past still stand: bodies that speak to a country from outside.
_FROM_OUTSIDE = re.compile(
    r"\b(?:osce|oebs|oess|osbe|obse|osze|eu|un|european|evropsk\w*|europsk\w*|europaische\w*"
    r"|evropian\w*|europian\w*|europe|mission|misij\w*|misioni\w*|delegation|rapporteurs?)\b"
)
_GOES_ON = re.compile(r"(?:^| )(?:and|i|dhe|und|te)$")
# "In March residents demanded", "last year we asked": told of an earlier day.
_EARLIER = re.compile(
    r"\b(?:last|previous) (?:year|spring|autumn|winter|summer|month)\b|\byears? ago\b"
    r"|\b(?:prosl|minul)\w+ (?:godin|mj?esec|prolj?e|jesen|zim|ljet|let)\w*|\blani\b"
    r"|\bpr(?:ij)?e \w+ godin|\bvitin e (?:kaluar|shkuar)|\bminatata godina"
    r"|\b(?:letzte[sn]?|vorige[ns]?|vergangene[ns]?) jahr"
    r"|^(?:im|in|u|vo|ne|te|gjate|tokom) (?:\w+ )?(?:januar\w*|jan\w*r|february|februar\w*|marz"
    r"|march|marta?\w{0,2}|april\w*|juni?\w*|july|juli?\w*|august\w*|avgust\w*|septemb\w+"
    r"|octob\w+|oktob\w+|novemb\w+|dezemb\w+|decemb\w+|sijecnju|veljaci|ozujku|travnju|svibnju"
    r"|lipnju|srpnju|kolovozu|rujnu|listopadu|studenom|prosincu|shkurt|prill|maj|qershor|korrik"
    r"|gusht|shtator|tetor|nentor|dhjetor)\b"
)
_NEAR = 70  # letters before a cue in which its subject stands


@dataclass(frozen=True, slots=True)
class Ask:
    """The word that makes a line an ask, between two folded positions."""

    rule: Rule
    start: int = 0
    end: int = 0
    passive: bool = False
    unsure: bool = False
    """Whether it asks only if its subject turns out to be somebody who can be asked."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Looks for asks in one line."""

    line: Line
    cues: Cues
    expected: bool
    """Whether the line stands where asks are expected: under conclusions or recommendations."""
    resolved: bool = False
    """Whether a pronoun at its beginning stands for somebody named in the sentence before."""

    def asks(self) -> Iterator[Ask]:
        """Every ask in the line, the surest kind first."""
        if not self.cues.asks.any.search(self.line.folded):
            return
        if self.line.text.rstrip("\"”’»“') ").endswith("?"):
            return
        folded = self._masked()
        rules: tuple[tuple[Rule, Pattern], ...] = (
            (Rule.CALL_VERB, self.cues.asks.call),
            (Rule.PROPOSAL_VERB, self.cues.asks.propose),
            (Rule.MODAL, self.cues.asks.modal),
            (Rule.NEED_NOUN, self.cues.asks.need),
            (Rule.STRONG_MODAL, self.cues.asks.weak_modal),
        )
        for rule, pattern in rules:
            for ask in self._found(folded, rule, pattern):
                yield replace(ask, unsure=self._is_unsure(rule, passive=ask.passive))
        for rule, pattern in self._hints():
            for ask in self._found(folded, rule, pattern):
                yield replace(ask, unsure=True)

    def _hints(self) -> tuple[tuple[Rule, Pattern], ...]:
        """Words that ask only of somebody: "expects that", and "could" where asks are expected."""
        expect = (Rule.CALL_VERB, self.cues.asks.expect)
        could = (Rule.MODAL, self.cues.asks.could)
        return (expect, could) if self.expected else (expect,)

    def _found(self, folded: str, rule: Rule, pattern: Pattern) -> Iterator[Ask]:
        for cue in pattern.finditer(folded):
            passive = self._is_passive(folded, cue, rule)
            if not self._is_trap(cue, rule) and self._fits(folded, cue, rule, passive=passive):
                yield Ask(rule, cue.start(), cue.end(), passive)

    def _masked(self) -> str:
        folded = without_quotations(self.line)
        return self.cues.traps.cue.sub(lambda found: " " * len(found.group()), folded)

    def _is_trap(self, cue: re.Match[str], rule: Rule) -> bool:
        anywhere = rule in (Rule.CALL_VERB, Rule.PROPOSAL_VERB)
        return any(
            anywhere or trap.start() < cue.end()
            for trap in self.cues.traps.sentence.finditer(self.line.folded)
        )

    def _is_passive(self, folded: str, cue: re.Match[str], rule: Rule) -> bool:
        if rule == Rule.CALL_VERB:
            return bool(_PASSIVE_CALL.match(cue.group()))
        if rule in (Rule.MODAL, Rule.STRONG_MODAL):
            after = folded[cue.end() :].lstrip()
            clause = _CLAUSE_END.split(after, maxsplit=1)[0]
            return bool(self.cues.asks.passive.match(clause)) or " be allowed" in cue.group()
        return False

    def _fits(self, folded: str, cue: re.Match[str], rule: Rule, *, passive: bool) -> bool:
        before = folded[max(0, cue.start() - _NEAR) : cue.start()]
        if rule == Rule.MODAL and self._breaks_off(folded, cue):
            return False
        if rule in (Rule.CALL_VERB, Rule.PROPOSAL_VERB):
            return self._is_said_now(folded, cue, before)
        subject = _CLAUSE_START.split(_SAID_BETWEEN.sub(" ", before))[-1]
        if rule == Rule.MODAL:
            near = _last_words(subject, 4)
            if _GOES_ON.search(near):  # "Applicants should be 18 and should ..."
                near = " ".join(folded.split()[:3])
            return not any(
                self._is_subject(near, one)
                for one in self._strangers(near)
                if not (self.resolved and _PRONOUNS[self.cues.language].fullmatch(one.group()))
            )
        if rule == Rule.STRONG_MODAL:
            return self._is_demanded(subject, passive=passive)
        return True

    def _breaks_off(self, folded: str, cue: re.Match[str]) -> bool:
        """In "they do not, though they should." nothing is said to be done."""
        verb_last = self.cues.language == "de"
        return not verb_last and not folded[cue.end() :].strip(" .!)")

    def _is_said_now(self, folded: str, cue: re.Match[str], before: str) -> bool:
        after = folded[cue.end() : cue.end() + _NEAR]
        if _PASSIVE_CALL.match(cue.group()):
            by = re.search(r"(?<!\w)(?:by|od strane|nga|od strana na|von)(?!\w)(.{0,40})", after)
            return not (by and self.cues.asks.not_callers.search(by.group(1)))
        if _OWN_VOICE.search(cue.group()):
            return True
        if self._is_long_past(folded, cue):
            return False
        if self.cues.asks.callers.search(before):
            return True
        if self.cues.asks.not_callers.search(before):
            return False
        if _FROM_WHOM.match(folded):
            return True
        past = _PAST.match(cue.group()) and self.cues.agents.heads.search(before)
        if past and not _FROM_OUTSIDE.search(before):
            return False  # what an institution once recommended
        undated = _DATE.sub(" ", folded[: cue.end() + 12])
        undated = self.cues.traps.deadline.sub(" ", undated)
        return _YEAR.search(undated) is None

    def _is_long_past(self, folded: str, cue: re.Match[str]) -> bool:
        """Whether a bare year before a verb of the past dates it: "in 2019 they recommended"."""
        if not _PAST.match(cue.group()):
            return False
        if _EARLIER.search(folded, 0, cue.start()):
            return True
        undated = _MONTH.sub(" ", _DATE.sub(" ", folded[: cue.start()]))
        undated = self.cues.traps.deadline.sub(" ", undated)
        return re.match(r"\W*(?:\w+ ){0,2}(?:19|20)\d\d\b", undated) is not None

    def _is_unsure(self, rule: Rule, *, passive: bool) -> bool:
        return rule == Rule.STRONG_MODAL and not self.expected and not passive

    def _strangers(self, near: str) -> Iterator[re.Match[str]]:
        return self.cues.asks.strangers.finditer(near)

    def _is_subject(self, near: str, one: re.Match[str]) -> bool:
        """Whether people before a verb are its subject, by their case or the word before them."""
        if near.startswith("'s", one.end()):
            return False
        oblique = _OBLIQUE.get(self.cues.language)
        return oblique is None or oblique.search(near[: one.end()]) is None

    def _is_demanded(self, subject: str, *, passive: bool) -> bool:
        near = _last_words(subject, 5)
        if len(near.split()) > 1 and _PRONOUNS[self.cues.language].fullmatch(near.split()[-1]):
            return False
        if any(self._is_subject(near, one) for one in self.cues.asks.people.finditer(near)):
            return False
        # In German the subject follows: "Zudem muss das Archiv geöffnet werden."
        pronouns = _GERMAN_PRONOUNS if self.cues.language == "de" else self.cues.asks.pronouns
        return not passive or near.strip() not in pronouns


def starts_as_ask(line: Line, cues: Cues) -> bool:
    """Whether an item begins the way asks in a list do: imperative, infinitive, clause or noun."""
    starts = cues.starts
    folded = line.folded
    return bool(
        starts.imperative.match(folded)
        or starts.infinitive.match(folded)
        or starts.clause.match(folded)
        or starts.ending.search(folded)
    )


def starts_as_noun(line: Line, cues: Cues) -> bool:
    """Whether an item begins with the noun of an action: "strengthening of", "Einführung"."""
    return bool(cues.starts.nouns.match(line.folded))


def _last_words(text: str, number: int) -> str:
    return " ".join(text.split()[-number:])
