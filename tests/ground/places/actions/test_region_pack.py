import json
import shutil
from pathlib import Path

import pytest

from mostura.ground.places.actions.region_pack import MANIFEST, OUTLINES, PLACES, build_region_pack
from mostura.ground.places.frames.outlines import PackageChanged

CHECKOUT = Path(__file__).resolve().parents[4]
PACK = CHECKOUT / "src" / "mostura" / "regions" / "western_balkans"
PACKAGES = CHECKOUT / "node_modules"
FILES = (PLACES, OUTLINES, MANIFEST)


@pytest.fixture
def rows(region):
    content = json.loads((region / PLACES).read_text(encoding="utf-8"))
    return {row["code"]: row for row in content}


def test_the_same_packages_give_the_same_bytes(region, tmp_path):
    built = build_region_pack(PACK, packages=PACKAGES, into=tmp_path)

    assert built.fresh
    assert [(tmp_path / name).read_bytes() for name in FILES] == [
        (region / name).read_bytes() for name in FILES
    ]


def test_a_pack_that_is_up_to_date_is_left_alone(region):
    before = [(region / name).stat().st_mtime_ns for name in FILES]

    built = build_region_pack(PACK, packages=PACKAGES, into=region)

    assert not built.fresh
    assert [(region / name).stat().st_mtime_ns for name in FILES] == before


def test_a_pack_that_was_damaged_is_built_again(region, tmp_path):
    shutil.copytree(region, tmp_path, dirs_exist_ok=True)
    (tmp_path / PLACES).write_text("[]")

    built = build_region_pack(PACK, packages=PACKAGES, into=tmp_path)

    assert built.fresh
    assert (tmp_path / PLACES).read_bytes() == (region / PLACES).read_bytes()


def test_every_parent_is_in_the_pack_and_of_the_same_country(rows):
    strangers = [
        row["code"]
        for row in rows.values()
        if row["parent"] and rows[row["parent"]]["country_code"] != row["country_code"]
    ]

    assert strangers == []


def test_the_six_countries_have_their_units(rows):
    units = {}
    for row in rows.values():
        if row["kind"] in {"region", "municipality"}:
            units[row["country_code"]] = units.get(row["country_code"], 0) + 1

    # Bosnia and Herzegovina: ten cantons, seven regions, the district, and the two entities.
    assert units == {"AL": 12, "BA": 20, "XK": 30, "ME": 21, "MK": 80, "RS": 25}


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("XK-peje", {"sq": "Pejë", "sr": "Пећ", "sr-latn": "Peć", "en": "Pejë / Peć"}),
        ("MK-KH", {"mk": "Кичево", "sq": "Kërçovë", "sr-latn": "Kičevo", "en": "Kičevo"}),
        ("RS-792680", {"en": "Belgrade", "sr": "Београд", "mk": "Белград"}),
        ("BA-3204222", {"sr": "Бихаћ", "sr-latn": "Bihać", "en": "Bihać"}),
        ("AL-3183875", {"sq": "Tiranë", "en": "Tirana", "sr": "Тирана"}),
    ],
)
def test_places_are_named_in_their_languages_and_scripts(rows, code, names):
    assert {language: rows[code]["names"].get(language) for language in names} == names


def test_a_seat_lies_in_the_unit_that_bears_its_name(rows):
    seats = {"XK-787157": "XK-peje", "ME-3204509": "ME-02", "BA-3203521": "BA-BRC"}

    assert {code: rows[code]["parent"] for code in seats} == seats


def test_no_name_of_a_place_mixes_its_scripts(rows):
    def mixed(name):
        return any("а" <= letter <= "џ" for letter in name.lower()) and any(
            "a" <= letter <= "z" for letter in name.lower()
        )

    assert [row["names"] for row in rows.values() if any(map(mixed, row["names"].values()))] == []


def test_a_changed_package_is_refused_with_what_to_do(tmp_path):
    pack = tmp_path / "pack"
    shutil.copytree(PACK, pack)
    units = (pack / "units.json").read_text(encoding="utf-8")
    (pack / "units.json").write_text(units.replace('"named": "Peć"', '"named": "Pech"'))

    with pytest.raises(PackageChanged, match="names piece 0 of kos 'Peć'"):
        build_region_pack(pack, packages=PACKAGES, into=tmp_path / "region")

    assert not (tmp_path / "region").exists()


def test_missing_packages_are_named(tmp_path):
    with pytest.raises(PackageChanged, match="npm ci"):
        build_region_pack(PACK, packages=tmp_path, into=tmp_path / "region")
