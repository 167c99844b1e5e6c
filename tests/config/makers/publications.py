"""What the addresses of the read API, of feeds and of cards name."""

from django.utils import timezone

from mostura.answer.recommendations.models import Recommendation
from mostura.listen.documents.models import Document


def ask_at(place):
    made = Recommendation.objects.create(
        text="Open the hall.", organisation=place, state="published", published_at=timezone.now()
    )
    return {"code": made.code}


def paper_at(place):
    made = Document.objects.create(
        title="Round table", organisation=place, state="published", published_at=timezone.now()
    )
    return {"code": made.code}


def body_at(place):
    return {"code": place.code}


def nothing_at(place):
    return {"rest": f"nothing-{place.pk}"}


MAKERS = {
    "api_recommendation": ask_at,
    "api_document": paper_at,
    "api_organisation": body_at,
    "api_nothing": nothing_at,
}
