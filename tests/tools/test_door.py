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


def opened(port):
    """What `make run` says on a port it does not take; it stops before it sets anything up."""
    return subprocess.run(
        [sys.executable, str(DOOR), "run"],
        env={**os.environ, "PORT": port},
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
