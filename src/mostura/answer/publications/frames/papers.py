"""A synthesis as a file: PDF to print, DOCX to go on writing."""

import io
from collections.abc import Sequence
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mostura.answer.publications.frames.sections import Entry, Section
from mostura.answer.publications.policy.synthesis import Synthesis
from mostura.answer.publications.queries.synthesis import Scope

MEDIA_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def paper_of(kind: str, found: Synthesis, told: Sequence[Section], scope: Scope) -> bytes:
    """The synthesis in one of these kinds."""
    return (_pdf if kind == "pdf" else _docx)(found, told, scope)


def _pdf(found: Synthesis, told: Sequence[Section], scope: Scope) -> bytes:
    from weasyprint import HTML  # it loads Pango, which a hub that prints nothing may do without

    context = {
        "found": found,
        "sections": told,
        "scope": scope,
        "today": timezone.localdate(),
        "hub_name": settings.MOSTURA_NAME,
        "hub_address": settings.MOSTURA_ADDRESS,
    }
    page = render_to_string("publications/synthesis_print.html", context)
    return bytes(HTML(string=page).write_pdf())


def _docx(found: Synthesis, told: Sequence[Section], scope: Scope) -> bytes:
    from docx import Document  # half a second that other pages need not wait for

    paper = Document()
    paper.core_properties.title = _("Synthesis")
    paper.core_properties.author = settings.MOSTURA_NAME
    paper.add_heading(_("What was asked, and what came of it"), level=0)
    paper.add_paragraph(in_a_sentence(found))
    paper.add_paragraph(
        _("%(hub)s, %(day)s")
        % {"hub": settings.MOSTURA_NAME, "day": date_format(timezone.localdate())}
    )
    for section in told:
        paper.add_heading(f"{section.title} ({section.total})", level=1)
        for entry in section.entries:
            paper.add_paragraph(entry.ask.text, style="List Number")
            for line in lines_of(entry):
                paper.add_paragraph(line, style="List Bullet 2")
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def in_a_sentence(found: Synthesis) -> str:
    """How much a synthesis is made of."""
    return ngettext(
        "Made of %(count)s public recommendation.",
        "Made of %(count)s public recommendations.",
        found.asks,
    ) % {"count": found.asks}


def lines_of(entry: Entry) -> list[str]:
    """What is said below an ask: how often and where, who answered what, how far it is."""
    lines = [_how_often(entry)]
    for card in entry.cards:
        answer = f": {card.answer.reasons}" if card.answer else ""
        lines.append(f"{card.asking.organisation.label}: {card.label}{answer}")
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


def _how_often(entry: Entry) -> str:
    often = ngettext("Asked once", "Asked %(count)s times", entry.times) % {"count": entry.times}
    years = sorted({day.year for day in (entry.first_on, entry.last_on) if day})
    return f"{often}, {'–'.join(str(one) for one in years)}" if years else often
