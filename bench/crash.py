"""Kills the hub in larger numbers than the tests do, and prints what it survived."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "tests" / "crash" / "hub"))

import living  # noqa: E402 - found through the line above
import trials  # noqa: E402
from pyrage import x25519  # noqa: E402


def main() -> int:
    """Exit status 0 when nothing that was acknowledged was lost."""
    sound = [measure("SQLite", "")]
    with throw_away_postgres() as server:
        if server:
            sound.append(measure("PostgreSQL", server))
        else:
            print("PostgreSQL: skipped, it is not installed (apt-get install postgresql)")
    return 0 if all(sound) else 1


def measure(engine: str, server: str) -> bool:
    """Run every trial on one kind of database."""
    identity = x25519.Identity.generate()
    with tempfile.TemporaryDirectory(prefix="mostura-crash-") as folder:
        home, key = Path(folder), Path(folder) / "key"
        key.write_text(str(identity))

        def hub(name: str) -> living.Hub:
            database = living.new_database(server, name)
            return living.Hub(home / name, database, str(identity.to_public()))

        outbox = timed(engine, lambda: trials.outbox_trial(hub("outbox"), tasks=1000, kills=12))
        writes = timed(engine, lambda: trials.writes_trial(hub("writes"), kills=10, between=200))
        restored = None if server else hub("restored")
        backup = timed(
            engine,
            lambda: trials.backup_trial(hub("backup"), key=key, before=400, restored=restored),
        )
        full = timed(engine, lambda: trials.full_disk_trial(hub("full"), small=False))
    return (
        full.ledger_holds
        and full.half_files == 0
        and outbox.done_once == outbox.tasks == outbox.effects
        and writes.lost == backup.missing == 0
        and outbox.ledger_holds
        and writes.ledger_holds
        and backup.drill_passed
    )


def timed(engine: str, trial: Callable[[], Any]) -> Any:
    """Run one trial and print its outcome."""
    began = time.monotonic()
    outcome = trial()
    print(f"{engine}: {outcome}  {time.monotonic() - began:.1f} s", flush=True)
    return outcome


@contextmanager
def throw_away_postgres() -> Iterator[str]:
    """The address of a server of our own, or nothing where PostgreSQL is not installed."""
    script, port = str(CHECKOUT / "tools" / "postgres.sh"), str(living.free_port())
    folder = f"{tempfile.gettempdir()}/mostura-crash-postgres-{os.getpid()}"
    words = [script, "start", folder, port]
    started = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=False)
    try:
        yield started.stdout.strip() if started.returncode == 0 else ""
    finally:
        subprocess.run([script, "stop", folder, port], check=False)


if __name__ == "__main__":
    sys.exit(main())
