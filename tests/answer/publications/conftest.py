"""A small public record: what was asked, answered, promised and claimed, and what is not public."""

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings as hub
from django.utils import timezone

from mostura.answer.claims.models import Claim
from mostura.answer.correspondence.models import Answer, Asking, Commitment, Step
from mostura.answer.recommendations.models import Family, Recommendation
from mostura.ground.organisations.models import Organisation, OrganisationName
from mostura.ground.places.models import Place
from mostura.ground.themes.models import Theme
from mostura.listen.documents.models import Document
from mostura.shell.search import folded

A_DAY = dt.timedelta(days=1)
HIDDEN = "Tajni nacrt o mostu."
"""Words of what is not public: they leave the hub nowhere."""


@pytest.fixture
def record(db, settings):
    """Two public asks, the first of them put, answered, promised and claimed upon; and a draft."""
    Path(hub.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    settings.MOSTURA_ADDRESS = "https://hub.example"
    house = make_body("Bridge House", "cso", {"en": "Bridge House"})
    ministry = make_body(
        "Ministry of Bridges",
        "government",
        {"en": "Ministry of Bridges", "sr": "Министарство мостова"},
    )
    theme = Theme.objects.create(
        key="bridges",
        scheme="theme",
        order=1,
        names={"en": "Bridges", "sr": "Мостови"},
        descriptions={"en": "What stands over rivers."},
    )
    place = Place.objects.create(
        code="xk",
        kind="country",
        country_code="XK",
        position=1,
        latitude=42.2,
        longitude=20.7,
        names={"en": "Kosovo", "sr": "Косово"},
        source="test",
    )
    paper = Document.objects.create(
        title="Round table",
        publisher="Bridge House",
        organisation=house,
        state="published",
        published_at=timezone.now(),
        dated_on=dt.date(2025, 5, 1),
        source_url="https://papers.example/1",
        language="en",
        text="Mend the old bridge.",
    )
    asks = [
        make_ask(text, house, paper, theme, place, ministry)
        for text in ("=Mend the old bridge, “now” & for good.", "Open the hall to both schools.")
    ]
    family = Family.objects.create()
    for ask in asks:
        family.kinships.create(recommendation=ask)
    return SimpleNamespace(
        house=house, ministry=ministry, theme=theme, place=place, paper=paper, asks=asks,
        ask=asks[0], family=family, **came_of_it(asks[0], ministry, house),
        draft=make_ask(HIDDEN, house, paper, theme, place, ministry, state="draft"),
    )  # fmt: skip


def make_body(name, kind, names):
    """A body with its names."""
    made = Organisation.objects.create(
        code=name.lower().replace(" ", "-"), name=name, kind=kind, country="XK"
    )
    for language, word in names.items():
        OrganisationName.objects.create(
            organisation=made, language=language, name=word, folded=folded(word)
        )
    return made


def make_ask(text, house, paper, theme, place, asked, state="published"):  # noqa: PLR0917
    """An ask with all that hangs on it."""
    ask = Recommendation.objects.create(
        text=text,
        language="en",
        organisation=house,
        state=state,
        published_at=timezone.now() - 3 * A_DAY if state == "published" else None,
        action_category="5",
    )
    ask.asked.create(organisation=asked, as_written="the ministry")
    ask.tagged_set.create(theme=theme)
    ask.located_set.create(place=place)
    ask.origins.create(document=paper, passage=text, start=0, end=len(text), page=2)
    ask.translations.create(language="sr", text="Поправите стари мост.", state="checked")
    return ask


def came_of_it(ask, ministry, house):
    """It was put, answered twice, promised once, and two say how far it is."""
    now = timezone.now()
    asking = Asking.objects.create(
        recommendation=ask, organisation=ministry, basis="duty", days=15, citation="Act 1, Art. 2",
        country="XK", time_zone="Europe/Belgrade", state="answered",
        due_on=timezone.localdate() + 20 * A_DAY,
    )  # fmt: skip
    for ago, kind in ((2, "sent"), (2, "delivered"), (1, "answered")):
        at = now - ago * A_DAY
        Step.objects.create(asking=asking, kind=kind, at=at, recorded_at=at)
    former = Answer.objects.create(
        asking=asking, kind="noted", reasons="We read it.", language="en",
        given_at=now - A_DAY, recorded_at=now - A_DAY, superseded_at=now,
    )  # fmt: skip
    answer = Answer.objects.create(
        asking=asking, kind="accepted", reasons="We agree & begin.", language="en",
        given_at=now, recorded_at=now,
    )  # fmt: skip
    promise = Commitment.objects.create(
        asking=asking, text="Mend the arch, first.", language="en",
        due_on=timezone.localdate() + 90 * A_DAY, made_at=now,
    )  # fmt: skip
    claims = [
        Claim.objects.create(recommendation=ask, organisation=body, party=party, level=level)
        for body, party, level in (
            (ministry, "institution", "done"), (house, "civil_society", "begun"),
        )
    ]  # fmt: skip
    return {
        "asking": asking, "former": former, "answer": answer, "promise": promise, "claims": claims,
    }  # fmt: skip


@pytest.fixture
def waiting(record):
    """The second ask, put to the ministry, and not answered yet."""
    now = timezone.now()
    asking = Asking.objects.create(
        recommendation=record.asks[1], organisation=record.ministry, basis="voluntary", days=30,
        country="XK", time_zone="Europe/Belgrade", state="acknowledged",
        due_on=timezone.localdate() + 10 * A_DAY,
    )  # fmt: skip
    for kind in ("sent", "delivered", "acknowledged"):
        Step.objects.create(asking=asking, kind=kind, at=now, recorded_at=now)
    return asking
