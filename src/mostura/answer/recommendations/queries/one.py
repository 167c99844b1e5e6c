"""One recommendation: its family, its history, how machines read it, how a form shows it."""

import dataclasses
import datetime as dt
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor
from mostura.answer.recommendations.models import (
    Kinship,
    Origin,
    Recommendation,
    Wording,
)
from mostura.answer.recommendations.policy import Smart, State, may_see_unpublished
from mostura.answer.recommendations.queries.visible import visible_to
from mostura.ground.ledger import queries as ledger

HAPPENED: dict[str, str | Promise] = {
    "RecommendationDrafted": _("Found in the document and accepted by a person"),
    "RecommendationEdited": _("Put into other words"),
    "RecommendationPublished": _("Entered the public register"),
    "RecommendationWithdrawn": _("Withdrawn from the register"),
    "RecommendationBlanked": _("Its words were deleted for good"),
    "RecommendationTranslated": _("Translated"),
    "TranslationChecked": _("A translation was read by a native reader"),
    "RecommendationJoined": _("Found to ask for the same as another"),
    "RecommendationParted": _("Found to be an ask of its own"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Happening:
    """One line of a history."""

    at: dt.datetime
    what: str | Promise
    read: str = ""  # what it read until then
    language: str = ""


def relatives(actor: Actor, recommendation: Recommendation) -> QuerySet[Recommendation, int]:
    """The keys of the others of its family: the same ask, made elsewhere."""
    mine = Kinship.objects.filter(recommendation=recommendation, parted_at=None)
    family = Kinship.objects.filter(family__in=mine.values("family"), parted_at=None)
    others = visible_to(actor).filter(pk__in=family.values("recommendation"))
    others = others.exclude(pk=recommendation.pk).order_by("-published_at", "-pk")
    return others.values_list("pk", flat=True)


def history(actor: Actor, recommendation: Recommendation) -> list[Happening]:
    """What happened to a recommendation the actor was shown, as the ledger has it."""
    entries = ledger.history_of(actor, "recommendation", recommendation.pk)
    earlier = list(wordings(actor, recommendation))
    told = []
    for entry in entries:
        if entry.event not in HAPPENED:
            continue
        # An edit keeps the former words in its own transaction, a moment before it is recorded.
        changed = entry.event == "RecommendationEdited" and earlier
        was = earlier.pop(0) if changed and earlier[0].changed_at <= entry.recorded_at else None
        words = (was.text, was.language) if was else ("", "")
        told.append(Happening(entry.recorded_at, HAPPENED[entry.event], *words))
    return told


def wordings(actor: Actor, recommendation: Recommendation) -> QuerySet[Wording]:
    """How it read before; what it read as a draft is for those who see drafts."""
    kept = recommendation.wordings.order_by("changed_at", "pk")
    if may_see_unpublished(actor, recommendation.organisation_id):
        return kept
    return kept.filter(changed_at__gte=recommendation.published_at or timezone.now())


def quoting_the_same(actor: Actor, recommendation: Recommendation) -> QuerySet[Recommendation]:
    """The other asks, not yet withdrawn, whose passage holds some of the same words."""
    same = models.Q(pk__in=())
    for origin in recommendation.origins.all():
        same |= models.Q(document=origin.document_id, start__lt=origin.end, end__gt=origin.start)
    quoting = Origin.objects.filter(same).exclude(recommendation=recommendation)
    others = visible_to(actor).filter(pk__in=quoting.values("recommendation"))
    return others.exclude(state=State.WITHDRAWN).order_by("pk")


def flags(recommendation: Recommendation) -> list[tuple[str, list[str]]]:
    """What makes the ask specific, measurable and so on, and the words that say so."""
    return [
        (str(Smart(flag).label), words)
        for flag, words in recommendation.smart.items()
        if flag in Smart.values and words and flag != Smart.RELEVANT  # the themes say it already
    ]


def as_typed(recommendation: Recommendation) -> dict[str, Any]:
    """What an edit form shows before anyone types."""
    return {
        "version": recommendation.version,
        "text": recommendation.text,
        "language": recommendation.language,
        "addressees": "\n".join(one.label for one in recommendation.asked.all()),
        "themes": [one.theme.key for one in recommendation.tagged_set.all()],
        "countries": [one.place.code for one in recommendation.located_set.all()],
    }


def translation_typed(recommendation: Recommendation, language: str) -> dict[str, Any]:
    """What the form of a translation shows before anyone types: the one there is."""
    current = {one.language: one for one in recommendation.translations.all()}
    if language not in current:
        return {"language": language, "replacing": 0} if language else {}
    one = current[language]
    return {"language": language, "text": one.text, "replacing": one.pk}


def addressees_of(recommendation: Recommendation) -> list[dict[str, str]]:
    """Whom a recommendation addresses, as a form hands it back where nobody types anew."""
    return [
        {
            "name": one.label,
            "as_written": one.as_written,
            "key": one.organisation.code if one.organisation else "",
            "reason": one.reason,
        }
        for one in recommendation.asked.all()
    ]


def described(recommendation: Recommendation, address: str) -> dict[str, Any]:
    """The recommendation in the words of schema.org, for machines that read pages."""
    published = recommendation.published_at
    whole = {
        "@context": "https://schema.org",
        "@type": "Recommendation",
        "@id": address,
        "url": address,
        "identifier": recommendation.code,
        "text": recommendation.text,
        "inLanguage": recommendation.language,
        "datePublished": timezone.localdate(published).isoformat() if published else "",
        "publisher": {"@type": "Organization", "name": recommendation.organisation.name},
        "about": [
            {"@type": "DefinedTerm", "termCode": one.theme.key, "name": one.theme.name}
            for one in recommendation.tagged_set.all()
        ],
        "spatialCoverage": [
            {"@type": "Place", "identifier": one.place.code, "name": one.place.label}
            for one in recommendation.located_set.all()
        ],
        "audience": [
            {"@type": "Audience", "audienceType": one.label} for one in recommendation.asked.all()
        ],
        "isBasedOn": [_described_origin(one) for one in recommendation.origins.all()],
        "workTranslation": [
            {"@type": "CreativeWork", "inLanguage": one.language, "text": one.text}
            for one in recommendation.translations.all()
        ],
    }
    return {name: value for name, value in whole.items() if value}


def _described_origin(origin: Origin) -> dict[str, Any]:
    document = origin.document
    report = {
        "@type": "Report",
        "name": document.title,
        "url": document.source_url,
        "inLanguage": document.language,
        "datePublished": document.dated_on.isoformat() if document.dated_on else "",
        "publisher": document.publisher and {"@type": "Organization", "name": document.publisher},
    }
    return {name: value for name, value in report.items() if value}
