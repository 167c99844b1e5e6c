"""Makers of recommendations and of what is claimed about them."""

from django.utils import timezone

from mostura.answer.claims.models import Claim
from mostura.answer.recommendations.models import Recommendation


def draft_recommendation(place):
    return Recommendation.objects.create(
        text="Skrivena preporuka.", language="sr", organisation=place
    )


def draft_recommendation_at(place):
    return {"code": draft_recommendation(place).code}


def published_recommendation_at(place):
    made = draft_recommendation(place)
    made.state, made.published_at = "published", timezone.now()
    made.save()
    return {"code": made.code}


def translation_at(place):
    made = draft_recommendation(place)
    made.translations.create(language="de", text="Eine verborgene Empfehlung.")
    return {"code": made.code, "language": "de"}


def claim_at(place):
    ask = Recommendation.objects.get(code=published_recommendation_at(place)["code"])
    made = Claim.objects.create(
        recommendation=ask, organisation=place, party="civil_society", level="begun"
    )
    return {"code": made.code}


def link_shown_at(place):
    claim = Claim.objects.get(code=claim_at(place)["code"])
    url = "https://bridges.example/opening"
    return {"code": claim.evidence.create(kind="link", title="Otvaranje", url=url).code}


MAKERS = {
    **dict.fromkeys(
        ("recommendation", "edit_recommendation", "publish_recommendation"),
        draft_recommendation_at,
    ),
    **dict.fromkeys(
        ("withdraw_recommendation", "translate_recommendation", "join_recommendation"),
        draft_recommendation_at,
    ),
    "tell_apart": draft_recommendation_at,
    "offer_again": draft_recommendation_at,
    "blank_recommendation": draft_recommendation_at,
    "part_recommendation": draft_recommendation_at,
    "recommendation:published": published_recommendation_at,
    "check_translation": translation_at,
    "claims": draft_recommendation_at,
    "claim": draft_recommendation_at,
    "claims:published": published_recommendation_at,
    **dict.fromkeys(("withdraw_claim", "add_evidence"), claim_at),
    **dict.fromkeys(("withdraw_evidence", "download_evidence"), link_shown_at),
}
