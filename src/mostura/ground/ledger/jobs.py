"""The worker: delivers what waits in the outbox, and ticks, until it is told to stop."""

import datetime as dt
import os
import signal
import socket
import threading
import time
from collections.abc import Sequence
from importlib import import_module

from django.conf import settings
from django.db import close_old_connections

from mostura.actor import CLOCK
from mostura.ground.ledger import actions, policy
from mostura.ground.ledger.actions import Tick

PAUSE_SECONDS = 0.5  # between looks into an empty outbox


class Ticking:
    """What is done again and again, and when each of it is due next."""

    def __init__(self, ticks: Sequence[Tick]) -> None:
        self._due = dict.fromkeys(ticks, 0.0)

    def run(self, *, all_of_them: bool = False) -> int:
        """Do what is due, or everything; says how many things were done."""
        done = 0
        for tick, due in self._due.items():
            if all_of_them or time.monotonic() >= due:
                did = actions.run_tick(tick, by=CLOCK)
                wait = 0.0 if did else tick.every.total_seconds()
                self._due[tick] = time.monotonic() + wait
                done += did
        return done


def work(*, until_empty: bool = False, lease: dt.timedelta = policy.LEASE) -> int:
    """Deliver until stopped, or until nothing is due; returns how many were delivered."""
    stopped = threading.Event()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
    worker = f"{socket.gethostname()[:40]}:{os.getpid()}"
    ticking = Ticking(getattr(import_module(settings.MOSTURA_WIRING), "TICKS", ()))
    delivered = 0
    while not stopped.is_set():
        busy = actions.deliver_next(worker, by=CLOCK, lease=lease)
        delivered += busy
        if ticking.run(all_of_them=until_empty and not busy) or busy:
            continue
        if until_empty:
            break
        close_old_connections()
        stopped.wait(PAUSE_SECONDS)
    return delivered
