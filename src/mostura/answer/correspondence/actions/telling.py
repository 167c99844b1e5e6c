"""Telling those who follow an ask what has moved, once for each step."""

from typing import Final

from django.conf import settings
from django.utils.translation import gettext_noop, override

from mostura.actor import VISITOR, Actor
from mostura.answer.correspondence import events
from mostura.answer.correspondence.models import Asking
from mostura.answer.recommendations.queries import visible as recommendations
from mostura.ground.notices.actions.telling import tell
from mostura.ground.notices.policy.following import News

SENTENCES: Final[dict[str, str]] = {
    events.AskSent.__name__: gettext_noop("%(organisation)s was asked by letter."),
    events.AskBounced.__name__: gettext_noop(
        "The letter to %(organisation)s came back; another way is looked for."
    ),
    events.AskAcknowledged.__name__: gettext_noop("%(organisation)s says it has the letter."),
    events.ClarificationAsked.__name__: gettext_noop("%(organisation)s asks what is meant."),
    events.ClarificationGiven.__name__: gettext_noop(
        "%(organisation)s was told what is meant; its time runs on."
    ),
    events.AskAnswered.__name__: gettext_noop("%(organisation)s has answered."),
    events.AskRefused.__name__: gettext_noop("%(organisation)s says it will not answer."),
    events.AskReferred.__name__: gettext_noop(
        "%(organisation)s says that somebody else is responsible."
    ),
    events.AskOverdue.__name__: gettext_noop("%(organisation)s has let its time pass."),
    events.AskEscalated.__name__: gettext_noop(
        "%(organisation)s did not settle it; the next body is asked."
    ),
    events.CommitmentMade.__name__: gettext_noop("%(organisation)s promises something."),
    events.CommitmentWithdrawn.__name__: gettext_noop("%(organisation)s takes a promise back."),
}
"""What is told of each event; delivery and reminders are the post's business, not news."""


def tell_followers(asking_id: int, event: str, *, entry_number: int, by: Actor) -> None:
    """Tell what happened to an ask, to all who follow it, its addressee, themes, places, papers."""
    found = Asking.objects.select_related("organisation").prefetch_related("organisation__names")
    asking = found.get(pk=asking_id)
    shown = recommendations.shown(VISITOR, [asking.recommendation_id])
    if not shown:
        return  # it is not public: nobody outside is told
    ask = shown[0]
    news = News(
        sentence=SENTENCES[event],
        title=ask.text,
        address=ask.get_absolute_url(),
        subjects=(
            ("recommendation", ask.pk),
            ("organisation", asking.organisation_id),
            *(("document", one.document_id) for one in ask.origins.all()),
            *(("theme", one.theme_id) for one in ask.tagged_set.all()),
            *(("place", one.place_id) for one in ask.located_set.all()),
        ),
        values=_named(asking),
    )
    tell(news, entry_number=entry_number, by=by)


def _named(asking: Asking) -> dict[str, dict[str, str]]:
    """The addressee as each language of the pages calls it."""
    named: dict[str, dict[str, str]] = {}
    for language, _label in settings.LANGUAGES:
        with override(language):
            named[language] = {"organisation": asking.organisation.label}
    return named
