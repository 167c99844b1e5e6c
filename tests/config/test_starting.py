"""A hub that does not hold does not open."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WRONG_HUBS = Path(__file__).parent / "wrong_hubs"
UNDECLARED = (
    "The hub does not open: /unguarded/ does not say who may come. "
    "Decorate its view with @open_to(...).\n"
)
LOOSE = "The hub does not open: PRAGMA synchronous is 0, not 2.\n"
NONSENSE = "MOSTURA_UPLOAD_PAGES is 'many'; write a whole number of 1 or more.\n"


def started(home, *command, settings="mostura.config.settings", **more):
    environment = {
        **os.environ,
        "MOSTURA_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": str(WRONG_HUBS),
        **more,
    }
    return subprocess.run(
        [sys.executable, "-m", "mostura", *command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("command", [["serve", "--port", "8765"], ["work", "--until-empty"]])
@pytest.mark.parametrize(
    ("settings", "sentence"), [("undeclared_settings", UNDECLARED), ("loose_settings", LOOSE)]
)
def test_a_hub_that_does_not_hold_ends_with_a_sentence(tmp_path, command, settings, sentence):
    ended = started(tmp_path, *command, settings=settings, MOSTURA_DATABASE="")

    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", sentence)


@pytest.mark.parametrize("command", [["serve"], ["work"], ["ledger", "verify"], ["migrate"]])
def test_a_wrong_setting_ends_with_a_sentence(tmp_path, command):
    ended = started(tmp_path, *command, MOSTURA_UPLOAD_PAGES="many")

    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", NONSENSE)
