"""The steps of a set-up, each skipped when nothing it reads has changed."""

import os
import shutil
import sys
import threading
from collections.abc import Callable

from machine import BIN, CHECKOUT, Trouble, insist_on_disk, remember, say, step, unchanged

UV = CHECKOUT / ".tool" / "bin" / "uv"
LOCKS = CHECKOUT / "locks"
MOSTURA = str(BIN / "mostura")


def tool() -> None:
    """Bring uv into the checkout."""
    if UV.exists() and unchanged("tool", LOCKS / "tool.lock"):
        return
    insist_on_disk()
    insist_on_venv()
    step("Making a place for tools", [sys.executable, "-m", "venv", ".tool"])
    wanted = ["--require-hashes", "-r", str(LOCKS / "tool.lock")]
    pip = [str(CHECKOUT / ".tool" / "bin" / "pip"), "--disable-pip-version-check"]
    step("Bringing uv", [*pip, "install", *wanted])
    remember("tool", LOCKS / "tool.lock")


def insist_on_venv() -> None:
    """Debian leaves venv out of python3: bring it where we may, else say the command."""
    try:
        import ensurepip  # noqa: F401 - its presence is what matters
    except ImportError:
        _bring_venv()


def _bring_venv() -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        step("Reading Debian's package list", ["apt-get", "update", "-q"])
        step("Bringing python3-venv", ["apt-get", "install", "-y", "-q", f"python{version}-venv"])
        return
    raise Trouble(
        f"This python3 cannot make a virtual environment. "
        f"Run: sudo apt-get install python{version}-venv"
    )


def packages(lock: str) -> None:
    """Install what the lock names, no more and no less."""
    tool()
    inputs = (LOCKS / f"{lock}.lock", CHECKOUT / "pyproject.toml")
    served = unchanged(f"packages-{lock}", *inputs) or unchanged("packages-dev", *_with("dev"))
    if served and (BIN / "mostura").exists():
        return
    insist_on_disk()
    if not BIN.exists():
        step("Making the environment", [str(UV), "venv", "--python", sys.executable, ".venv"])
    pip = [str(UV), "pip"]
    here = ["--python", ".venv"]
    step("Installing the packages", [*pip, "sync", "--require-hashes", *here, str(inputs[0])])
    own = ["install", "--no-deps", "--no-build-isolation", "--offline", *here, "-e", "."]
    step("Installing the hub itself", [*pip, *own])
    remember(f"packages-{lock}", *inputs)


def _with(lock: str) -> tuple:
    return (LOCKS / f"{lock}.lock", CHECKOUT / "pyproject.toml")


def islands() -> None:
    """Build style and islands from the packages of the npm lock."""
    lock = (CHECKOUT / "package.json", CHECKOUT / "package-lock.json")
    if not (CHECKOUT / "node_modules").exists() or not unchanged("npm", *lock):
        npm = str(BIN / "npm")
        step("Bringing style, fonts and map data", [npm, "ci", "--no-audit", "--no-fund"])
        remember("npm", *lock)
    built = CHECKOUT / "src" / "mostura" / "shell" / "static" / "shell" / "built"
    sources = (*lock, CHECKOUT / "islands")
    if not built.exists() or not unchanged("islands", *sources):
        step("Building style and islands", [str(BIN / "npm"), "run", "--silent", "build"])
        remember("islands", *sources)


def words() -> None:
    """Compile the catalogues and build the lexica."""
    locale = CHECKOUT / "src" / "mostura" / "locale"
    if locale.exists() and not unchanged("catalogues", *sorted(locale.rglob("*.po"))):
        step("Compiling the catalogues", [MOSTURA, "catalogues", "compile"])
        remember("catalogues", *sorted(locale.rglob("*.po")))
    step("Building the lexica", [MOSTURA, "lexica"])


def places() -> None:
    """Build the region pack from the packages that carry its facts."""
    step("Building the region pack", [MOSTURA, "build_region_pack"])


def beside_each_other(*steps: Callable[[], None]) -> None:
    """Run steps that do not wait for one another at the same time."""
    troubles: list[BaseException] = []

    def run(one: Callable[[], None]) -> None:
        try:
            one()
        except BaseException as trouble:  # told by the main thread
            troubles.append(trouble)

    threads = [threading.Thread(target=run, args=(one,)) for one in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if troubles:
        raise troubles[0]


def everything(lock: str) -> None:
    """All that the hub stands on, from the bare checkout."""
    say("Setting up (a first time takes a minute or two):")
    packages(lock)
    beside_each_other(lambda: (islands(), places()), words)
