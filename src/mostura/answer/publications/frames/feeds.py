"""What moved as an Atom feed."""

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext

from mostura.answer.claims.actions import telling as claims
from mostura.answer.correspondence.actions import telling as correspondence
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.answer.publications.frames.records import address
from mostura.answer.publications.queries import moves
from mostura.answer.publications.queries.moves import Move
from mostura.answer.publications.queries.scopes import Scope
from mostura.answer.recommendations.frames.files import UNPRINTABLE
from mostura.answer.recommendations.queries.one import HAPPENED

if TYPE_CHECKING:
    Base = Feed[Move, None]
else:
    Base = Feed  # Django's class takes no types when the hub runs

LONGEST_TITLE: Final = 120

_ASKS = correspondence.SENTENCES
SENTENCES: Final = {
    StepKind.SENT: _ASKS["AskSent"],
    StepKind.ACKNOWLEDGED: _ASKS["AskAcknowledged"],
    StepKind.CLARIFICATION_ASKED: _ASKS["ClarificationAsked"],
    StepKind.CLARIFIED: _ASKS["ClarificationGiven"],
    StepKind.ANSWERED: _ASKS["AskAnswered"],
    StepKind.REFUSED: _ASKS["AskRefused"],
    StepKind.REFERRED: _ASKS["AskReferred"],
    StepKind.ESCALATED: _ASKS["AskEscalated"],
    moves.PROMISED: _ASKS["CommitmentMade"],
    moves.TAKEN_BACK: _ASKS["CommitmentWithdrawn"],
    moves.CLAIMED: claims.SENTENCES["ClaimStated"],
}
"""The sentences that followers hear too, by what moved."""


class MovesFeed(Base):
    """What moved among some asks, the latest first."""

    feed_type = Atom1Feed

    def __init__(self, scope: Scope, own: str, found: list[Move]) -> None:
        self.title = _clean(f"{scope.title} · {settings.MOSTURA_NAME}")
        self.link = address(scope.page)
        self.feed_url = self.feed_guid = address(own)
        self.author_name = settings.MOSTURA_NAME
        self.language = get_language() or "en"
        self.items = found

    def item_title(self, item: Move) -> str:
        """What happened, and to what."""
        text = " ".join(item.ask.text.split())
        short = text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1]}…"
        return _clean(f"{sentence_of(item)} {short}")

    def item_description(self, item: Move) -> str:
        """The words of it."""
        return _clean(item.words or item.ask.text)

    def item_link(self, item: Move) -> str:
        """The page of the ask."""
        return address(item.ask.get_absolute_url())

    def item_guid(self, item: Move) -> str:
        """The same entry forever, whatever becomes of the ask."""
        return f"{self.item_link(item)}#{item.kind}-{item.key}"

    def item_pubdate(self, item: Move) -> Any:
        """When it happened."""
        return item.at

    def item_updateddate(self, item: Move) -> Any:
        """The same: what happened does not change."""
        return item.at


def sentence_of(move: Move) -> str:
    """What happened, in a sentence, with a full stop."""
    if move.organisation is None:
        return f"{HAPPENED['RecommendationPublished']}:"
    who = move.organisation.joined_into or move.organisation
    return gettext(SENTENCES[move.kind]) % {"organisation": who.label, **move.values}


def _clean(words: str) -> str:
    """Words as XML can hold them."""
    return UNPRINTABLE.sub(" ", words)
