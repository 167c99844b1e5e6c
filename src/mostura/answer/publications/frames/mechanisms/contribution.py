"""The contribution to the enlargement report: asks below their clusters and chapters."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from mostura.answer.publications.frames.documents import Paper
from mostura.answer.publications.frames.mechanisms.rows import Row
from mostura.answer.publications.policy.mechanisms import Heading, Shelf, shelves

if TYPE_CHECKING:
    from mostura.ground.themes.models import Theme


def contribution(rows: Sequence[Row], notes: Sequence[str], words: "Sequence[Theme]") -> bytes:
    """The paper: a heading for each cluster and chapter that something was asked about."""
    paper = Paper(_("Contribution to the enlargement report"))
    by_key = {row.ask.pk: row for row in rows}
    names = {word.pk: word.name for word in words}
    cluster = None
    for shelf in _shelves(rows, words):
        if shelf.cluster != cluster:
            cluster = shelf.cluster
            paper.heading(names.get(cluster) or _("Without a chapter"))
        _write(paper, shelf, by_key, names)
    paper.heading(_("How this was made"))
    for line in [*notes, *_own_notes()]:
        paper.paragraph(line, style="List Bullet")
    return paper.content()


def _shelves(rows: Sequence[Row], words: "Sequence[Theme]") -> list[Shelf]:
    tagged = {row.ask.pk: [one.theme_id for one in row.ask.tagged_set.all()] for row in rows}
    headings = [Heading(one.pk, one.order, one.parent_id or 0) for one in words]
    return shelves(tagged, headings, (row.ask.pk for row in rows))


def _write(paper: Paper, shelf: Shelf, rows: Mapping[int, Row], names: Mapping[int, str]) -> None:
    if shelf.chapter:
        paper.heading(names[shelf.chapter], level=2)
    here = [rows[key] for key in shelf.asks]
    counted = {
        "asks": len(here),
        "answered": sum(any(card.answer for card in row.cards) for row in here),
        "promised": sum(any(card.promises for card in row.cards) for row in here),
    }
    paper.paragraph(
        _("Asks: %(asks)s. Answered: %(answered)s. With a promise: %(promised)s.") % counted
    )
    for row in here:
        paper.paragraph(row.ask.text, style="List Number")
        for name, words in _lines(row):
            paper.pair(name, words)


def _lines(row: Row) -> list[tuple[str, object]]:
    return [
        (_("Country"), row.countries),
        (_("Addressee"), row.addressees),
        (_("Answer"), row.answers),
        (_("Promises"), row.promises),
        (_("How far it is"), row.how_far),
        (_("Source"), row.said),
        (_("Address in the register"), row.address),
    ]


def _own_notes() -> list[str]:
    return [
        _(
            "The Commission’s words for preparedness and progress are its own. This paper does not "
            "use them; it says what was asked and what came of it."
        ),
        _("An ask that belongs to several chapters stands below each of them."),
    ]
