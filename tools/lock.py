"""Resolves the packages anew: names, versions and hashes, no addresses."""

import json
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
UV = CHECKOUT / ".tool" / "bin" / "uv"
NPM = CHECKOUT / ".venv" / "bin" / "npm"
COMPILE = [
    str(UV), "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header",
    "--no-annotate", "--no-emit-index-url", "--python-version", "3.11",
]  # fmt: skip


def main() -> int:
    """Write every lock file."""
    python("run", "build")
    python("full", "build", "postgres", "pdf", "-c", "locks/run.lock")
    python("dev", "build", "postgres", "pdf", "dev", "-c", "locks/run.lock")
    subprocess.run([NPM, "install", "--package-lock-only"], cwd=CHECKOUT, check=True)
    forget_addresses(CHECKOUT / "package-lock.json")
    return 0


def python(name: str, *extras: str) -> None:
    """Resolve one lock of Python packages."""
    options = [one for extra in extras for one in _option(extra)]
    command = [*COMPILE, "pyproject.toml", *options, "-o", f"locks/{name}.lock"]
    subprocess.run(command, cwd=CHECKOUT, check=True)


def _option(word: str) -> list[str]:
    return [word] if word.startswith("-") or "/" in word else ["--extra", word]


def forget_addresses(path: Path) -> None:
    """Take the funding pages out of npm's lock; integrity and versions stay."""
    lock = json.loads(path.read_text())
    for package in lock["packages"].values():
        package.pop("funding", None)
    path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
