"""What each target of the Makefile does."""

import os
import shutil
import subprocess
import sys

import setup
from machine import BIN, CHECKOUT, HOME, Trouble, environment, insist_on_port, postgres_found
from machine import say, step

PYTHON = str(BIN / "python")


def run(_arguments: list[str]) -> int:
    """From a bare checkout to a hub one can walk through."""
    port = int(os.environ.get("PORT") or 8000)
    insist_on_port("127.0.0.1", port)
    setup.everything("run")
    address = os.environ.get("MOSTURA_ADDRESS") or f"http://localhost:{port}"
    mostura = [setup.MOSTURA]
    own = {"MOSTURA_ADDRESS": address, "MOSTURA_HOME": str(HOME)}
    step("Gathering the static files", [*mostura, "collectstatic", "--no-input", "-v0"], **own)
    step("Preparing the database", [*mostura, "migrate", "-v0"], **own)
    step("Loading the region", [*mostura, "load_region"], **own)
    step("Loading the demonstration", [*mostura, "demo", "load"], **own)
    subprocess.run([*mostura, "demo", "links"], env=environment(**own), check=True)
    say(f"The hub stands at {address} - stop it with Ctrl-C.")
    serve = [*mostura, "serve", "--port", str(port)]
    try:
        return subprocess.run(serve, env=environment(**own), check=False).returncode
    except KeyboardInterrupt:
        say("\nStopped.")
        return 0


def test(arguments: list[str]) -> int:
    """The whole suite; names what it must skip and the command that adds it."""
    setup.everything("dev")
    for lacking in _lacking():
        say(f"  Skipping {lacking}")
    fresh = ["-m", "pytest", *(arguments or ["tests"])]
    return subprocess.run([PYTHON, *fresh], env=environment(), check=False).returncode


def check(_arguments: list[str]) -> int:
    """What must hold before a change lands: style, types, contracts, tests."""
    return lint([]) or test([])


def lint(_arguments: list[str]) -> int:
    """Style, types and contracts, without the tests."""
    setup.everything("dev")
    failed = [words for words, command in CHECKS if not _passes(words, command)]
    if failed:
        raise Trouble(f"Not yet: {', '.join(failed)}.")
    return 0


CHECKS = (
    ("style", [str(BIN / "ruff"), "check", "."]),
    ("format", [str(BIN / "ruff"), "format", "--check", "."]),
    ("types", [str(BIN / "mypy")]),
    ("contracts", [str(BIN / "lint-imports"), "--no-logo"]),
    ("types of the islands", [str(BIN / "npm"), "run", "--silent", "types"]),
)


def _passes(words: str, command: list[str]) -> bool:
    say(f"\n{words}")
    return subprocess.run(command, env=environment(), check=False).returncode == 0


def _lacking() -> list[str]:
    lacking = []
    if not shutil.which("chromium"):
        lacking.append("the browser tests: apt-get install chromium")
    if not postgres_found():
        lacking.append("the PostgreSQL tests: apt-get install postgresql")
    if not shutil.which("xgettext"):
        lacking.append("the search for words without a translation: apt-get install gettext")
    return lacking


def _tool(*command: str, lock: str = "dev"):  # noqa: ANN202
    def opened(arguments: list[str]) -> int:
        setup.packages(lock)
        return subprocess.run([*command, *arguments], env=environment(), check=False).returncode

    return opened


def fmt(_arguments: list[str]) -> int:
    """Put the code into the one form."""
    setup.packages("dev")
    ruff = str(BIN / "ruff")
    subprocess.run([ruff, "check", "--fix", "--quiet", "."], env=environment(), check=False)
    return subprocess.run([ruff, "format", "."], env=environment(), check=False).returncode


def messages(_arguments: list[str]) -> int:
    """Gather the words of the pages into the catalogues, and make sr-Latn from sr."""
    if not shutil.which("xgettext"):
        raise Trouble("Gathering words needs GNU gettext. Run: apt-get install gettext")
    setup.packages("dev")
    return subprocess.run([setup.MOSTURA, "catalogues", "gather"], env=environment()).returncode


def bench(arguments: list[str]) -> int:
    """Take the figures that docs/measurements.md keeps."""
    setup.everything("dev")
    return subprocess.run([PYTHON, "bench", *arguments], env=environment(), check=False).returncode


def shots(arguments: list[str]) -> int:
    """Photograph the pages, to be looked at."""
    setup.everything("dev")
    command = [PYTHON, "tools/shots.py", *arguments]
    return subprocess.run(command, env=environment(), check=False).returncode


def docs(_arguments: list[str]) -> int:
    """Check that the documents tell of every command, setting and event."""
    setup.packages("dev")
    return subprocess.run([PYTHON, "-m", "pytest", "tests/test_docs.py"], env=environment()).returncode


def lock(_arguments: list[str]) -> int:
    """Resolve the packages anew: names, versions, hashes, no addresses."""
    setup.packages("dev")
    return subprocess.run([sys.executable, str(CHECKOUT / "tools" / "lock.py")]).returncode


DOORS = {
    "run": run, "test": test, "check": check, "lint": lint, "fmt": fmt, "messages": messages, "bench": bench,
    "shots": shots, "docs": docs, "lock": lock,
}  # fmt: skip
