"""By which rule an item of a list asks because of where it stands."""

import re

from mostura.engines.reading.rules.asks import Ask, Rule, starts_as_ask, starts_as_noun
from mostura.engines.reading.rules.lead_ins import Standing
from mostura.engines.reading.rules.passages import Passage
from mostura.engines.reading.rules.sections import Zone, label_of
from mostura.engines.reading.rules.statements import asks_later, tells

_STATING = re.compile(
    r"^(?:the|this|these|those|it|there|a|an|in|according to|ovaj|ova|ovo|ovi|kjo|ky|keto|ovoj|ovaa"
    r"|die|der|das|diese|dieser|es)\b.*?\b(?:is|are|was|were|has|have|had|je|su|bio|bila|eshte|jane"
    r"|ishte|ka|kane|e|se|bese|bea|ist|sind|war|waren|hat|haben)\b"
)


def rule_of_item(passage: Passage, asks: list[Ask], *, told: bool) -> Rule | None:
    """The rule by which an item asks because of where it stands, or None."""
    if stands(passage, Standing.ASKS) and (passage.opening or asks):
        return Rule.LISTED_UNDER_LEAD_IN
    if passage.opening and label_of(passage.line.folded):
        return Rule.LISTED_UNDER_HEADING
    if _zone_of(passage) < Zone.MIXED or is_silenced(passage):
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
    concluded = stands(passage, Standing.CONCLUSIONS)
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


def is_silenced(passage: Passage) -> bool:
    """Whether the lead-in says that its list asks nothing."""
    return stands(passage, Standing.SILENT) and passage.listed and passage.opening


def stands(passage: Passage, standing: Standing) -> bool:
    """Whether a passage stands below a lead-in of this kind."""
    return passage.lead_in is not None and passage.lead_in.standing == standing
