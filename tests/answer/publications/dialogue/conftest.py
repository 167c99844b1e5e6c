"""Papers of two gatherings: what was asked twice, answered, promised, and told differently."""

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

SERBIAN = "Отворите школу „Ђуро Његошић“ за све, ћирилицом и латиницом."
ALBANIAN = "Hapni shkollën për të gjithë fëmijët, pa vonesë."
LATIN = "Otvorite školu „Đuro Šćepanović“ za sve, bez žurbe."
WORDS = {"en": "Mend the old bridge.", "sr": SERBIAN, "sq": ALBANIAN, "sr-latn": LATIN}


@pytest.fixture
def dialogue(db, settings):
    """Two papers, six countries' worth of words, and what came of the first ask."""
    Path(hub.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    settings.MOSTURA_ADDRESS = "https://hub.example"
    house = make_body("Bridge House", "cso")
    ministry = make_body("Ministry of Bridges", "government")
    chapter, cluster, theme, marker = make_themes()
    places = {code: make_place(code, at) for at, code in enumerate(("XK", "RS", "ME"))}
    old = make_paper("First dialogue", dt.date(2019, 5, 1), house)
    new = make_paper("Second dialogue", dt.date(2024, 5, 1), house)
    asks = [
        make_ask(WORDS["en"], "en", house, old, places["XK"], ministry),
        make_ask(WORDS["sr"], "sr", house, new, places["RS"], ministry),
        make_ask(WORDS["sq"], "sq", house, new, places["XK"], ministry),
        make_ask(WORDS["sr-latn"], "sr", house, new, places["ME"], ministry),
        make_ask("Meet every year.", "en", house, new, None, None),
    ]
    asks[0].tagged_set.create(theme=chapter)
    asks[1].tagged_set.create(theme=cluster)
    for ask in asks:
        ask.tagged_set.create(theme=theme)
    asks[2].tagged_set.create(theme=marker)
    family = Family.objects.create()
    for ask in asks[:2]:
        family.kinships.create(recommendation=ask)
    moved = timezone.now() - dt.timedelta(days=3)
    return SimpleNamespace(
        asks=asks, places=places, old=old, new=new, ministry=ministry, house=house,
        chapter=chapter, theme=theme, moved=moved, asking=came_of(asks[0], ministry, house, moved),
    )  # fmt: skip


def make_body(name, kind):
    code = name.lower().replace(" ", "-")
    made = Organisation.objects.create(code=code, name=name, kind=kind, country="XK")
    OrganisationName.objects.create(
        organisation=made, language="en", name=name, folded=folded(name)
    )
    return made


def make_themes():
    """A chapter in its cluster, a theme, a marker."""
    made = {}
    for order, (key, scheme, name, parent) in enumerate(
        (
            ("eu-fundamentals", "eu_cluster", "Cluster 1: Fundamentals", None),
            ("eu-chapter-23", "eu_chapter", "Chapter 23: Judiciary", "eu-fundamentals"),
            ("schools", "theme", "Schools", None),
            ("youth", "marker", "Young people", None),
        )
    ):
        made[key] = Theme.objects.create(
            key=key, scheme=scheme, order=order, names={"en": name}, descriptions={"en": name},
            parent=made.get(parent),
        )  # fmt: skip
    return [made[key] for key in ("eu-chapter-23", "eu-fundamentals", "schools", "youth")]


def make_place(code, position):
    names = {
        "XK": {"en": "Kosovo", "sr": "Косово", "sq": "Kosova"},
        "RS": {"en": "Serbia", "sr": "Србија", "sq": "Serbia"},
        "ME": {"en": "Montenegro", "sr": "Црна Гора", "sq": "Mali i Zi"},
    }
    return Place.objects.create(
        code=code, kind="country", country_code=code, position=position, latitude=42.2,
        longitude=20.7, names=names[code], source="test",
    )  # fmt: skip


def make_paper(title, day, house):
    return Document.objects.create(
        title=title, publisher="Bridge House", organisation=house, state="published",
        published_at=timezone.now(), dated_on=day, language="en", text=" ".join(WORDS.values()),
    )  # fmt: skip


def make_ask(text, language, house, paper, place, asked):
    ask = Recommendation.objects.create(
        text=text, language=language, organisation=house, state="published",
        published_at=timezone.now(), action_category="5",
    )  # fmt: skip
    ask.origins.create(document=paper, passage=text, start=0, end=len(text), page=2)
    if asked:
        ask.asked.create(organisation=asked, as_written="the ministry")
    if place:
        ask.located_set.create(place=place)
    return ask


def came_of(ask, ministry, house, at):
    """It was put to the ministry, which agreed and promised; the house says another thing."""
    asking = Asking.objects.create(
        recommendation=ask, organisation=ministry, basis="duty", days=15, citation="Act 1, Art. 2",
        country="XK", time_zone="Europe/Belgrade", state="answered",
    )  # fmt: skip
    for kind in ("sent", "delivered", "answered"):
        Step.objects.create(asking=asking, kind=kind, at=at, recorded_at=at)
    Answer.objects.create(
        asking=asking, kind="accepted", reasons="We agree and begin.", language="en", given_at=at
    )
    Commitment.objects.create(
        asking=asking, text="Mend the arch first.", language="en", due_on=dt.date(2027, 5, 1)
    )
    for body, party, level in (
        (ministry, "institution", "done"),
        (house, "civil_society", "begun"),
    ):
        Claim.objects.create(
            recommendation=ask, organisation=body, party=party, level=level, stated_at=at
        )
    return asking
