"""Decides for each passage whether it asks, by which rule, and of whom."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from mostura.engines.reading.rules.addressees import Addressee, Resolver, as_addressees
from mostura.engines.reading.rules.agents import Agent, Finder
from mostura.engines.reading.rules.asks import (
    CONFIDENCE,
    Ask,
    Reader,
    Rule,
    starts_as_ask,
    starts_as_noun,
)
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line, line_of
from mostura.engines.reading.rules.passages import LeadIn, Passage, Standing
from mostura.engines.reading.rules.sections import Zone, label_of
from mostura.engines.reading.rules.statements import asks_later, tells

_FEWEST_WORDS = 3
_FEWEST_LISTED = 2  # words of an item below "The media should:"
_MARKS = ",;:\"'“”„«»"
_UNNAMED = 0.1  # less sure where nobody is asked
_STATING = re.compile(
    r"^(?:the|this|these|those|it|there|a|an|in|according to|ovaj|ova|ovo|ovi|kjo|ky|keto|ovoj|ovaa"
    r"|die|der|das|diese|dieser|es)\b.*?\b(?:is|are|was|were|has|have|had|je|su|bio|bila|eshte|jane"
    r"|ishte|ka|kane|e|se|bese|bea|ist|sind|war|waren|hat|haben)\b"
)
_OPEN_CLAUSE = re.compile(r"(?<!\w)(?:that|da|deka|qe|dass)[ :]*$")
_FUTURE = re.compile(r" (?:ce|will|shall|wird|werden|do te|ke)\b")
_VERB_NEXT = re.compile(r",? (?!(?:of|for|and|i|und|dhe|za|e|te|na|der|des|fur|in|u|ne|vo)\b)\w")
_TO_DO = {  # how an agent at the head of an item is told what to do, without a finite verb
    "en": re.compile(r"^[ ,]*(?:\([^)]*\) )?to (?:\w+ly )?\w+"),
    "hbs": re.compile(r"^ (?:da|neka) "),
    "sq": re.compile(r"^ (?:te|t'i|t'u|ta|me) \w+"),
    "mk": re.compile(r"^ (?:da|neka) "),
    "de": re.compile(r".*\b(?:zu \w+en|\w+zu\w+en)[.;,]?$"),
}
# Where a main clause may ask by its mood alone: "Policia të hetojë rastin".
_JUSSIVE = {
    "sq": re.compile(
        r"^ (?:te|t'i|t'u|ta) (?:mos )?(?:i |u |e )?"
        r"(?!(?:cil|gjith|tjer|till|huaj|ndryshm|pavarur)\w*|dy\b|tre\b|reja\b|rinj\b)\w+(?:e|en|je|jne|het|hen|in|i|oj)\b"
        r"(?!.*\b(?:eshte|ishte|kane|ka|jane|ishin|u|duhet|tha|do|po|mund)\b)"
    )
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One passage that asks."""

    line: Line
    cues: Cues
    rule: Rule
    confidence: float
    addressees: tuple[Addressee, ...]
    begin: int
    """Folded position in `line` after the word that asks."""
    page: int | None


@dataclass(slots=True)
class _Paragraph:
    """What the sentences before said that the next may continue."""

    block: int = -1
    asked: tuple[Addressee, ...] = ()
    offered: bool = False
    """The sentence before announced steps or mechanisms ("that X could put in place")."""


