"""The settings for a run of the tests: those of the hub, with a home that nobody lives in."""

import os
import tempfile
from pathlib import Path

from mostura.config import scratch
from mostura.config.environment import CHECKOUT


def _home() -> Path:
    """A new home on the word lists and the region that set-up has built."""
    built = Path(os.environ.get("MOSTURA_HOME") or CHECKOUT / "var")
    home = scratch.own_folder("mostura-tests-")
    home.chmod(0o711)  # a database server of another account may stand in it
    for part in ("lexica", "region"):
        if (built / part).is_dir():
            (home / part).symlink_to((built / part).resolve())
    (home / "static").mkdir()  # WhiteNoise warns where it is missing
    return home


# What a test starts is in the same rehearsal, in the home that the test gives it.
if "REHEARSAL" not in os.environ:
    # The folders of the last runs stay outside, to be looked at.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", tempfile.gettempdir())
    os.environ["MOSTURA_HOME"] = str(_home())
    os.environ["REHEARSAL"] = "on"
    # What is killed in a test goes with the home, also what it had written in passing.
    scratch.work_in(Path(os.environ["MOSTURA_HOME"]) / "tmp")
    (Path(os.environ["MOSTURA_HOME"]) / "tmp").chmod(0o1777)

from mostura.config.settings import *  # noqa: E402, F403 - after its home is known
