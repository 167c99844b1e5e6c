"""The follow-up table for treaty bodies: what the state says beside what others say."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from mostura.answer.claims.policy.measuring import Party
from mostura.answer.publications.frames.documents import LANDSCAPE, Paper
from mostura.answer.publications.frames.mechanisms.rows import Row, told


def follow_up(rows: Sequence[Row], notes: Sequence[str]) -> bytes:
    """The paper: a table with a line for each ask, and below it how it was made."""
    paper = Paper(_("Follow-up to recommendations"), layout=LANDSCAPE)
    heads = [
        _("Recommendation and source"),
        _("Addressee and its answer"),
        _("Measures promised"),
        _("Information from the institution"),
        _("Information from civil society and monitors"),
        _("Together"),
        _("Assessment, left to the committee"),
    ]
    paper.table(heads, [_cells(row) for row in rows])
    paper.heading(_("How this was made"))
    for line in [*notes, *_own_notes()]:
        paper.paragraph(line, style="List Bullet")
    return paper.content()


def _cells(row: Row) -> list[object]:
    others = (
        row.told_by(party) for party in (Party.CIVIL_SOCIETY, Party.MONITOR) if _spoke(row, party)
    )
    return [
        f"{row.ask.text}\n{row.said}\n{row.address}",
        row.answers if row.cards else row.addressees,
        row.promises,
        row.told_by(Party.INSTITUTION),
        told(others, "\n"),
        row.how_far,
        "",
    ]


def _spoke(row: Row, party: str) -> bool:
    return any(one.party == party for one in row.accounts)


def _own_notes() -> list[str]:
    return [
        _(
            "Committees grade follow-up by their own scales. This table proposes no grade; it "
            "shows whose account is which."
        )
    ]