@dataclass(slots=True)
class Judge:
    """Judges the passages of one document in their order."""

    finder: Finder
    _resolver: Resolver = field(init=False)
    _paragraph: _Paragraph = field(default_factory=_Paragraph)

    def __post_init__(self) -> None:
        self._resolver = Resolver(self.finder)

    def of(self, passage: Passage) -> Judgement | None:
        """The judgement on a passage, or None where it asks for nothing."""
        if passage.block != self._paragraph.block:
            self._paragraph = _Paragraph(passage.block)
        found = self._judged(passage)
        self._remember(passage, found)
        return found

    def _judged(self, passage: Passage) -> Judgement | None:
        fewest = _FEWEST_LISTED if _stands(passage, Standing.ASKS) else _FEWEST_WORDS
        if len(passage.line.folded.split()) < fewest:
            return None
        expected = passage.section.zone >= Zone.CONCLUSIONS or passage.lead_in is not None
        asks = self._sure(passage, Reader(passage.line, passage.cues, expected).asks())
        agents = self._told(passage)
        if agents:
            return self._elliptical(passage, agents)
        if (rule := _listed(passage, asks, told=self._told_by_future(passage))) is not None:
            return self._as_listed(passage, rule, asks)
        if asks and not _is_silenced(passage):
            return self._as_sentence(passage, asks)
        if self._continues(passage):
            addressees = _because(self._paragraph.asked, "previous-subject")
            return _judgement(passage, Rule.CONTINUING, addressees, 0)
        return None

    def _sure(self, passage: Passage, asks: Iterable[Ask]) -> list[Ask]:
        line, cues = passage.line, passage.cues
        return [
            ask
            for ask in asks
            if not ask.unsure
            or self._resolver.explicit(line, cues, [ask])
            or self._continues_asking(passage)
        ]

    def _told(self, passage: Passage) -> tuple[Agent, ...]:
        """The agents an item begins with, if they are told what to do without a finite verb."""
        wanted = passage.section.zone >= Zone.CONCLUSIONS or _stands(passage, Standing.ASKS)
        alone = _JUSSIVE.get(passage.cues.language)
        if not (wanted and passage.opening) and alone is None:
            return ()
        agents = self._resolver.first_words(passage.line, passage.cues)
        if not agents:
            return ()
        following = passage.line.folded[agents[-1].end :]
        if following.startswith(": "):  # "Schools: open in the afternoon"
            told = line_of(following[2:], start=0)
            return agents if starts_as_ask(told, passage.cues) else ()
        if not (wanted and passage.opening):
            return agents if alone is not None and alone.match(following) else ()
        return agents if _TO_DO[passage.cues.language].match(following) else ()

    def _told_by_future(self, passage: Passage) -> bool:
        """Whether an item tells somebody what they will do: "The centre will assess ..."."""
        agents = self._resolver.first_words(passage.line, passage.cues)
        return bool(agents) and bool(_FUTURE.match(passage.line.folded, agents[-1].end))

    def _elliptical(self, passage: Passage, agents: tuple[Agent, ...]) -> Judgement:
        addressees = as_addressees(agents, "explicit-subject")
        return _judgement(passage, Rule.ELLIPTICAL_INFINITIVE, addressees, agents[-1].end)

    def _as_listed(self, passage: Passage, rule: Rule, asks: list[Ask]) -> Judgement:
        addressees = self._resolver.explicit(passage.line, passage.cues, asks)
        addressees = addressees or self._acting(passage)
        addressees = addressees or self._inherited(passage) or self._by_nature(passage)
        begin = asks[0].end if asks else 0
        return _judgement(passage, rule, addressees, begin)

    def _acting(self, passage: Passage) -> tuple[Addressee, ...]:
        """Who an item begins with and a verb follows: "The town opens ...", "da Vlada usvoji"."""
        line = passage.line
        agents = self._resolver.first_words(line, passage.cues)
        if not agents or starts_as_noun(line, passage.cues):
            return ()
        lead_in = passage.lead_in
        open_clause = lead_in is not None and _OPEN_CLAUSE.search(lead_in.line.folded)
        verb = _VERB_NEXT.match(line.folded, agents[-1].end)
        return as_addressees(agents, "explicit-subject") if open_clause or verb else ()

    def _as_sentence(self, passage: Passage, asks: list[Ask]) -> Judgement:
        addressees = self._resolver.explicit(passage.line, passage.cues, asks)
        if not addressees and self._refers_back(passage):
            addressees = _because(self._paragraph.asked, "previous-subject")
        addressees = addressees or self._inherited(passage) or self._by_nature(passage)
        ask = asks[0]
        return _judgement(passage, ask.rule, addressees, ask.end)

    def _inherited(self, passage: Passage) -> tuple[Addressee, ...]:
        lead_in = passage.lead_in
        if lead_in is not None and lead_in.standing == Standing.ASKS:
            named = self._of_lead_in(lead_in)
            if named:
                return named
        return as_addressees(passage.section.addressees, "section-heading")

    def _of_lead_in(self, lead_in: LeadIn) -> tuple[Addressee, ...]:
        asks = Reader(lead_in.line, lead_in.cues, expected=True).asks()
        return self._resolver.of_lead_in(lead_in, asks)

    def _by_nature(self, passage: Passage) -> tuple[Addressee, ...]:
        line, cues = passage.line, passage.cues
        return (*self._resolver.by_role(line, cues), *self._resolver.supporting(line, cues))

    def _refers_back(self, passage: Passage) -> bool:
        words = passage.line.folded.split()
        pronouns = passage.cues.asks.pronouns
        return not passage.opening and any(word.strip(_MARKS) in pronouns for word in words[:4])

    def _continues_asking(self, passage: Passage) -> bool:
        """In "They must also" who was asked in the sentence before is asked on."""
        first = passage.line.folded.split(maxsplit=1)[0].strip(_MARKS)
        asked = bool(self._paragraph.asked) and not passage.opening
        return asked and first in passage.cues.asks.pronouns

    def _continues(self, passage: Passage) -> bool:
        return self._paragraph.offered and bool(
            passage.cues.asks.continuing.match(passage.line.folded)
        )

    def _remember(self, passage: Passage, found: Judgement | None) -> None:
        if found is not None and found.addressees:
            self._paragraph.asked = found.addressees
        offers = passage.cues.asks.offers.search(passage.line.folded)
        self._paragraph.offered = offers is not None
        if offers and found is None:
            agents = self.finder.agents_in(passage.line, passage.cues)
            self._paragraph.asked = as_addressees(agents, "previous-subject")


