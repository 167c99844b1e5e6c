"""The worker: delivers what waits in the outbox until it is told to stop."""

import datetime as dt
import os
import signal
import socket
import threading

from django.db import close_old_connections

from mostura.actor import CLOCK
from mostura.ground.ledger import actions, policy

PAUSE_SECONDS = 0.5  # between looks into an empty outbox


def work(*, until_empty: bool = False, lease: dt.timedelta = policy.LEASE) -> int:
    """Deliver until stopped, or until nothing is due; returns how many were delivered."""
    stopped = threading.Event()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
    worker = f"{socket.gethostname()[:40]}:{os.getpid()}"
    delivered = 0
    while not stopped.is_set():
        if actions.deliver_next(worker, by=CLOCK, lease=lease):
            delivered += 1
        elif until_empty:
            break
        else:
            close_old_connections()
            stopped.wait(PAUSE_SECONDS)
    return delivered
