"""Who hears of which event, what ticks, who writes letters, what can be followed.

The one place where a later step learns of an earlier one.
"""

import datetime as dt
from typing import Final

from mostura.answer.claims.events import ClaimStated, ClaimWithdrawn, EvidenceAdded
from mostura.answer.correspondence.events import (
    AskAcknowledged,
    AskAnswered,
    AskBounced,
    AskEscalated,
    AskOverdue,
    AskReferred,
    AskRefused,
    AskSent,
    ClarificationAsked,
    ClarificationGiven,
    CommitmentMade,
    CommitmentWithdrawn,
)
from mostura.answer.recommendations.events import (
    RecommendationEdited,
    RecommendationPublished,
    RecommendationWithdrawn,
)
from mostura.ground.ledger.actions import Listener, Tick
from mostura.ground.ledger.events import Event
from mostura.ground.notices.events import LetterBounced, LetterPosted
from mostura.ground.organisations.events import (
    ImportConfirmed,
    OrganisationNamed,
    OrganisationNameDropped,
    OrganisationsJoined,
    OrganisationsParted,
)
from mostura.ground.people.events import InvitationRenewed, PersonInvited
from mostura.ground.vault.events import FileRemoved
from mostura.listen.documents.events import DocumentRead, DocumentReceived, DocumentRemoved

LISTENERS: Final[dict[type[Event], tuple[Listener, ...]]] = {
    PersonInvited: (Listener("mostura.ground.people.jobs.send_invitation", slow=True),),
    InvitationRenewed: (Listener("mostura.ground.people.jobs.send_invitation", slow=True),),
    ImportConfirmed: (Listener("mostura.ground.organisations.jobs.import_rest", slow=True),),
    **dict.fromkeys(
        (OrganisationNamed, OrganisationNameDropped),
        (Listener("mostura.answer.recommendations.jobs.index_named", slow=True),),
    ),
    OrganisationsJoined: (Listener("mostura.answer.recommendations.jobs.index_joined", slow=True),),
    OrganisationsParted: (Listener("mostura.answer.recommendations.jobs.index_parted", slow=True),),
    FileRemoved: (Listener("mostura.ground.vault.jobs.clear_shelves", slow=True),),
    DocumentReceived: (Listener("mostura.listen.documents.jobs.read_document", slow=True),),
    DocumentRead: (Listener("mostura.answer.recommendations.jobs.note_likenesses", slow=True),),
    LetterPosted: (Listener("mostura.answer.correspondence.jobs.note_delivered"),),
    LetterBounced: (Listener("mostura.answer.correspondence.jobs.note_bounced"),),
    RecommendationWithdrawn: (Listener("mostura.answer.correspondence.jobs.drop_withdrawn"),),
    **dict.fromkeys(
        (
            *(AskSent, AskBounced, AskAcknowledged, ClarificationAsked, ClarificationGiven),
            *(AskAnswered, AskRefused, AskReferred, AskOverdue, AskEscalated),
            *(CommitmentMade, CommitmentWithdrawn),
        ),
        (Listener("mostura.answer.correspondence.jobs.tell_followers"),),
    ),
    **dict.fromkeys(
        (ClaimStated, ClaimWithdrawn, EvidenceAdded),
        (Listener("mostura.answer.claims.jobs.tell_followers"),),
    ),
    **dict.fromkeys(
        (RecommendationPublished, RecommendationEdited),
        (Listener("mostura.answer.recommendations.jobs.note_resemblances", slow=True),),
    ),
    DocumentRemoved: (Listener("mostura.answer.recommendations.jobs.drop_drafts"),),
}

TICKS: Final[tuple[Tick, ...]] = (
    Tick("mostura.ground.notices.jobs.tell_followers", every=dt.timedelta(seconds=1)),
    Tick("mostura.ground.notices.jobs.post_letters", every=dt.timedelta(seconds=1)),
    Tick("mostura.ground.notices.jobs.forget", every=dt.timedelta(hours=1)),
    Tick("mostura.answer.correspondence.jobs.note_overdue", every=dt.timedelta(minutes=10)),
    Tick("mostura.answer.claims.jobs.look_at_links", every=dt.timedelta(minutes=10)),
)

WRITERS: Final[dict[str, str]] = {
    "correspondence.ask": "mostura.answer.correspondence.actions.writing.ask_letter",
    "correspondence.link": "mostura.answer.correspondence.actions.mailing.link_letter",
    "correspondence.code": "mostura.answer.correspondence.actions.mailing.code_letter",
}
"""For each kind of letter: the function `(Envelope) -> EmailMultiAlternatives | None`."""

THINGS: Final[dict[str, str]] = {
    "recommendation": "mostura.config.things.recommendations",
    "document": "mostura.config.things.documents",
    "organisation": "mostura.config.things.organisations",
    "theme": "mostura.config.things.themes",
    "place": "mostura.config.things.places",
}
"""What can be followed: for each kind, the function that finds such things by keys or by code."""
