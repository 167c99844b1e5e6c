"""What every test may use."""

from pathlib import Path

import pytest
from django.utils import translation

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = CHECKOUT.parent / "shared"


@pytest.fixture(autouse=True)
def _in_english():
    """Every test begins in English, whatever language the one before it left behind."""
    translation.activate("en")
    yield
    translation.activate("en")
