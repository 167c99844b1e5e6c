"""Recommendations of nobody, with all that hangs on them: rows for the bench of the register."""

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from typing import Any

WORDS = {
    "en": (
        ["The ministry should", "Donors should", "Municipalities must", "We call on parliament to"],
        ["open", "fund", "publish", "train", "protect", "consult", "translate", "repair"],
        ["schools", "youth clubs", "bridges", "verdicts", "teachers", "witnesses", "libraries"],
        ["in both languages", "by the end of the year", "without delay", "with women and men"],
    ),
    "sr": (
        ["Министарство треба да", "Донатори треба да", "Општине морају да", "Скупштина треба да"],
        ["отвори", "финансира", "објави", "обучи", "заштити", "саслуша", "преведе", "обнови"],
        ["школе", "омладинске клубове", "мостове", "пресуде", "наставнике", "сведоке", "књижнице"],
        ["на оба језика", "до краја године", "без одлагања", "са женама и мушкарцима"],
    ),
    "sq": (
        ["Ministria duhet të", "Donatorët duhet të", "Komunat duhet të", "Kuvendi duhet të"],
        ["hapë", "financojë", "botojë", "trajnojë", "mbrojë", "dëgjojë", "përkthejë", "ndreqë"],
        ["shkollat", "klubet rinore", "urat", "vendimet", "mësuesit", "dëshmitarët", "librat"],
        ["në të dyja gjuhët", "deri në fund të vitit", "pa vonesë", "me gra e burra"],
    ),
    "mk": (
        ["Министерството треба да", "Донаторите треба да", "Општините мора да"],
        ["отвори", "финансира", "објави", "обучи", "заштити", "сослуша", "преведе", "обнови"],
        ["училишта", "младински клубови", "мостови", "пресуди", "наставници", "сведоци"],
        ["на двата јазика", "до крајот на годината", "без одложување", "со жени и мажи"],
    ),
}
BODIES = 400
PAPERS = 250
THEMES = 40
COUNTRIES = ("AL", "BA", "ME", "MK", "RS", "XK")
FEW = 10  # recommendations of the small register, the one the queries are counted in first


def make_surroundings() -> dict[str, list[Any]]:
    """Organisations with names, themes, countries, and documents, in bulk."""
    from mostura.ground.organisations.models import Organisation, OrganisationName
    from mostura.ground.places.models import Place
    from mostura.ground.themes.models import Theme
    from mostura.listen.documents.models import Document
    from mostura.shell.search import folded

    bodies = Organisation.objects.bulk_create(
        Organisation(code=f"body-{number}", name=f"Body {number}", country=COUNTRIES[number % 6])
        for number in range(BODIES)
    )
    OrganisationName.objects.bulk_create(
        OrganisationName(
            organisation=body, language=language, name=f"{word} {number}",
            folded=folded(f"{word} {number}"),
        )
        for number, body in enumerate(bodies)
        for language, word in (("en", "Body"), ("sr", "Тело"), ("sq", "Organi"))
    )  # fmt: skip
    themes = Theme.objects.bulk_create(
        Theme(
            key=f"theme-{number}", scheme="marker" if number < 2 else "theme", order=number,
            names={"en": f"Theme {number}"}, descriptions={"en": ""},
        )
        for number in range(THEMES)
    )  # fmt: skip
    places = Place.objects.bulk_create(
        Place(
            code=code, country_code=code, kind="country", names={"en": code}, position=position,
            latitude=42, longitude=20,
        )
        for position, code in enumerate(COUNTRIES)
    )  # fmt: skip
    now = dt.datetime.now(dt.UTC)
    papers = Document.objects.bulk_create(
        Document(
            title=f"Round table {number}", organisation=bodies[0], state="published",
            published_at=now, dated_on=dt.date(2014 + number % 12, 5, 1), language="en",
            text="A long text. " * 4000,
        )
        for number in range(PAPERS)
    )  # fmt: skip
    return {"bodies": bodies, "themes": themes, "places": places, "papers": papers}


