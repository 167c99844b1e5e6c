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
from mostura.engines.reading.rules.jussives import JUSSIVE, TO_DO
from mostura.engines.reading.rules.lead_ins import LeadIn, Standing
from mostura.engines.reading.rules.letters import means_you
from mostura.engines.reading.rules.lines import Line, line_of
from mostura.engines.reading.rules.listing import is_silenced, rule_of_item, stands
from mostura.engines.reading.rules.passages import Passage
from mostura.engines.reading.rules.sections import Zone
from mostura.engines.reading.rules.spoken import OWN_IMPERATIVE, spoken_to
from mostura.engines.reading.rules.statements import asks_later

_FEWEST_WORDS = 3
_FEWEST_LISTED = 2  # words of an item below "The media should:"
_MARKS = ",;:\"'“”„«»"
_UNNAMED = 0.1  # less sure where nobody is asked
_OPEN_CLAUSE = re.compile(r"(?<!\w)(?:that|da|deka|qe|dass)[ :]*$")
# "Škole u opštini da razmotre": where they are stands between who is asked and what.
_SOMEWHERE = re.compile(r" (?:u|na|iz|od|za|sa|vo|so|ne|per|nga|i|e|te) \w+(?: \w+)?(?: \w+)? \w")
_FUTURE = re.compile(r" (?:ce|will|shall|wird|werden|do te|ke)\b")
_VERB_NEXT = re.compile(r",? (?!(?:of|for|and|i|und|dhe|za|e|te|na|der|des|fur|in|u|ne|vo)\b)\w")
# "They", "these centres": who was named at the beginning of the sentence before.
_STANDS_FOR = re.compile(
    r"(?:they|it|he|she|these|this|on[aoie]?|ov(?:aj|a|o|i|e|aa|oj|ie)|tie|toj|taa|ajo|ai|ata|ato|keto"
    r"|kjo|ky|sie|er|diese[rsn]?) "
)
_THAT = re.compile(r"(?:that|dass|da|qe|deka)\b")
_ALREADY = re.compile(
    r"\b(?:was|were|had|has|have|is|are|be kept|hat|haben|war|waren|je|su|e|se|ka|kane)\b"
)


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
    spoken_of: tuple[Addressee, ...] = ()
    """With whom the sentence before began."""
    offered: bool = False
    """The sentence before announced steps or mechanisms ("that X could put in place")."""


