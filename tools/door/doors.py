"""What each target of the Makefile does."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import machine
import setup
from machine import BIN, CHECKOUT, HOME, Trouble, environment, say, step

PYTHON = str(BIN / "python")


def run(_arguments: list[str]) -> int:
    """From a bare checkout to a hub one can walk through."""
    port = machine.port_asked()
    machine.insist_on_port("127.0.0.1", port)
    machine.insist_on_home()
    setup.everything("full")
    address = os.environ.get("MOSTURA_ADDRESS") or f"http://localhost:{port}"
    mostura = [setup.MOSTURA]
    own = {"MOSTURA_ADDRESS": address, "MOSTURA_HOME": str(HOME)}
    _prepared(own)
    step("Loading the demonstration", [*mostura, "demo", "load"], **own)
    subprocess.run([*mostura, "demo", "links"], env=environment(**own), check=False)
    say(f"The hub stands at {address} - stop it with Ctrl-C.")
    serve = [*mostura, "serve", "--port", str(port)]
    try:
        return subprocess.run(serve, env=environment(**own), check=False).returncode
    except KeyboardInterrupt:
        say("\nStopped.")
        return 0


def set_up(_arguments: list[str]) -> int:
    """All that a hub needs, and no demonstration: for the machine of a coalition."""
    machine.insist_on_home()
    setup.everything("full")
    _prepared({"MOSTURA_HOME": str(HOME)})
    say("Ready. Next: docs/operators/guide.md")
    return 0


def _prepared(own: dict[str, str]) -> None:
    mostura = setup.MOSTURA
    _gathered(own)
    step("Preparing the database", [mostura, "migrate", "-v0"], **own)
    step("Loading the region", [mostura, "load_region"], **own)


def _gathered(own: dict[str, str]) -> None:
    """Put the static files where they are served from, unless they lie there as they are."""
    place = Path(own["MOSTURA_HOME"]) / "static"
    name = f"static-{hashlib.sha256(str(place).encode()).hexdigest()[:12]}"
    sources = (CHECKOUT / "locks" / "full.lock", CHECKOUT / "src/mostura/shell/static")
    if place.exists() and machine.unchanged(name, *sources):
        return
    gather = [setup.MOSTURA, "collectstatic", "--no-input", "-v0"]
    step("Gathering the static files", gather, **own)
    machine.remember(name, *sources)


def test(arguments: list[str]) -> int:
    """The whole suite; names what it must skip and the command that adds it."""
    setup.everything("dev")
    for lacking in _lacking():
        say(f"  Skipping {lacking}")
    side_by_side = ["-n", "2", "--dist", "loadfile"]  # two cores; a file's tests share fixtures
    return _called([PYTHON, "-m", "pytest", *side_by_side, *(arguments or ["tests"])])


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
    return _called(command) == 0


def _lacking() -> list[str]:
    lacking = []
    if not shutil.which("chromium"):
        lacking.append("the browser tests: apt-get install chromium")
    if not machine.postgres_found():
        lacking.append("the PostgreSQL tests: apt-get install postgresql")
    if not shutil.which("xgettext"):
        lacking.append("the search for words without a translation: apt-get install gettext")
    return lacking


def fmt(_arguments: list[str]) -> int:
    """Put the code into the one form."""
    setup.packages("dev")
    ruff = str(BIN / "ruff")
    _called([ruff, "check", "--fix", "--quiet", "."])
    return _called([ruff, "format", "."])


def messages(_arguments: list[str]) -> int:
    """Gather the words of the pages into the catalogues, and make sr-Latn from sr."""
    if not shutil.which("xgettext"):
        raise Trouble("Gathering words needs GNU gettext. Run: apt-get install gettext")
    setup.packages("dev")
    return _called([setup.MOSTURA, "catalogues", "gather"])


def bench(arguments: list[str]) -> int:
    """Take the figures that docs/measurements.md keeps."""
    setup.everything("dev")
    return _called([PYTHON, "bench", *arguments])


def shots(arguments: list[str]) -> int:
    """Photograph the pages, to be looked at."""
    setup.everything("dev")
    return _called([PYTHON, "tools/shots.py", *arguments])


def docs(_arguments: list[str]) -> int:
    """Check that the documents tell of every command, setting and event."""
    setup.packages("dev")
    return _called([PYTHON, "-m", "pytest", "tests/test_docs.py"])


def lock(_arguments: list[str]) -> int:
    """Resolve the packages anew: names, versions, hashes, no addresses."""
    setup.packages("dev")
    return _called([sys.executable, str(CHECKOUT / "tools" / "lock.py")])


def _called(command: list[str]) -> int:
    return subprocess.run(command, cwd=CHECKOUT, env=environment(), check=False).returncode


DOORS = {
    "run": run,
    "setup": set_up,
    "test": test,
    "check": check,
    "lint": lint,
    "fmt": fmt,
    "messages": messages,
    "bench": bench,
    "shots": shots,
    "docs": docs,
    "lock": lock,
}


def opened(name: str, arguments: list[str]) -> int:
    """Open one door; an unknown one is told with the known ones."""
    if name not in DOORS:
        raise Trouble(f"There is no door called {name}. These are: {', '.join(DOORS)}.")
    return DOORS[name](arguments)
