"""`mostura work`: delivers what waits in the outbox."""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence

from mostura.config import scratch, starting


def main(arguments: Sequence[str]) -> int:
    """Work until stopped, or with --until-empty until nothing is due."""
    parser = argparse.ArgumentParser(prog="mostura work", description=__doc__)
    parser.add_argument("--until-empty", action="store_true", help="stop when nothing is due")
    parser.add_argument("--lease", type=float, default=15, help="seconds a delivery is held")
    asked = parser.parse_args(arguments)
    if starting.main() != 0:
        return 1
    scratch.work_in(scratch.own_folder("mostura-work-"))
    from mostura.ground.ledger import jobs

    lease = dt.timedelta(seconds=asked.lease)
    delivered = jobs.work(until_empty=asked.until_empty, lease=lease)
    sys.stdout.write(f"{delivered} delivered\n")
    return 0
