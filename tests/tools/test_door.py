"""The door that leads to a hub: ports that cannot be had are told."""

import importlib.util
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

DOOR = Path(__file__).resolve().parents[2] / "tools" / "door"
LOW = 81
NOBODY = 65534


def opened(port, **more):
    """What `make run` says on a port it does not take; it stops before it sets anything up."""
    return subprocess.run(
        [sys.executable, str(DOOR), "run"],
        env={**os.environ, "PORT": port, **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("port", ["abc", "0", "-1", "65536", "80 80", "²"])
def test_a_port_that_is_no_number_is_told(port):
    sentence = (
        f"\nPORT is {port!r}, and a port is a number from 1 to 65535. "
        "Choose one: make run PORT=8000\n"
    )

    ended = opened(port)

    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", sentence)


def test_a_port_that_is_taken_is_told():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        ended = opened(str(port))

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith(f"\nPort {port} is taken, perhaps by a hub")


def test_a_home_that_cannot_be_written_is_told_before_anything_is_set_up(tmp_path):
    home = tmp_path / "file" / "home"
    home.parent.write_text("Not a folder.")

    ended = opened("8799", MOSTURA_HOME=str(home))

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith(f"\nMOSTURA_HOME is {home}, and nothing can be written in ")


def test_a_home_without_room_is_told_before_anything_is_set_up(tmp_path):
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this account may not mount a disk; run as root to have a small one")

    try:
        ended = opened("8799", MOSTURA_HOME=str(place / "home"))
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)

    sentence = (
        f"\nOnly 2 MB are free in {place}/home, where the hub writes, and it needs 200. "
        "Free some space there and run the same command again.\n"
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", sentence)


@pytest.fixture
def _without_rights():
    """Somebody who is not the administrator."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    yield
    os.seteuid(before)


@pytest.mark.usefixtures("_without_rights")
def test_a_port_kept_for_the_administrator_is_not_called_taken():
    found = importlib.util.spec_from_file_location("door_machine", DOOR / "machine.py")
    machine = importlib.util.module_from_spec(found)
    found.loader.exec_module(machine)
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", LOW))
        except PermissionError:
            pass
        else:
            pytest.skip("this machine lets everyone open low ports")

    with pytest.raises(machine.Trouble) as trouble:
        machine.insist_on_port("127.0.0.1", LOW)

    assert str(trouble.value) == (
        f"Port {LOW} is kept for the administrator of this machine, as the low ones are. "
        "Choose another one: make run PORT=8000"
    )
