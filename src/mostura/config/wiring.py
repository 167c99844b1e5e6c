"""Who hears of which event: the one place where a later step learns of an earlier one."""

from typing import Final

from mostura.answer.recommendations.events import RecommendationEdited, RecommendationPublished
from mostura.ground.ledger.actions import Listener
from mostura.ground.ledger.events import Event
from mostura.ground.organisations.events import (
    ImportConfirmed,
    OrganisationNamed,
    OrganisationNameDropped,
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
    FileRemoved: (Listener("mostura.ground.vault.jobs.clear_shelves", slow=True),),
    DocumentReceived: (Listener("mostura.listen.documents.jobs.read_document", slow=True),),
    DocumentRead: (Listener("mostura.answer.recommendations.jobs.note_likenesses", slow=True),),
    **dict.fromkeys(
        (RecommendationPublished, RecommendationEdited),
        (Listener("mostura.answer.recommendations.jobs.note_resemblances", slow=True),),
    ),
    DocumentRemoved: (Listener("mostura.answer.recommendations.jobs.drop_drafts"),),
}
