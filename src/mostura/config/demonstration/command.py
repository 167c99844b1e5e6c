"""`mostura demo`: loads the demonstration, prints its sign-in links, takes it away."""

import argparse
import logging
import sys
from collections.abc import Sequence

from mostura.actor import CLOCK
from mostura.config.commandline import start_django


def main(arguments: Sequence[str]) -> int:
    """Exit status 0 when it was done, 1 with a sentence when it could not be."""
    parser = argparse.ArgumentParser(prog="mostura demo", description=__doc__)
    parser.add_argument("act", choices=["load", "links", "remove"])
    asked = parser.parse_args(arguments)
    start_django()
    logging.getLogger("mostura.ground.ledger").setLevel(logging.WARNING)
    return {"load": _load, "links": _links, "remove": _remove}[asked.act]()


def _load() -> int:
    from mostura.config.demonstration.loading import RegionMissing, load
    from mostura.config.demonstration.shelving import NotReadInTime
    from mostura.ground.people.queries import is_a_living_hub

    if is_a_living_hub(CLOCK):
        sys.stdout.write("People work in this hub, and it has no demonstration: none is loaded.\n")
        return 0
    try:
        loaded = load(hands=2, tell=lambda words: sys.stdout.write(f"{words}\n"))
    except RegionMissing:
        sys.stderr.write("The region is not loaded. Run `mostura load_region`, then repeat this.\n")
        return 1
    except NotReadInTime as late:
        sys.stderr.write(f"Still being read: {late}. Repeat `mostura demo load` in a minute.\n")
        return 1
    sys.stdout.write(
        f"The demonstration stands: {loaded.documents} documents, "
        f"{loaded.recommendations} recommendations.\n"
    )
    return 0


def _links() -> int:
    from mostura.config.demonstration.links import links

    rows = links()
    if not rows:
        sys.stderr.write("There is no demonstration here. Load it by `mostura demo load`.\n")
        return 1
    sys.stdout.write("Sign in to the demonstration (the links last a day):\n\n")
    for one in rows:
        sys.stdout.write(f"  {one.role:<12} {one.name}, {one.organisation}\n{'':15}{one.link}\n")
    sys.stdout.write("\n")
    return 0


def _remove() -> int:
    from mostura.config.demonstration.removing import remove

    done = remove()
    for noun, one in done.items():
        sys.stdout.write(f"{one.removed} {noun} removed\n")
    for noun, one in done.items():
        for name, reason in one.kept:
            sys.stdout.write(
                f"stays, an ordinary entry now ({noun}): {name} - needed by {reason}\n"
            )
    sys.stdout.write("No page speaks of a demonstration any more.\n")
    return 0
