import json
import shutil
from pathlib import Path

import pytest

from mostura.actor import CLOCK, VISITOR
from mostura.ground.ledger.models import Entry
from mostura.ground.places.actions.loading import Loaded, NotBuilt, load_places
from mostura.ground.places.models import Place
from mostura.ground.places.policy import Refusal
from mostura.refused import Refused

CHECKOUT = Path(__file__).resolve().parents[4]
FOOTNOTES = CHECKOUT / "src" / "mostura" / "regions" / "western_balkans" / "footnotes.toml"


def test_loading_twice_changes_nothing_and_records_once(loaded, region):
    again = load_places(region, footnotes=FOOTNOTES, by=CLOCK)

    assert loaded.added == Place.objects.count() == again.same
    assert again == Loaded(added=0, changed=0, same=loaded.added, left=0)
    assert [entry.event for entry in Entry.objects.all()] == ["PlacesLoaded"]


def test_a_corrected_name_is_corrected_and_found(loaded, region, tmp_path):
    shutil.copytree(region, tmp_path, dirs_exist_ok=True)
    rows = json.loads((region / "places.json").read_text(encoding="utf-8"))
    for row in rows:
        if row["code"] == "RS-792680":
            row["names"]["de"] = "Weißenburg an der Save"
    (tmp_path / "places.json").write_text(json.dumps(rows))

    changed = load_places(tmp_path, footnotes=FOOTNOTES, by=CLOCK)

    assert (changed.added, changed.changed) == (0, 1)
    belgrade = Place.objects.get(code="RS-792680")
    assert belgrade.names["de"] == "Weißenburg an der Save"
    assert belgrade.parent.code == "RS-00"
    assert belgrade.outline is None


def test_a_place_the_pack_no_longer_names_stays(loaded, region):
    kept = Place.objects.get(code="RS-792680")
    Place.objects.create(
        code="RS-old",
        kind="settlement",
        country_code="RS",
        parent=kept.parent,
        position=9,
        names={"sr": "Старо"},
        latitude=44,
        longitude=20,
        source="an earlier pack",
    )

    again = load_places(region, footnotes=FOOTNOTES, by=CLOCK)

    assert again.left == 1
    assert Place.objects.filter(code="RS-old").exists()


def test_the_operator_can_switch_a_footnote_off(loaded, region, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[kosovo]\nmark = ""\n')
    assert Place.objects.get(code="XK").label == "Kosovo*"

    load_places(region, footnotes=own, by=CLOCK)

    assert Place.objects.get(code="XK").label == "Kosovo"


def test_nobody_but_an_operator_loads_places(db, region):
    with pytest.raises(Refused) as refused:
        load_places(region, footnotes=FOOTNOTES, by=VISITOR)

    assert refused.value.reason == Refusal.NOT_OPERATOR


def test_a_pack_that_was_never_built_is_named_with_the_command_that_builds_it(db, tmp_path):
    with pytest.raises(NotBuilt, match="mostura build_region_pack"):
        load_places(tmp_path, footnotes=FOOTNOTES, by=CLOCK)