def make_register(count: int, around: dict[str, list[Any]]) -> None:
    """So many public asks with all that hangs on them, and their words in the search index."""
    from django.db import transaction

    from mostura.answer.recommendations.actions.describing import index_recommendations
    from mostura.answer.recommendations.models import Recommendation

    chance = random.Random(2019)
    now = dt.datetime.now(dt.UTC)
    asks = Recommendation.objects.bulk_create(
        (
            Recommendation(
                text=text, language=language, organisation=around["bodies"][0],
                state="published", published_at=now - dt.timedelta(minutes=number),
            )
            for number, (language, text) in enumerate(itertools.islice(sentences(chance), count))
        ),
        batch_size=500,
    )  # fmt: skip
    hang_on(asks, around, chance)
    for first in range(0, count, 1000):
        with transaction.atomic():
            index_recommendations(asks[first : first + 1000])


def hang_on(asks: list[Any], around: dict[str, list[Any]], chance: random.Random) -> None:
    """Addressees, themes, countries, origins, translations and families of some asks."""
    from mostura.answer.recommendations import models

    drawn = [surrounded(number, around, chance) for number in range(len(asks))]
    models.Asked.objects.bulk_create(
        (
            models.Asked(recommendation=ask, organisation=body, as_written="")
            for ask, one in zip(asks, drawn, strict=True)
            for body in one["bodies"]
        ),
        batch_size=500,
    )
    models.Tagged.objects.bulk_create(
        (
            models.Tagged(recommendation=ask, theme=theme)
            for ask, one in zip(asks, drawn, strict=True)
            for theme in one["themes"]
        ),
        batch_size=500,
    )
    models.Located.objects.bulk_create(
        models.Located(recommendation=ask, place=one["place"])
        for ask, one in zip(asks, drawn, strict=True)
    )
    models.Origin.objects.bulk_create(
        models.Origin(
            recommendation=ask, document=one["paper"], before="Before it.",
            passage=ask.text, after="After it.", page=1, start=0, end=len(ask.text),
        )
        for ask, one in zip(asks, drawn, strict=True)
    )  # fmt: skip
    models.Translation.objects.bulk_create(
        models.Translation(recommendation=ask, language="de", text=f"Übersetzt: {ask.text}")
        for ask in asks[::4]
    )
    families = models.Family.objects.bulk_create(models.Family() for _pair in asks[::10])
    models.Kinship.objects.bulk_create(
        models.Kinship(family=family, recommendation=ask)
        for family, pair in zip(families, zip(asks[::10], asks[5::10], strict=False), strict=False)
        for ask in pair
    )


def surrounded(number: int, around: dict[str, list[Any]], chance: random.Random) -> dict[str, Any]:
    """Who is asked, about what, where and in which paper; the first few have what pages ask for."""
    bodies, themes, places = around["bodies"], around["themes"], around["places"]
    if number < FEW:
        place = places[COUNTRIES.index("RS") if number % 2 == 0 else 0]
        chosen = [themes[0], themes[2], themes[3]]
        return {
            "bodies": bodies[:1],
            "themes": chosen,
            "place": place,
            "paper": around["papers"][0],
        }
    # A few bodies are asked often and most of them seldom, as in life.
    asked = {int(BODIES ** chance.random()) - 1 for _turn in range(2)}
    return {
        "bodies": [bodies[one] for one in asked],
        "themes": chance.sample(themes, 3),
        "place": chance.choice(places),
        "paper": chance.choice(around["papers"]),
    }


def sentences(chance: random.Random) -> Iterator[tuple[str, str]]:
    """A language and a sentence in it; the number makes every ask one of its own."""
    for number in range(FEW // 2):  # every page finds something among the first ones
        yield "en", f"The ministry should open schools, teachers and youth clubs {number}."
        yield "sr", f"Министарство треба да отвори школе {number}."
    for number in itertools.count(FEW):
        language = chance.choices(list(WORDS), (40, 30, 15, 15))[0]
        words = " ".join(chance.choice(part) for part in WORDS[language])
        yield language, f"{words}, {chance.choice(WORDS[language][2])} {number}."
