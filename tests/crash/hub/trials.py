"""What a hub must survive, as trials that return what they counted."""

import contextlib
import dataclasses
import hashlib
import itertools
import resource
import shutil
import subprocess
import threading
import time

import psutil
from living import free_port, get, hand_over, kill, post

CLIENTS = 6
PATIENCE = 60  # seconds that one stretch of a trial may last


@dataclasses.dataclass(frozen=True)
class Outbox:
    """What became of tasks whose worker was killed."""

    tasks: int
    kills: int
    delivered: int
    done_once: int
    effects: int
    ledger_holds: bool


def outbox_trial(hub, *, tasks, kills):
    """Kill the worker in the middle of its work, time and again; then let one finish."""
    hub.migrate()
    hub.ask_tasks(tasks)
    done = "SELECT count(*) FROM ledger_delivery WHERE done_at IS NOT NULL"
    killed = 0
    for number in range(1, kills + 1):
        with hub.process("work", "--lease", "1") as worker:
            _wait_until(lambda mark=number * tasks // (kills + 1): hub.count(done) >= mark)
            killed += worker.poll() is None and hub.count(done) < tasks
            kill(worker)
    with hub.process("work", "--lease", "1"):
        _wait_until(lambda: hub.count(done) == tasks)
    effects = hub.rows(
        "SELECT subject_id, count(*) FROM ledger_entry WHERE event = 'TaskDone' GROUP BY 1"
    )
    return Outbox(
        tasks=tasks,
        kills=killed,
        delivered=hub.count(done),
        done_once=sum(times == 1 for _task, times in effects),
        effects=sum(times for _task, times in effects),
        ledger_holds=hub.ledger_holds(),
    )


class Writers:
    """People who hand over tasks and files at the same time, and note what was acknowledged."""

    def __init__(self, port, numbers):
        self._port, self._numbers, self._stopped = port, numbers, threading.Event()
        self.tasks, self.digests, self.refused = set(), set(), 0
        self._threads = [
            threading.Thread(target=self._write, args=(index % 3 == 0,)) for index in range(CLIENTS)
        ]

    @property
    def acknowledged(self):
        """How much was acknowledged so far."""
        return len(self.tasks) + len(self.digests)

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_fault):
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def _write(self, files):
        while not self._stopped.is_set():
            number = next(self._numbers)
            try:
                self._hand_over(number) if files else self._ask(number)
            except OSError:  # the server is gone: what was under way was not acknowledged
                time.sleep(0.02)

    def _ask(self, number):
        status, said = post(self._port, f"/ask/{number}/")
        if status == 201:
            self.tasks.add(int(said))
        else:
            self.refused += 1

    def _hand_over(self, number):
        data = f"The municipality should answer letter {number}.".encode()
        status, said = hand_over(self._port, data)
        if status == 201 and said == hashlib.sha256(data).hexdigest():
            self.digests.add(said)
        else:
            self.refused += 1


@dataclasses.dataclass(frozen=True)
class Writes:
    """What became of writes that were acknowledged before the server was killed."""

    kills: int
    acknowledged: int
    lost: int
    refused: int
    ledger_holds: bool


def writes_trial(hub, *, kills, between):
    """Kill the server in the middle of writes, time and again; then look for each of them."""
    hub.migrate()
    tasks, digests, refused = set(), set(), 0
    numbers = itertools.count(1)
    for _kill in range(kills):
        port = free_port()
        with hub.serving(port) as server, Writers(port, numbers) as writers:
            _wait_until(lambda one=writers: one.acknowledged >= between and one.digests)
            kill(server)
        tasks |= writers.tasks
        digests |= writers.digests
        refused += writers.refused
    return Writes(
        kills=kills,
        acknowledged=len(tasks) + len(digests),
        lost=len(tasks - tasks_in(hub)) + len(digests - digests_in(hub)),
        refused=refused,
        ledger_holds=hub.ledger_holds(),
    )


def tasks_in(hub):
    """The tasks that the ledger holds."""
    rows = hub.rows("SELECT subject_id FROM ledger_entry WHERE event = 'TaskAsked'")
    return {row[0] for row in rows}


def digests_in(hub):
    """The files that have a row, and on disk the bytes that the row names."""
    rows = hub.rows("SELECT sha256 FROM vault_storedfile WHERE quarantined = ''")
    return {digest for (digest,) in rows if _digest_on_disk(hub, digest) == digest}


