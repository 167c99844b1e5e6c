"""What the machine offers, and how to say what it lacks."""

import contextlib
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
HOME = Path(os.environ.get("MOSTURA_HOME") or CHECKOUT / "var").expanduser().resolve()
STAMPS = CHECKOUT / ".tool" / "stamps"
LOGS = CHECKOUT / ".tool" / "logs"
BIN = CHECKOUT / ".venv" / "bin"
FREE_MEGABYTES = 2000  # a first set-up takes about 1,200
HOME_MEGABYTES = 200  # word lists, region, static files, a young database and its journal

UNREACHABLE = (
    "could not resolve", "dns error", "failed to resolve", "name or service not known",
    "temporary failure in name resolution", "connection refused", "network is unreachable",
    "enotfound", "econnrefused", "etimedout", "eai_again", "could not connect", "timed out",
    "no matching distribution found for uv", "failed to fetch", "max retries exceeded",
)  # fmt: skip


class Trouble(Exception):
    """Something a person can mend; the text says how."""


def say(words: str) -> None:
    """Tell what is being done."""
    print(words, flush=True)


def environment(**more: str) -> dict[str, str]:
    """The environment of every step: the checkout's own tools first."""
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    fixed = {"PATH": path, "UV_PYTHON_PREFERENCE": "only-system", "PYTHONUNBUFFERED": "1"}
    return {**os.environ, **fixed, **more}


def step(words: str, command: list[str], **more: str) -> None:
    """Run one command of the set-up, its output kept in a log that is shown when it fails."""
    started = time.monotonic()
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / (words.lower().replace(" ", "-")[:40] + ".log")
    with log.open("w") as output:
        ended = subprocess.run(
            command,
            cwd=CHECKOUT,
            env=environment(**more),
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if ended.returncode != 0:
        raise Trouble(explain(words, log.read_text(errors="replace")))
    say(f"  {words:<44} {time.monotonic() - started:5.1f} s")


def explain(words: str, output: str) -> str:
    """The sentence for a step that failed."""
    lowered = output.lower()
    if "no space left" in lowered or "enospc" in lowered or "disk is full" in lowered:
        return f"{words}: the disk is full. Free some space and run the same command again."
    if any(sign in lowered for sign in UNREACHABLE):
        return (
            f"{words}: the package registry did not answer. Check the network and run the same "
            "command again.\nBehind a proxy set HTTPS_PROXY; for a registry of your own set "
            "PIP_INDEX_URL, UV_DEFAULT_INDEX and npm's registry."
        )
    tail = "\n".join(output.strip().splitlines()[-25:])
    return f"{words} failed. The end of what it said:\n\n{tail}"


def unchanged(name: str, *inputs: Path) -> bool:
    """Whether these files are what they were when the step last succeeded."""
    stamp = STAMPS / name
    return stamp.exists() and stamp.read_text() == _digest(inputs)


def remember(name: str, *inputs: Path) -> None:
    """Note that a step succeeded on these files."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(_digest(inputs))


def _digest(inputs: tuple[Path, ...]) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for path in inputs:
        files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
        for file in files:
            digest.update(str(file.relative_to(CHECKOUT)).encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def insist_on_disk() -> None:
    """Refuse to begin what would end half-way on a full disk."""
    free = shutil.disk_usage(CHECKOUT).free // 1_000_000
    if free < FREE_MEGABYTES:
        raise Trouble(
            f"Only {free} MB are free here, and a first set-up needs {FREE_MEGABYTES}. "
            "Free some space and run the same command again."
        )


def insist_on_home() -> None:
    """Refuse to begin where the hub's home cannot be written, or has no room for a start."""
    stands = next(one for one in (HOME, *HOME.parents) if one.exists())
    if not (stands.is_dir() and os.access(stands, os.W_OK | os.X_OK)):
        raise Trouble(
            f"MOSTURA_HOME is {HOME}, and nothing can be written in {stands}. Name another folder, "
            "or give this one to the account that runs the hub."
        )
    free = shutil.disk_usage(stands).free // 1_000_000
    if free < HOME_MEGABYTES:
        raise Trouble(
            f"Only {free} MB are free in {HOME}, where the hub writes, and it needs "
            f"{HOME_MEGABYTES}. Free some space there and run the same command again."
        )


def port_asked(default: int = 8000) -> int:
    """The number in PORT; one that is none is told."""
    asked = os.environ.get("PORT", "").strip() or str(default)
    if not (asked.isascii() and asked.isdecimal() and 1 <= int(asked) <= 65535):
        raise Trouble(
            f"PORT is {asked!r}, and a port is a number from 1 to 65535. "
            f"Choose one: make run PORT={default}"
        )
    return int(asked)


def insist_on_port(host: str, port: int) -> None:
    """Refuse a port that somebody else listens on, or that this person may not open."""
    with contextlib.closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Trouble(
                f"Port {port} is kept for the administrator of this machine, as the low ones are. "
                "Choose another one: make run PORT=8000"
            ) from None
        except OSError:
            raise Trouble(
                f"Port {port} is taken, perhaps by a hub that is already running. "
                f"Choose another one: make run PORT={port + 1 if port < 65535 else 8000}"
            ) from None


def postgres_found() -> bool:
    """Whether a PostgreSQL server can be started here."""
    return bool(shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))
