"""`mostura ledger verify`: walks the chain from its first entry to its head."""

import argparse
import sys
from collections.abc import Sequence

from django.db import DatabaseError

from mostura.actor import CLOCK
from mostura.config.backup.unable import told
from mostura.config.commandline import start_django


def main(arguments: Sequence[str]) -> int:
    """Exit status 0 when the chain holds, 1 when it does not."""
    parser = argparse.ArgumentParser(prog="mostura ledger", description=__doc__)
    parser.add_argument("act", choices=["verify"])
    parser.parse_args(arguments)
    start_django()
    from mostura.ground.ledger import queries

    try:
        faults, length = list(queries.faults(CLOCK)), queries.length(CLOCK)
    except DatabaseError as fault:
        sys.stderr.write(f"The ledger cannot be read. {told(fault)} Run mostura check.\n")
        return 1
    for found in faults:
        sys.stdout.write(f"entry {found.number}: {found.kind}\n")
    sys.stdout.write(f"{length} entries, {len(faults)} faults\n")
    return 1 if faults else 0
