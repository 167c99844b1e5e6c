"""Reads a structured document for what it asks: of whom, by which rule, about what."""

from bisect import bisect_right
from dataclasses import dataclass

from mostura.engines.reading.blocks import StructuredText
from mostura.engines.reading.registry import Registry
from mostura.engines.reading.rules.abbreviations import abbreviations_in
from mostura.engines.reading.rules.actions import action_of
from mostura.engines.reading.rules.addressees import Addressee
from mostura.engines.reading.rules.agents import Finder, country_of
from mostura.engines.reading.rules.judging import Judge, Judgement
from mostura.engines.reading.rules.languages import cues_of_blocks, language_of_document
from mostura.engines.reading.rules.letters import recipients_of
from mostura.engines.reading.rules.lines import Line, line_of
from mostura.engines.reading.rules.passages import Cutter
from mostura.engines.reading.rules.principal import principal_of
from mostura.engines.reading.rules.repeats import repeats_among
from mostura.engines.reading.rules.sections import Outline
from mostura.engines.reading.rules.smart import smart_of
from mostura.engines.reading.vocabulary import Vocabulary
from mostura.engines.wording.scripts import script_of

_TITLE_WEIGHT = 8  # a country in the title weighs as much as this many mentions below


@dataclass(frozen=True, slots=True)
class Action:
    """UPR action category, 1 to 5 or None where no verb tells, and the verb as written."""

    category: int | None
    verb: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage that seems to ask for something, and why; a person decides."""

    text: str
    page: int | None
    start: int
    """Offset in `StructuredText.text`; text[start:end] is the passage."""
    end: int
    rule: str
    confidence: float
    addressees: tuple[Addressee, ...]
    themes: tuple[str, ...]
    action: Action
    smart: dict[str, list[str]]
    """Flags that hold, each with the words that raise it."""
    repeats: tuple[int, ...]
    """Places of the suggestions of the same document that ask the same."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the engine makes of one document."""

    title: str
    language: str
    """en, hbs, sq, mk, de, or "und"."""
    script: str
    """latin, cyrillic, mixed, or nothing where there are no letters."""
    pages: int
    characters: int
    suggestions: tuple[Suggestion, ...]

    def as_json(self, *, file: str) -> dict[str, object]:
        """The object that `mostura read --json` prints for one file."""
        return {
            "file": file,
            "title": self.title,
            "language": self.language,
            "script": self.script,
            "pages": self.pages,
            "characters": self.characters,
            "suggestions": [_suggestion_as_json(one) for one in self.suggestions],
        }


def read(structured: StructuredText, *, registry: Registry, themes: Vocabulary) -> Reading:
    """Find what a document asks.

    Parameters
    ----------
    structured : StructuredText
        The document as blocks; offsets of the result point into its text.
    registry : Registry
        Institutions and states of the region; an empty one leaves names as they are written.
    themes : Vocabulary
        Themes of the region; an empty one gives none.

    Returns
    -------
    Reading
        Suggestions in the order of the text. Confidence is from 0 to 1, by rule, not calibrated.

    """
    language = language_of_document(structured)
    cues_of = cues_of_blocks(structured.blocks, language)
    finder = finder_for(structured, registry)
    outline = Outline(finder, structured.title)
    cutter = Cutter(structured.blocks, cues_of, outline)
    recipients = recipients_of(structured.blocks, cues_of, finder)
    principal = principal_of(structured.blocks, cues_of, finder, recipients)
    judge = Judge(finder, recipients, principal)
    judged = [
        judgement
        for passage in cutter.passages(outline.placed(structured.blocks, cues_of))
        if (judgement := judge.of(passage)) is not None
    ]
    repeats = repeats_among([one.line.folded for one in judged])
    suggestions = tuple(
        _suggestion(one, structured, themes, same)
        for one, same in zip(judged, repeats, strict=True)
    )
    return Reading(
        title=structured.title,
        language=language,
        script=script_of(structured.text),
        pages=structured.pages,
        characters=len(structured.text),
        suggestions=suggestions,
    )


def finder_for(structured: StructuredText, registry: Registry) -> Finder:
    """Finds agents in a document, knowing which country it is about, if it is about one."""
    language = language_of_document(structured)
    title = line_of(structured.title, start=0)
    weighed = [(mention, _TITLE_WEIGHT) for mention in registry.mentions(title, language)]
    for block in structured.blocks:
        line = line_of(block.text, start=block.start)
        weighed += [(mention, 1) for mention in registry.mentions(line, language)]
    meant = abbreviations_in(block.text for block in structured.blocks)
    return Finder(registry, country_of(weighed, registry), meant)


def _suggestion(
    judged: Judgement, structured: StructuredText, themes: Vocabulary, same: tuple[int, ...]
) -> Suggestion:
    line, cues = judged.line, judged.cues
    spoken_of = themes.themes_of(line.folded, language=cues.language)
    category, verb = action_of(line, cues, begin=judged.begin)
    end = line.start + len(line.text)
    return Suggestion(
        text=structured.text[line.start : end],
        page=_page_of(line, structured, judged.page),
        start=line.start,
        end=end,
        rule=judged.rule.value,
        confidence=judged.confidence,
        addressees=judged.addressees,
        themes=spoken_of,
        action=Action(category, verb),
        smart=smart_of(
            line, cues, begin=judged.begin, addressees=judged.addressees, themes=spoken_of
        ),
        repeats=same,
    )


def _page_of(line: Line, structured: StructuredText, block_page: int | None) -> int | None:
    if structured.page_starts:
        return max(1, bisect_right(structured.page_starts, line.start))
    return block_page


def _suggestion_as_json(one: Suggestion) -> dict[str, object]:
    return {
        "text": one.text,
        "page": one.page,
        "start": one.start,
        "end": one.end,
        "rule": one.rule,
        "confidence": one.confidence,
        "addressees": [_addressee_as_json(addressee) for addressee in one.addressees],
        "themes": list(one.themes),
        "action": {"category": one.action.category, "verb": one.action.verb},
        "smart": one.smart,
        "repeats": list(one.repeats),
    }


def _addressee_as_json(one: Addressee) -> dict[str, object]:
    shown: dict[str, object] = {"name": one.name, "reason": one.reason}
    if one.key is not None:
        shown["key"] = one.key
    if one.words and one.words != one.name:
        shown["words"] = one.words
    return shown
