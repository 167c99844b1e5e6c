"""Rows of the public record as the read API hands them out."""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

from mostura.answer.claims.policy.measuring import Measure
from mostura.answer.correspondence.frames import clocks
from mostura.answer.publications.frames import shapes
from mostura.answer.publications.queries.open_record import Account

if TYPE_CHECKING:
    from mostura.answer.claims.models import Claim
    from mostura.answer.correspondence.models import Answer, Asking, Commitment
    from mostura.answer.recommendations.models import Family, Origin, Recommendation
    from mostura.ground.organisations.models import Organisation
    from mostura.ground.places.models import Place
    from mostura.ground.themes.models import Theme
    from mostura.listen.documents.models import Document


def address(path: str) -> str:
    """The whole address of a page of this hub."""
    return f"{settings.MOSTURA_ADDRESS}{path}"


def day(at: dt.datetime | None) -> dt.date | None:
    """The day of a moment, by the hub's own clock."""
    return timezone.localdate(at) if at else None


def share(value: Fraction | None) -> float | None:
    """A measure with four decimals."""
    return None if value is None else round(float(value), 4)


def body(organisation: "Organisation") -> shapes.Body:
    """Who it is today: what was joined into another speaks as that."""
    one = organisation.joined_into or organisation
    return shapes.Body(code=one.code, name=one.label)


def how_far(measure: Measure | None) -> shapes.HowFar | None:
    """How far one thing is."""
    if measure is None:
        return None
    return shapes.HowFar(
        mean=share(measure.mean),
        lowest=share(measure.lowest),
        highest=share(measure.highest),
        voices=measure.voices,
        dissent=measure.dissent,
        reversed_by=len(measure.reversed_by),
    )


def recommendation(one: "Recommendation", measure: Measure | None) -> dict[str, Any]:
    """A recommendation that was fetched with its company."""
    return {
        "code": one.code,
        "address": address(one.get_absolute_url()),
        "text": one.text,
        "language": one.language,
        "translations": [
            {"language": other.language, "text": other.text, "state": other.state}
            for other in one.translations.all()
        ],
        "addressees": [
            {
                "code": asked.organisation.code if asked.organisation else None,
                "name": asked.label,
                "as_written": asked.as_written,
            }
            for asked in one.asked.all()
        ],
        "themes": [tagged.theme.key for tagged in one.tagged_set.all()],
        "countries": [located.place.code for located in one.located_set.all()],
        "action": one.action_category,
        "published_on": day(one.published_at),
        "family": next((kinship.family_id for kinship in one.kinships.all()), None),
        "brought_by": one.organisation.name,
        "how_far": how_far(measure),
        "demonstration": one.demonstration,
    }


def whole_recommendation(
    one: "Recommendation",
    measure: Measure | None,
    askings: Iterable["Asking"],
    claims: Iterable["Claim"],
) -> dict[str, Any]:
    """The same, with its passages and what became of it."""
    return recommendation(one, measure) | {
        "origins": [origin(other) for other in one.origins.all()],
        "put_to": [asking(other, one.code) for other in askings],
        "claims": [claim(other) for other in claims],
    }


def origin(one: "Origin") -> dict[str, Any]:
    """Where it was said."""
    document = one.document
    return {
        "document": document.code,
        "title": document.title,
        "publisher": document.publisher,
        "dated_on": document.dated_on,
        "source": document.source_url,
        "page": one.page,
        "passage": one.passage,
    }


def asking(one: "Asking", code: str) -> dict[str, Any]:
    """What was put to one addressee, as its clock stands now."""
    standing = clocks.standing_of(one, one.steps.all(), timezone.now())
    who = body(one.organisation)
    return {
        "organisation": who,
        "state": standing.state,
        "due_on": standing.due_on,
        "overdue_days": standing.overdue_days,
        "answers": [_answer(other, code, who) for other in one.answers.all()],
        "commitments": [_commitment(other, code, who) for other in one.commitments.all()],
    }


def answer(one: "Answer") -> dict[str, Any]:
    """What an addressee said."""
    return _answer(one, one.asking.recommendation.code, body(one.asking.organisation))


def _answer(one: "Answer", code: str, who: shapes.Body) -> dict[str, Any]:
    return {
        "recommendation": code,
        "organisation": who,
        "kind": one.kind,
        "reasons": one.reasons,
        "language": one.language,
        "given_on": day(one.given_at),
        "stands": one.superseded_at is None,
    }


def commitment(one: "Commitment") -> dict[str, Any]:
    """What an addressee promised."""
    return _commitment(one, one.asking.recommendation.code, body(one.asking.organisation))


def _commitment(one: "Commitment", code: str, who: shapes.Body) -> dict[str, Any]:
    return {
        "recommendation": code,
        "organisation": who,
        "text": one.text,
        "language": one.language,
        "due_on": one.due_on,
        "made_on": day(one.made_at),
        "withdrawn_reason": one.withdrawn_reason,
        "stands": one.withdrawn_at is None,
    }


def claim(one: "Claim") -> dict[str, Any]:
    """What one organisation says of how far it is."""
    return {
        "code": one.code,
        "recommendation": one.recommendation.code,
        "organisation": body(one.organisation),
        "party": one.party,
        "level": one.level,
        "note": one.note,
        "language": one.language,
        "stated_on": day(one.stated_at),
        "stands": one.superseded_at is None,
    }


def document(one: "Document", recommendations: int) -> dict[str, Any]:
    """A public paper."""
    return {
        "code": one.code,
        "address": address(one.get_absolute_url()),
        "title": one.title,
        "publisher": one.publisher,
        "gathering": one.gathering,
        "place": one.place,
        "dated_on": one.dated_on,
        "language": one.language,
        "source": one.source_url,
        "published_on": day(one.published_at),
        "recommendations": recommendations,
    }


def organisation(account: Account) -> dict[str, Any]:
    """An organisation that is asked, with its numbers."""
    one, shares = account.organisation, account.shares
    far = account.together.of_all if account.together else None
    return {
        "code": one.code,
        "address": address(one.get_absolute_url()),
        "name": one.label,
        "kind": one.kind,
        "level": one.level,
        "country": one.country,
        "website": one.website,
        "asked": account.asked,
        "shares": {name: getattr(shares, name) for name in shapes.Shares.model_fields},
        "how_far": far
        and {
            "asks": far.asks,
            "spoken_of": far.spoken_of,
            "mean": share(far.mean),
            "lowest": share(far.lowest),
            "highest": share(far.highest),
            "dissenting": far.dissenting,
            "reversed": far.reversed,
        },
    }


def family(one: "Family") -> dict[str, Any]:
    """Recommendations that belong together."""
    return {
        "number": one.pk,
        "made_on": day(one.made_at),
        "recommendations": [kinship.recommendation.code for kinship in one.kinships.all()],
    }


def theme(one: "Theme") -> dict[str, Any]:
    """A word of the vocabulary."""
    return {
        "key": one.key,
        "scheme": one.scheme,
        "name": one.name,
        "description": one.description,
        "parent": one.parent.key if one.parent else None,
    }


def place(one: "Place") -> dict[str, Any]:
    """A place with its names."""
    return {
        "code": one.code,
        "kind": one.kind,
        "country": one.country_code,
        "parent": one.parent.code if one.parent else None,
        "name": one.label,
        "names": one.names,
        "latitude": one.latitude,
        "longitude": one.longitude,
    }
