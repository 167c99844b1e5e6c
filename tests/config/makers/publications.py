"""What the addresses of the read API, of feeds and of cards name."""

from django.utils import timezone

from mostura.answer.recommendations.models import Recommendation
from mostura.ground.places.models import Place
from mostura.ground.themes.models import Theme
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


def country_at(place):
    made, _new = Place.objects.get_or_create(
        code="xk-bridge",
        defaults={"kind": "country", "country_code": "XK", "position": 1}
        | {"latitude": 42.2, "longitude": 20.7, "source": "test", "names": {"en": "Bridge"}},
    )
    return {"code": made.code}


def theme_at(place):
    words = {"names": {"en": "Bridges"}, "descriptions": {"en": ""}, "order": 1}
    made, _new = Theme.objects.get_or_create(key="bridges", scheme="theme", defaults=words)
    return {"code": made.key}


def nothing_at(place):
    return {"rest": f"nothing-{place.pk}"}


MAKERS = {
    **dict.fromkeys(("api_recommendation", "embed", "embed_snippet"), ask_at),
    "api_document": paper_at,
    "api_organisation": body_at,
    **dict.fromkeys(("feed_of", "calendar_of"), body_at),
    **dict.fromkeys(("feed_in", "calendar_in"), country_at),
    "feed_about": theme_at,
    "api_nothing": nothing_at,
}
