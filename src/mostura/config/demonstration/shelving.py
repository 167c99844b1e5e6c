"""The papers of the demonstration come into the hub and are read, as anybody's papers are."""

import socket
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from mostura.actor import CLOCK, Actor
from mostura.config.demonstration.content import Paper
from mostura.ground.ledger.actions import deliver_next
from mostura.listen.documents import queries
from mostura.listen.documents.actions import receiving
from mostura.listen.documents.policy import State

if TYPE_CHECKING:
    from mostura.listen.documents.models import Document

LONGEST_WAIT: Final = 120
"""Seconds that another worker may take for a paper it has begun to read."""


class NotReadInTime(Exception):
    """A paper is still being read by another worker."""


def known(paper: Paper, secretariat: Actor) -> "Document | None":
    """The document made of a paper earlier, if it is still there."""
    documents_shown = queries.visible_to(secretariat).filter(demonstration=True)
    return documents_shown.filter(file__name=paper.path.name).first()


def bring(papers: Sequence[Paper], acting: dict[str, Actor], *, hands: int) -> None:
    """Hand in the papers and have them read; what another worker has begun is waited for."""
    _together([_handing_in(paper, acting[paper.brought_by]) for paper in papers], hands)
    # Reading goes through the outbox, so that a worker of a running hub never reads one twice.
    _together([deliver_all] * hands, hands)


def wait_until_read(papers: Sequence[Paper], secretariat: Actor) -> None:
    """Return when every paper has been read; NotReadInTime when that takes too long.

    A worker may have died over a paper: when its lease is over, the paper is read here.
    """
    patience = time.monotonic() + LONGEST_WAIT
    pause = threading.Event()
    while unread := [one for one in papers if _is_on_its_way(known(one, secretariat))]:
        if time.monotonic() > patience:
            raise NotReadInTime(", ".join(one.path.name for one in unread))
        pause.wait(0.3)
        deliver_all()


def _is_on_its_way(document: "Document | None") -> bool:
    return document is not None and document.state in {State.RECEIVED, State.READING}


def _handing_in(paper: Paper, by: Actor) -> Callable[[], object]:
    def hand_in() -> object:
        upload = SimpleUploadedFile(paper.path.name, paper.path.read_bytes())
        return receiving.receive_document(upload, by=by, demonstration=True)

    return hand_in


def deliver_all() -> None:
    """Hand on everything that waits in the outbox."""
    worker = f"{socket.gethostname()[:30]}:demonstration:{threading.get_ident()}"
    while deliver_next(worker, by=CLOCK):
        pass


def _together(tasks: Sequence[Callable[[], object]], hands: int) -> None:
    """Do the tasks with so many hands; one hand works in this thread."""
    if hands == 1:
        for task in tasks:
            task()
        return
    with ThreadPoolExecutor(hands, thread_name_prefix="demonstration") as pool:
        for done in [pool.submit(_and_hang_up, task) for task in tasks]:
            done.result()


def _and_hang_up(task: Callable[[], object]) -> None:
    try:
        task()
    finally:
        connection.close()
