"""Hubs of their own, which commands can be run on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "crash" / "hub"))
sys.path.insert(0, str(Path(__file__).resolve().parent / "forging"))


@pytest.fixture
def small_disk(tmp_path):
    """A disk of two megabytes, where this account may mount one."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this account may not mount a disk; run as root to fill one")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)
