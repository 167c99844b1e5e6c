"""What every test may use."""

import os
import tempfile
from pathlib import Path

import pytest
from django.utils import translation

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = CHECKOUT.parent / "shared"


def _home_of_the_tests() -> Path:
    """A hub of its own for the run, on the word lists and the region that set-up has built."""
    built = Path(os.environ.get("MOSTURA_HOME") or CHECKOUT / "var")
    home = Path(tempfile.mkdtemp(prefix="mostura-tests-"))
    for part in ("lexica", "region"):
        if (built / part).is_dir():
            (home / part).symlink_to((built / part).resolve())
    (home / "static").mkdir()  # WhiteNoise warns where it is missing
    return home


# Tests never touch the hub of the person who runs them.
os.environ["MOSTURA_HOME"] = str(_home_of_the_tests())


@pytest.fixture(autouse=True)
def _in_english():
    """Every test begins in English, whatever language the one before it left behind."""
    translation.activate("en")
    yield
    translation.activate("en")
