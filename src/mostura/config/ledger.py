"""`mostura ledger verify`: walks the chain from its first entry to its head."""

import argparse
import sys
from collections.abc import Sequence

from mostura.actor import CLOCK
from mostura.config.commandline import start_django


def main(arguments: Sequence[str]) -> int:
    """Exit status 0 when the chain holds, 1 when it does not."""
    parser = argparse.ArgumentParser(prog="mostura ledger", description=__doc__)
    parser.add_argument("act", choices=["verify"])
    parser.parse_args(arguments)
    start_django()
    from mostura.ground.ledger import queries

    faults = list(queries.faults(CLOCK))
    for fault in faults:
        sys.stdout.write(f"entry {fault.number}: {fault.kind}\n")
    sys.stdout.write(f"{queries.length(CLOCK)} entries, {len(faults)} faults\n")
    return 1 if faults else 0
