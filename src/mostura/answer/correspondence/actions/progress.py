"""An addressee reports how far a thing is: a claim of its own, with what it shows for it."""

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from mostura.actor import Actor
from mostura.answer.claims.actions import showing, stating
from mostura.answer.claims.actions.showing import Described
from mostura.answer.claims.actions.stating import Account
from mostura.answer.correspondence.actions.stepping import Said
from mostura.answer.correspondence.models import Asking
from mostura.answer.correspondence.policy import answers
from mostura.answer.correspondence.policy.clock import State
from mostura.refused import insist


@dataclass(frozen=True, slots=True)
class Piece:
    """A file or a page that shall prove a report, if there is one."""

    upload: "UploadedFile[Any] | None" = None
    url: str = ""
    title: str = ""


def report_progress(
    asking: Asking, level: str, said: Said, piece: Piece, *, by: Actor, seen: int = 0
) -> None:
    """Say how far it is, by the addressee's own account, and show evidence.

    `seen` is the key of its former claim that the writer saw, 0 for none. The claim stands even
    where the evidence is not taken: whoever sends it again changes nothing but the evidence.
    """
    withdrawn = asking.state == State.WITHDRAWN
    insist(answers.Refusal.WITHDRAWN if withdrawn else None)
    claim = stating.claim(
        asking.recommendation_id,
        asking.organisation_id,
        Account(level, said.text, said.language),
        by=by,
        replacing=seen,
        contact_id=said.contact.pk if said.contact else 0,
    )
    if piece.upload is not None:
        showing.add_file(claim, piece.upload, Described(piece.title), by=by)
    if piece.url:
        showing.add_link(claim, piece.url, Described(piece.title), by=by)
