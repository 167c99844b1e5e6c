"""`mostura serve`: the pages by granian, and a worker beside them."""

import argparse
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence

from mostura.config import scratch


def main(arguments: Sequence[str]) -> int:
    """Serve until stopped; a worker that dies is started again."""
    parser = argparse.ArgumentParser(prog="mostura serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--threads", type=int, default=16, help="requests at once per process")
    parser.add_argument("--no-worker", action="store_true", help="the outbox is worked elsewhere")
    asked = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mostura.config.settings")
    os.environ.setdefault("MOSTURA_CONNECTIONS", str(asked.threads))  # none waits for another's
    # In a process of its own, so that this one, which only watches, stays small.
    opens = subprocess.run([sys.executable, "-m", "mostura.config.starting"], check=False)
    if opens.returncode != 0:
        return 1
    scratch.work_in(scratch.own_folder("mostura-serve-"))  # uploads on their way, too
    stopped = threading.Event()
    worker = None if asked.no_worker else threading.Thread(target=_keep_working, args=(stopped,))
    if worker:
        worker.start()
    pages = subprocess.Popen(_granian(asked))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: pages.terminate())
    status = pages.wait()
    stopped.set()
    if worker:
        worker.join()
    return 0 if status in {0, -signal.SIGTERM, -signal.SIGINT} else status


def _granian(asked: argparse.Namespace) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", asked.host, "--port", str(asked.port), "--no-ws"),
        *("--workers", str(asked.processes), "--blocking-threads", str(asked.threads)),
        *("--log-level", "error", "mostura.config.wsgi:application"),
    ]


def _keep_working(stopped: threading.Event) -> None:
    """Run a worker, and another when it dies, until stopped."""
    while not stopped.is_set():
        worker = subprocess.Popen([sys.executable, "-m", "mostura", "work"])
        while worker.poll() is None and not stopped.wait(0.2):
            pass
        if worker.poll() is None:
            worker.terminate()
            worker.wait()
        elif worker.returncode != 0:
            sys.stderr.write(f"The worker ended ({worker.returncode}) and is started again.\n")
            stopped.wait(2)
