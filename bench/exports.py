"""A register of 10,000 recommendations as a file: time and memory that each kind takes.

    .venv/bin/python bench/exports.py [--rows 10000]

Each file is made in a process of its own, which has answered a page before, and thrown away.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from invented.register_rows import make_register, make_surroundings

KINDS = ("csv", "json", "xlsx")
MOST_MEMORY = 100  # MB beyond what a process has that only answers pages


def main() -> int:
    """Fill a register, then ask for each kind of file; 1 when one takes too much memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--one", choices=KINDS, help="only this kind, from the home that is set")
    said = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "mostura.config.settings"
    if said.one:
        print(json.dumps(taken(said.one)))
        return 0
    with tempfile.TemporaryDirectory(prefix="mostura-bench-") as folder:
        lexica = Path(os.environ.get("MOSTURA_HOME") or "var").resolve() / "lexica"
        os.environ["MOSTURA_HOME"] = folder
        if lexica.is_dir():
            Path(folder, "lexica").symlink_to(lexica)
        fill(said.rows)
        held = [within(kind) for kind in KINDS]  # each is measured
        return 0 if all(held) else 1


def fill(rows: int) -> None:
    """A register of so many recommendations in the home that is set."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("collectstatic", verbosity=0, interactive=False, skip_checks=True)
    make_register(rows, make_surroundings())
    print(f"{rows:,} recommendations made and indexed", flush=True)


def within(kind: str) -> bool:
    """Ask for one kind in a process of its own; whether its memory is within bounds."""
    run = subprocess.run(
        [sys.executable, __file__, "--one", kind], check=True, capture_output=True, text=True
    )
    found = json.loads(run.stdout)
    print(
        f"{kind}: first bytes after {found['first']:.1f} s, all after {found['all']:.1f} s, "
        f"{found['bytes'] / 1e6:.1f} MB; peak memory {found['peak']:.0f} MB, "
        f"{found['more']:.0f} MB more than before (at most {MOST_MEMORY})",
        flush=True,
    )
    return bool(found["more"] <= MOST_MEMORY)


def taken(kind: str) -> dict[str, float]:
    """Seconds, bytes and megabytes of one file, made and thrown away."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS.append("testserver")
    client = Client()
    client.get("/recommendations/").content  # noqa: B018 - what every process has in memory
    before, started = peak(), time.perf_counter()
    response = client.get(f"/recommendations/register.{kind}")
    if response.status_code != 200:
        raise SystemExit(f"register.{kind} answered {response.status_code}.")
    first, size = 0.0, 0
    for piece in response.streaming_content:
        first = first or time.perf_counter() - started
        size += len(piece)
    return {
        "first": first,
        "all": time.perf_counter() - started,
        "bytes": size,
        "peak": peak(),
        "more": peak() - before,
    }


def peak() -> float:
    """The most megabytes that this process has had, not counting who started it."""
    status = Path("/proc/self/status").read_text()
    line = next(one for one in status.splitlines() if one.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
