"""The region pack built once, and loaded for the tests that need its rows."""

from pathlib import Path

import pytest

from mostura.actor import CLOCK
from mostura.engines.wording.lexicon_making import build
from mostura.ground.places.actions.loading import load_places
from mostura.ground.places.actions.region_pack import build_region_pack

CHECKOUT = Path(__file__).resolve().parents[3]
PACK = CHECKOUT / "src" / "mostura" / "regions" / "western_balkans"
PACKAGES = CHECKOUT / "node_modules"
LEXICA = CHECKOUT / "var" / "lexica"


@pytest.fixture(scope="session")
def region(tmp_path_factory):
    if not (PACKAGES / "world-atlas").is_dir():
        pytest.skip("The map packages are not installed: run npm ci.")
    folder = tmp_path_factory.mktemp("region")
    build_region_pack(PACK, packages=PACKAGES, into=folder)
    return folder


@pytest.fixture(scope="session")
def lexica():
    list(build(LEXICA))
    return LEXICA


@pytest.fixture
def loaded(db, settings, region, lexica):
    settings.MOSTURA_LEXICA = lexica
    settings.MOSTURA_REGION = region
    return load_places(region, footnotes=PACK / "footnotes.toml", by=CLOCK)