def _digest_on_disk(hub, digest):
    path = hub.home / "vault" / digest[:2] / digest[2:]
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


@dataclasses.dataclass(frozen=True)
class Backup:
    """What a backup that was made under writes brought back."""

    drill_passed: bool
    written_before: int
    missing: int
    written_meanwhile: int


def backup_trial(hub, *, key, before, restored=None):
    """Back up while people write; drill; restore into another hub where one is given."""
    hub.migrate()
    port = free_port()
    with hub.serving(port), Writers(port, itertools.count(1)) as writers:
        _wait_until(lambda: writers.acknowledged >= before and writers.digests)
        tasks, digests = set(writers.tasks), set(writers.digests)
        hub.run("backup")
        written_meanwhile = writers.acknowledged - len(tasks) - len(digests)
    drilled = hub.run("drill", "--identity", str(key), check=False)
    missing = 0
    if restored is not None:
        backup = str(next((hub.home / "backups").glob("*.age")))
        hub.run("restore", backup, "--identity", str(key), "--into", str(restored.home))
        missing = len(tasks - tasks_in(restored)) + len(digests - digests_in(restored))
    return Backup(
        drill_passed=drilled.returncode == 0,
        written_before=len(tasks) + len(digests),
        missing=missing,
        written_meanwhile=written_meanwhile,
    )


@dataclasses.dataclass(frozen=True)
class FullDisk:
    """How a hub behaved while its disk was full, and afterwards."""

    before: int
    upload: int
    upload_says_why: bool
    task: int
    reading: int
    half_files: int
    after: int
    task_after: int
    ledger_holds: bool


def full_disk_trial(hub, *, small):
    """Fill the disk under a running hub, hand over, read, make room, hand over again.

    A disk that is small is really filled; on another the server may write no more.
    """
    hub.migrate()
    port = free_port()
    with hub.serving(port) as server:
        before, _said = hand_over(port, b"Before the disk was full.")
        with _filled(hub.home / "filler") if small else _stopped_from_writing(server.pid):
            files = _files(hub)
            upload, said = hand_over(port, b"While the disk is full.")
            task, _told = _written(port)
            reading = get(port, "/")
            half_files = len(_files(hub) - files)
        after, _said = hand_over(port, b"While the disk is full.")
        task_after, _told = post(port, "/ask/900001/")
    return FullDisk(
        before=before,
        upload=upload,
        upload_says_why="no room left" in said,
        task=task,
        reading=reading,
        half_files=half_files,
        after=after,
        task_after=task_after,
        ledger_holds=hub.ledger_holds(),
    )


@contextlib.contextmanager
def _filled(path):
    """Write until there is no room; make room again."""
    for block in (65536, 512):
        with contextlib.suppress(OSError), path.open("ab", buffering=0) as file:
            while True:
                file.write(b"\0" * block)
    yield
    path.unlink()


@contextlib.contextmanager
def _stopped_from_writing(process):
    """Let a process and its children write nothing, as on a full disk; let them again."""
    family = [process, *(one.pid for one in psutil.Process(process).children(recursive=True))]
    before = {one: resource.prlimit(one, resource.RLIMIT_FSIZE) for one in family}
    for one, (_soft, hard) in before.items():
        resource.prlimit(one, resource.RLIMIT_FSIZE, (0, hard))
    yield
    for one, limits in before.items():
        resource.prlimit(one, resource.RLIMIT_FSIZE, limits)


def _written(port):
    """The answer to the first write for which there was no room."""
    answer = (201, "")
    for number in range(1, 60):
        answer = post(port, f"/ask/{number}/")
        if answer[0] != 201:
            break
    return answer


def _files(hub):
    return {path for path in (hub.home / "vault").rglob("*") if path.is_file()}


@contextlib.contextmanager
def small_disk(folder, megabytes):
    """A disk of so many megabytes at a folder; None where this machine does not allow it."""
    folder.mkdir(parents=True, exist_ok=True)
    words = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    mounted = shutil.which("mount") and subprocess.run(words, capture_output=True, check=False)
    if not mounted or mounted.returncode != 0:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _wait_until(holds):
    until = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError("it did not come so far")
        time.sleep(0.01)