@dataclass(slots=True)
class Judge:
    """Judges the passages of one document in their order."""

    finder: Finder
    recipients: tuple[Agent, ...] = ()
    """Whom the document speaks to as "you", if it is a letter."""
    principal: tuple[Agent, ...] = ()
    """Whom the whole document speaks to where nobody is named."""
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
        fewest = _FEWEST_LISTED if stands(passage, Standing.ASKS) else _FEWEST_WORDS
        if len(passage.line.folded.split()) < fewest:
            return None
        expected = passage.section.zone >= Zone.CONCLUSIONS or passage.lead_in is not None
        resolved = self._stood_for(passage) != ()
        reader = Reader(passage.line, passage.cues, expected, resolved)
        asks = self._sure(passage, reader.asks())
        agents = self._told(passage)
        if agents:
            return self._elliptical(passage, agents)
        if (rule := rule_of_item(passage, asks, told=self._told_by_future(passage))) is not None:
            return self._as_listed(passage, rule, asks)
        if asks and not is_silenced(passage):
            return self._as_sentence(passage, asks)
        if spoken := self._spoken(passage):
            return _judgement(passage, Rule.IMPERATIVE_IN_ZONE, spoken, 0)
        if self._begs(passage):
            return _judgement(passage, Rule.IMPERATIVE_IN_ZONE, self._inherited(passage), 0)
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
            or self._resolver.acting(line, cues)
            or self._continues_asking(passage)
        ]

    def _told(self, passage: Passage) -> tuple[Agent, ...]:
        """The agents an item begins with, if they are told what to do without a finite verb."""
        wanted = passage.section.zone >= Zone.CONCLUSIONS or stands(passage, Standing.ASKS)
        wanted = wanted or stands(passage, Standing.CONCLUSIONS)
        alone = JUSSIVE.get(passage.cues.language)
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
        directly = TO_DO[passage.cues.language].match(following)
        if not directly and passage.lead_in is not None and _THAT.match(passage.line.folded):
            directly = _VERB_NEXT.match(following) if not _ALREADY.search(following) else None
        elsewhere = _SOMEWHERE.match(following) and asks_later(passage.line, passage.cues)
        return agents if directly or elsewhere else ()

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
        addressees = addressees or self._resolver.acting(passage.line, passage.cues)
        addressees = addressees or self._inherited(passage) or self._by_nature(passage)
        addressees = addressees or self._of_document()
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
        addressees = addressees or self._stood_for(passage)
        addressees = addressees or self._resolver.acting(passage.line, passage.cues)
        addressees = addressees or self._inherited(passage) or self._by_nature(passage)
        addressees = addressees or self._of_document()
        ask = asks[0]
        return _judgement(passage, ask.rule, addressees, ask.end)

    def _inherited(self, passage: Passage) -> tuple[Addressee, ...]:
        lead_in = passage.lead_in
        if lead_in is not None and lead_in.standing == Standing.ASKS:
            named = self._of_lead_in(lead_in)
            if named:
                return named
        agents = passage.section.addressees or self._spoken_to(passage)
        return as_addressees(agents, "section-heading")

    def _of_document(self) -> tuple[Addressee, ...]:
        return as_addressees(self.principal, "section-heading")

    def _spoken_to(self, passage: Passage) -> tuple[Agent, ...]:
        lead_in = passage.lead_in
        said = lead_in is not None and means_you(lead_in.line, lead_in.cues)
        return self.recipients if said or means_you(passage.line, passage.cues) else ()

    def _of_lead_in(self, lead_in: LeadIn) -> tuple[Addressee, ...]:
        asks = list(Reader(lead_in.line, lead_in.cues, expected=True).asks())
        return self._resolver.of_lead_in(lead_in, asks)

    def _by_nature(self, passage: Passage) -> tuple[Addressee, ...]:
        line, cues = passage.line, passage.cues
        return (*self._resolver.by_role(line, cues), *self._resolver.supporting(line, cues))

    def _refers_back(self, passage: Passage) -> bool:
        words = passage.line.folded.split()
        pronouns = passage.cues.asks.pronouns
        return not passage.opening and any(word.strip(_MARKS) in pronouns for word in words[:4])

    def _stood_for(self, passage: Passage) -> tuple[Addressee, ...]:
        """For whom a pronoun at the beginning stands: who began the sentence before."""
        if passage.opening or not _STANDS_FOR.match(passage.line.folded):
            return ()
        return self._paragraph.spoken_of

    def _continues_asking(self, passage: Passage) -> bool:
        """In "They must also" who was asked in the sentence before is asked on."""
        first = passage.line.folded.split(maxsplit=1)[0].strip(_MARKS)
        asked = bool(self._paragraph.asked) and not passage.opening
        return asked and first in passage.cues.asks.pronouns

    def _spoken(self, passage: Passage) -> tuple[Addressee, ...]:
        """Who is told something in the imperative by name: "Minister, repair the stations"."""
        line, cues = passage.line, passage.cues
        if cues.traps.sentence.search(line.folded) or passage.section.zone == Zone.SILENT:
            return ()
        agents = spoken_to(line, cues, self.finder, self.recipients)
        return as_addressees(agents, "object-of-call")

    def _begs(self, passage: Passage) -> bool:
        """Whether a sentence of a letter begins with a verb in the imperative."""
        imperative = passage.cues.starts.imperative
        told_apart = passage.cues.language in OWN_IMPERATIVE
        if not (self.recipients and told_apart) or not imperative.match(passage.line.folded):
            return False
        return passage.cues.traps.sentence.search(passage.line.folded) is None

    def _continues(self, passage: Passage) -> bool:
        return self._paragraph.offered and bool(
            passage.cues.asks.continuing.match(passage.line.folded)
        )

    def _remember(self, passage: Passage, found: Judgement | None) -> None:
        if found is not None and found.addressees:
            self._paragraph.asked = found.addressees
        first = self._resolver.first_words(passage.line, passage.cues)
        self._paragraph.spoken_of = as_addressees(first, "previous-subject")
        offers = passage.cues.asks.offers.search(passage.line.folded)
        self._paragraph.offered = offers is not None
        if offers and found is None:
            agents = self.finder.agents_in(passage.line, passage.cues)
            self._paragraph.asked = as_addressees(agents, "previous-subject")


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
