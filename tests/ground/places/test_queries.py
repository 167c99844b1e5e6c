import pytest
from django.db import IntegrityError
from django.utils.translation import override

from mostura.actor import VISITOR
from mostura.ground.places import queries
from mostura.ground.places.models import Place
from mostura.shell.search import Tier


def codes(places):
    return [place.code for place in places]


def test_countries_come_in_the_order_of_the_pack(loaded):
    assert codes(queries.countries(VISITOR)) == ["AL", "BA", "XK", "ME", "MK", "RS"]


@pytest.mark.parametrize("words", ["Пећ", "Peć", "pec", "Pejë", "peje"])
def test_a_town_is_found_by_each_of_its_names_in_any_script(loaded, words):
    assert {"XK-peje", "XK-787157"} <= set(codes(queries.found(VISITOR, words, Tier.EXACT)))


def test_units_are_listed_by_name_and_without_settlements(loaded):
    albania = Place.objects.get(code="AL")

    units = queries.units_of(VISITOR, albania)

    assert [unit.name for unit in units][:4] == ["Berat", "Dibër", "Durrës", "Elbasan"]
    assert {unit.kind for unit in units} == {"region"}


def test_settlements_of_an_entity_are_those_of_its_cantons(loaded):
    federation = Place.objects.get(code="BA-BIH")

    largest = queries.settlements_of(VISITOR, federation)[0]

    assert largest.name == "Sarajevo"
    assert codes(queries.lineage(largest)) == ["BA", "BA-BIH", "BA-09"]


def test_the_map_of_the_region_draws_each_country_once_with_its_mark(loaded):
    region = queries.region_outlines()

    assert [(shape.code, shape.name) for shape in region.shapes] == [
        ("AL", "Albania"),
        ("BA", "Bosnia and Herzegovina"),
        ("XK", "Kosovo*"),
        ("ME", "Montenegro"),
        ("MK", "North Macedonia"),
        ("RS", "Serbia"),
    ]
    assert region.viewbox == "173.7 7.3 733.9 878.0"
    assert len(region.neighbours) == 8


def test_the_map_of_a_country_draws_its_smallest_units_only(loaded):
    bosnia = queries.country_outlines(Place.objects.get(code="BA"))

    drawn = {shape.code for shape in bosnia.shapes}

    assert len(drawn) == 18
    assert "BA-BIH" not in drawn


def test_a_settlement_is_marked_inside_its_unit(loaded):
    belgrade = Place.objects.get(code="RS-792680")

    around = queries.map_around(VISITOR, belgrade)

    left, top, width, height = belgrade.parent.outline["box"]
    assert left < around.spot[0] < left + width
    assert top < around.spot[1] < top + height


def test_names_follow_the_language_of_the_reader(loaded):
    serbia = Place.objects.get(code="RS")

    seen = []
    for language in ("en", "sq", "sr", "sr-latn", "mk"):
        with override(language):
            seen.append(serbia.name)

    assert seen == ["Serbia", "Serbia", "Србија", "Srbija", "Србија"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"latitude": 95},
        {"kind": "village"},
        {"parent_id": None},
        {"outline": {"path": "M0 0"}},
        {"code": "RS-00"},
    ],
)
def test_the_database_refuses_impossible_places(loaded, wrong):
    belgrade = Place.objects.get(code="RS-792680")
    for field, value in wrong.items():
        setattr(belgrade, field, value)

    with pytest.raises(IntegrityError):
        belgrade.save()