def _listed(passage: Passage, asks: list[Ask], *, told: bool) -> Rule | None:
    """The rule by which an item asks because of where it stands, or None."""
    if _stands(passage, Standing.ASKS) and (passage.opening or asks):
        return Rule.LISTED_UNDER_LEAD_IN
    if passage.opening and label_of(passage.line.folded):
        return Rule.LISTED_UNDER_HEADING
    if _zone_of(passage) < Zone.MIXED or _is_silenced(passage):
        return None
    if passage.listed and passage.opening:
        if told and not asks and _zone_of(passage) == Zone.RECOMMENDATIONS:
            return Rule.LISTED_UNDER_HEADING
        return Rule.LISTED_UNDER_HEADING if _is_item_that_asks(passage, asks) else None
    if asks:
        return None
    if starts_as_ask(passage.line, passage.cues) and not _states(passage):
        return Rule.IMPERATIVE_IN_ZONE
    noun = passage.alone and starts_as_noun(passage.line, passage.cues) and not _states(passage)
    strict = _zone_of(passage) == Zone.MIXED
    return Rule.LISTED_UNDER_HEADING if noun and not strict else None


def _zone_of(passage: Passage) -> Zone:
    """Its section's; below "the following conclusions:" at least conclusions that may ask."""
    concluded = _stands(passage, Standing.CONCLUSIONS)
    return max(passage.section.zone, Zone.MIXED) if concluded else passage.section.zone


def _is_item_that_asks(passage: Passage, asks: list[Ask]) -> bool:
    """Whether an item among recommendations asks; among conclusions too it must show it."""
    line, cues = passage.line, passage.cues
    stating = _states(passage)
    if (starts_as_ask(line, cues) and not stating) or asks_later(line, cues):
        return True
    strict = _zone_of(passage) == Zone.MIXED
    if starts_as_noun(line, cues) and (passage.alone or not strict) and not stating:
        return True
    return not (strict or asks or stating or _STATING.match(line.folded))


def _states(passage: Passage) -> bool:
    """Whether an item tells something; a verb that opens it in an asking form cannot."""
    starts, folded = passage.cues.starts, passage.line.folded
    opens = any(
        form.match(folded) for form in (starts.imperative, starts.infinitive, starts.clause)
    )
    return not opens and tells(passage.line, passage.cues)


def _is_silenced(passage: Passage) -> bool:
    return _stands(passage, Standing.SILENT) and passage.listed and passage.opening


def _stands(passage: Passage, standing: Standing) -> bool:
    return passage.lead_in is not None and passage.lead_in.standing == standing


def _because(addressees: tuple[Addressee, ...], reason: str) -> tuple[Addressee, ...]:
    return tuple(Addressee(one.name, reason, one.key, one.words) for one in addressees)


def _judgement(
    passage: Passage, rule: Rule, addressees: tuple[Addressee, ...], begin: int
) -> Judgement:
    confidence = CONFIDENCE[rule] - (0 if addressees else _UNNAMED)
    return Judgement(
        line=_trimmed(passage.line),
        cues=passage.cues,
        rule=rule,
        confidence=round(confidence, 2),
        addressees=addressees,
        begin=begin,
        page=passage.page,
    )


def _trimmed(line: Line) -> Line:
    text = line.text.rstrip()
    return line if text == line.text else line_of(text, start=line.start)
