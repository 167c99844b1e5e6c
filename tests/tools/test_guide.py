"""What the operators' guide gives to copy is taken by the programs that it is for."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
GUIDE = CHECKOUT / "docs" / "operators" / "guide.md"


def block_with(words):
    """The one block of the guide that holds these words."""
    blocks = re.findall(r"^```\n(.*?)^```", GUIDE.read_text(), re.DOTALL | re.MULTILINE)
    (found,) = [one for one in blocks if words in one]
    return found


@pytest.fixture
def said(tmp_path):
    """Runs a program in a home of its own; its exit status and all it said."""

    def run(*words):
        done = subprocess.run(
            words,
            env={**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout

    return run


@pytest.mark.skipif(not shutil.which("caddy"), reason="no Caddy here: apt-get install caddy")
def test_caddy_takes_the_whole_file_of_the_guide(tmp_path, said):
    (tmp_path / "Caddyfile").write_text(block_with("reverse_proxy"))

    status, words = said("caddy", "validate", "--config", "Caddyfile", "--adapter", "caddyfile")

    assert (status, words.splitlines()[-1]) == (0, "Valid configuration"), words


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_takes_the_unit_of_the_guide(tmp_path, said):
    unit = block_with("ExecStart=").replace(
        "/srv/mostura/hub/.venv/bin/mostura", str(CHECKOUT / ".venv" / "bin" / "mostura")
    )
    (tmp_path / "mostura.service").write_text(unit)

    found = said("systemd-analyze", "verify", str(tmp_path / "mostura.service"))

    assert found == (0, "")
