"""The lexica, built once and kept in the checkout."""

from pathlib import Path

import pytest

from mostura.engines.wording.lexicon import Lexicon
from mostura.engines.wording.lexicon_making import build

FOLDER = Path(__file__).resolve().parents[3] / "var" / "lexica"


@pytest.fixture(scope="session")
def lexicon():
    list(build(FOLDER))
    return Lexicon.open(FOLDER)
