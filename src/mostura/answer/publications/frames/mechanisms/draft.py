"""The draft of a submission to the Special Procedures: made, handed over, kept nowhere."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mostura.answer.publications.frames.documents import Paper
from mostura.answer.publications.frames.mechanisms.rows import NOT_KNOWN, Row
from mostura.answer.publications.policy.mechanisms import (
    Agreed,
    Concerned,
    Letter,
    Submission,
    refusals,
)
from mostura.refused import Refused


def draft(said: Submission, rows: Sequence[Row], notes: Sequence[str]) -> bytes:
    """The paper; refused where anything stands against it, whoever asks."""
    if against := refusals(said):
        raise Refused(against[0])
    paper = Paper(_("Draft of a submission to the Special Procedures"))
    paper.pair(_("Kind of letter"), Letter(said.letter).label)
    paper.pair(_("Day of this draft"), date_format(localdate()))
    paper.heading(_("Persons concerned"))
    for person in said.persons:
        _write_person(paper, person)
    if not said.persons:
        paper.paragraph(_("This letter concerns a law, a policy or a practice."))
    paper.heading(_("What happened"))
    for name, words in (
        (_("When"), said.happened),
        (_("Where"), said.place),
        (_("Who is said to be responsible"), said.perpetrators),
    ):
        paper.pair(name, words or NOT_KNOWN)
    paper.paragraph(said.circumstances)
    paper.pair(_("Steps taken so far"), said.steps_taken or NOT_KNOWN)
    _write_submitter(paper, said)
    _write_asks(paper, rows)
    paper.heading(_("How this was made"))
    for line in [*notes, *_own_notes()]:
        paper.paragraph(line, style="List Bullet")
    return paper.content()


def _write_person(paper: Paper, person: Concerned) -> None:
    paper.pair(_("Name"), person.name)
    for name, words in (
        (_("Age"), person.age),
        (_("Sex"), person.sex),
        (_("Where they live"), person.residence),
        (_("Occupation, and work for human rights"), person.work),
    ):
        paper.pair(name, words or NOT_KNOWN)
    paper.pair(_("Consent"), Agreed(person.agreed).label)


def _write_submitter(paper: Paper, said: Submission) -> None:
    paper.heading(_("Who submits this (confidential)"))
    paper.pair(_("Name"), said.submitter)
    paper.pair(_("Organisation"), said.organisation or NOT_KNOWN)
    paper.pair(_("To be reached at"), said.reached_at)
    paper.paragraph(_("The submitter has agreed that this is submitted in their name."))
    paper.paragraph(
        _("The persons concerned may be named in the letter to the government and in reports.")
        if said.may_name
        else _("Nobody may be named in the letter to the government or in reports.")
    )


def _write_asks(paper: Paper, rows: Sequence[Row]) -> None:
    if not rows:
        return
    paper.heading(_("What was publicly asked before"))
    for row in rows:
        paper.paragraph(row.ask.text, style="List Number")
        paper.pair(_("Answer"), row.answers)
        paper.pair(_("Source"), row.said)
        paper.pair(_("Address in the register"), row.address)


def _own_notes() -> list[str]:
    return [
        _(
            "This draft was made once and is kept nowhere in the hub. Keep the file safe, and hand "
            "it on only by the form of the UN Human Rights Office."
        )
    ]
