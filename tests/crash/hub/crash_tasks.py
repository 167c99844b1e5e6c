"""Writes tasks into the ledger, each in its own transaction: `crash_tasks.py COUNT`."""

import sys

from mostura.config.commandline import start_django

start_django()

from crash_wiring import TaskAsked  # noqa: E402 - after Django has loaded
from django.db import transaction  # noqa: E402

from mostura.actor import CLOCK  # noqa: E402
from mostura.ground.ledger.actions import record  # noqa: E402

for number in range(1, int(sys.argv[1]) + 1):
    with transaction.atomic():
        record(TaskAsked(number), by=CLOCK)
