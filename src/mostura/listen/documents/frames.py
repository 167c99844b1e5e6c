"""What the engine read, and what people cut and join, as rows."""

from collections.abc import Mapping
from typing import Any, Final

from mostura.listen.documents import policy
from mostura.listen.documents.models import Document, Suggestion

FOUND: Final = ("text", "page", "start", "end", "rule", "confidence", "addressees", "themes")
"""What the engine and the row call by the same name."""

KEPT: Final = (*FOUND[1:], "action_category", "action_verb", "smart", "repeats")
"""What a part of a suggestion has from the whole."""


def suggestion_of(document: Document, number: int, found: Mapping[str, Any]) -> Suggestion:
    """A suggestion as the engine found it."""
    return Suggestion(
        document=document,
        number=number,
        action_category=found["action"].get("category"),
        action_verb=(found["action"].get("verb") or "")[:80],
        smart=found["smart"],
        repeats=[place + 1 for place in found["repeats"] if isinstance(place, int)],
        **{field: found[field] for field in FOUND},
    )


def part_of(suggestion: Suggestion, *, number: int, text: str) -> Suggestion:
    """A part of a split suggestion; it keeps the passage of the whole."""
    return Suggestion(
        document_id=suggestion.document_id,
        number=number,
        text=text,
        came_from=suggestion,
        **{field: getattr(suggestion, field) for field in KEPT},
    )


def joined(before: Suggestion, after: Suggestion, *, number: int) -> Suggestion:
    """Two suggestions as one ask, with the passage from the first word to the last."""
    known = {one["name"] for one in before.addressees}
    whole = part_of(before, number=number, text=f"{before.text} {after.text}")
    whole.came_from = None
    whole.end = max(before.end, after.end)
    whole.confidence = min(before.confidence, after.confidence)
    whole.addressees = [
        *before.addressees,
        *(one for one in after.addressees if one["name"] not in known),
    ]
    whole.themes = list(dict.fromkeys([*before.themes, *after.themes]))
    whole.smart = {**after.smart, **{flag: words for flag, words in before.smart.items() if words}}
    whole.repeats = sorted({*before.repeats, *after.repeats} - {before.number, after.number})
    return whole


def title_from(name: str) -> str:
    """What a document is called before it has been read, after its file."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return " ".join(stem.replace("_", " ").split())[:400] or name


def findable(document: Document) -> str:
    """What the shelf finds a document by: its title and where it comes from."""
    return f"{document.title}\n{document.publisher}\n{document.gathering}\n{document.place}"


def empty(document: Document) -> None:
    """Let go of all that was written in a document or about it; its code and moments stay."""
    for field, nothing in policy.NOTHING.items():
        setattr(document, field, nothing)
    document.file, document.dated_on = None, None
    document.pages, document.under_chatham_house_rule = 0, False
    document.blocks, document.page_starts, document.remarks = [], [], []
    document.made_by, document.unreadable_measure = {}, {}


def says_already(row: Document | Suggestion, values: Mapping[str, Any]) -> bool:
    """Whether nothing would change: the second of two clicks is no stale form."""
    return all(getattr(row, field) == value for field, value in values.items())
