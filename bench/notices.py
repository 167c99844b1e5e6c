"""Tells 10,000 followers of one ask through a mail server that fails, with workers that are killed.

A real SMTP server on loopback counts what it takes. It closes, puts letters off, refuses some
mailboxes for good, and hangs up in the middle of letters, before and after it has taken them;
meanwhile two workers are killed twenty times. Every letter must arrive. One that was taken in the
moment of a kill or a hang-up may arrive twice, with the same Message-ID. With MOSTURA_DATABASE the
hub stands on that server.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "tests" / "crash" / "hub"))

import letters  # noqa: E402 - found through the line above
import living  # noqa: E402
import post_office  # noqa: E402

FOLLOWERS, GONE, KILLS = 10_000, 50, 20
READERS, HAPPENINGS, A_DAY = 300, 12, 4
WEATHER = (
    (0.05, "closed", 30),
    (0.3, "greylisting", 5),
    (0.5, "hanging up", 10),
    (0.8, "closed", 10),
)
PATIENCE = 1800  # seconds; the leases of the killed take three minutes


def main() -> int:
    """Exit status 0 when everyone got every letter, and nobody more than was asked for."""
    server = os.environ.get("MOSTURA_DATABASE", "")
    with tempfile.TemporaryDirectory(prefix="mostura-notices-") as folder:
        calm = stormy = None
        for trial in ("storm", "cap"):
            database = living.new_database(server, trial)
            began = time.monotonic()
            with post_office.PostOffice() as office:
                hub = letters.Hub(Path(folder) / trial, database, mail=office.address)
                hub.migrate()
                if trial == "storm":
                    stormy = in_a_storm(hub, office)
                    print(f"{stormy}\n{dict(office.clerk.moods)}")
                else:
                    calm = letters.capped(hub, readers=READERS, happenings=HAPPENINGS)
                    print(f"{HAPPENINGS} things on one day, (rhythm, sent, notices): {calm}")
            print(f"{time.monotonic() - began:.0f} s", flush=True)
            living.drop_database(database)
    return 0 if stormy and stormy.sound and calm == wanted() else 1


def in_a_storm(hub: letters.Hub, office: post_office.PostOffice) -> letters.Storm:
    """The first trial."""
    return letters.storm(
        hub,
        office,
        followers=FOLLOWERS,
        gone=GONE,
        kills=KILLS,
        weather=WEATHER,
        patience=PATIENCE,
    )


def wanted() -> dict[tuple[str, bool, int], int]:
    """At most four letters a day; the rest, and what is daily, wait for the morning in one."""
    return {
        ("at_once", True, 1): A_DAY * READERS,
        ("at_once", False, HAPPENINGS - A_DAY): READERS,
        ("daily", False, HAPPENINGS): READERS,
    }


if __name__ == "__main__":
    sys.exit(main())
