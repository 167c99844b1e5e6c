"""A synthesis as a file: PDF to print, DOCX to go on writing, a page for a browser's printer."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mostura.answer.publications.frames.documents import Paper
from mostura.answer.publications.frames.sections import Entry, Section
from mostura.answer.publications.policy.synthesis import Synthesis
from mostura.shell import printing

MEDIA_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}
PAGE: Final = "publications/synthesis_print.html"


@dataclass(frozen=True, slots=True)
class Made:
    """A synthesis with the words of its sections, as it goes on paper."""

    found: Synthesis
    sections: Sequence[Section]
    since: dt.date | None = None

    @property
    def nothing_moved(self) -> str:
        """That nothing has moved since the day that was asked for; empty where something has."""
        if not self.since or self.found.moved:
            return ""
        return _("Nothing has moved since this day: %(day)s") % {"day": date_format(self.since)}


def paper_of(kind: str, made: Made) -> bytes:
    """The synthesis in one of these kinds."""
    if kind == "docx":
        return _docx(made)
    if kind == "html":
        return render_to_string(PAGE, _told(made) | {"in_browser": True}).encode()
    return printing.printed(PAGE, _told(made))


def _told(made: Made) -> dict[str, object]:
    return {
        "found": made.found,
        "sections": made.sections,
        "nothing_moved": made.nothing_moved,
        "today": timezone.localdate(),
        "hub_name": settings.MOSTURA_NAME,
        "hub_address": settings.MOSTURA_ADDRESS,
    }


def _docx(made: Made) -> bytes:
    paper = Paper(_("What was asked, and what came of it"))
    paper.paragraph(in_a_sentence(made.found))
    paper.paragraph(
        _("%(hub)s, %(day)s")
        % {"hub": settings.MOSTURA_NAME, "day": date_format(timezone.localdate())}
    )
    if made.nothing_moved:
        paper.paragraph(made.nothing_moved)
    for section in made.sections:
        paper.heading(f"{section.title} ({section.total})")
        for entry in section.entries:
            paper.paragraph(entry.ask.text, style="List Number")
            for line in lines_of(entry):
                paper.paragraph(line, style="List Bullet 2")
    return paper.content()


def in_a_sentence(found: Synthesis) -> str:
    """How much a synthesis is made of."""
    return ngettext(
        "Made of %(count)s public recommendation.",
        "Made of %(count)s public recommendations.",
        found.asks,
    ) % {"count": found.asks}


def lines_of(entry: Entry) -> list[str]:
    """What is said below an ask: how often and where, who answered what, how far it is."""
    lines = [how_often(entry), *(f"{one.label}: {_whole(one.address)}" for one in entry.said)]
    for card in entry.cards:
        answer = f": {card.answer.reasons}" if card.answer else ""
        lines.append(f"{card.asking.organisation.label}: {card.label}{answer}")
        lines += [f"{date_format(one.due_on)}: {one.text}" for one in card.promises]
    if entry.measure and entry.measure.mean is not None:
        told = {"mean": entry.mean_shown, "count": entry.measure.voices}
        lines.append(
            ngettext(
                "How far it is: mean %(mean)s of %(count)s account",
                "How far it is: mean %(mean)s of %(count)s accounts",
                entry.measure.voices,
            )
            % told
        )
    return lines


def how_often(entry: Entry) -> str:
    """How often it was asked, in which years, and where."""
    often = ngettext("Asked once", "Asked %(count)s times", entry.times) % {"count": entry.times}
    when = f"{often}, {entry.years}" if entry.years else often
    where = ", ".join(one.place.label for one in entry.ask.located_set.all())
    return f"{when} · {where}" if where else when


def _whole(path: str) -> str:
    return f"{settings.MOSTURA_ADDRESS}{path}"
