"""Telling those who follow an ask what somebody claims about it, once for each time."""

from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop, override

from mostura.actor import VISITOR, Actor
from mostura.answer.claims import events
from mostura.answer.claims.models import Claim
from mostura.answer.recommendations.queries import visible as recommendations
from mostura.ground.notices.actions.telling import tell
from mostura.ground.notices.policy.following import News

SENTENCES: Final[dict[str, str]] = {
    events.ClaimStated.__name__: gettext_noop("%(organisation)s says how far it is: %(level)s."),
    events.ClaimWithdrawn.__name__: gettext_noop(
        "%(organisation)s takes back what it said of how far it is."
    ),
    events.EvidenceAdded.__name__: gettext_noop("%(organisation)s shows evidence."),
}
"""What is told of each event; of evidence that vanished the page itself tells."""


def tell_followers(claim_id: int, event: str, *, entry_number: int, by: Actor) -> None:
    """Tell all who follow the ask, whoever was asked or spoke, its themes, places, papers."""
    found = Claim.objects.select_related("organisation").prefetch_related("organisation__names")
    claim = found.get(pk=claim_id)
    shown = recommendations.shown(VISITOR, [claim.recommendation_id])
    if not shown:
        return  # it is not public: nobody outside is told
    ask = shown[0]
    parties = {claim.organisation_id} | {one.organisation_id for one in ask.asked.all()}
    news = News(
        sentence=SENTENCES[event],
        title=ask.text,
        address=reverse("claims", args=[ask.code]),
        subjects=(
            ("recommendation", ask.pk),
            *(("organisation", pk) for pk in sorted(pk for pk in parties if pk is not None)),
            *(("document", one.document_id) for one in ask.origins.all()),
            *(("theme", one.theme_id) for one in ask.tagged_set.all()),
            *(("place", one.place_id) for one in ask.located_set.all()),
        ),
        values=_named(claim),
    )
    tell(news, entry_number=entry_number, by=by)


def _named(claim: Claim) -> dict[str, dict[str, str]]:
    """The organisation and the level as each language of the pages calls them."""
    named: dict[str, dict[str, str]] = {}
    for language, _label in settings.LANGUAGES:
        with override(language):
            level = str(claim.get_level_display()).lower()
            named[language] = {"organisation": claim.organisation.label, "level": level}
    return named
