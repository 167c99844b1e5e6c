"""A real mail server on loopback that counts what it takes, and has moods."""

import random
import socket
from collections import Counter

from aiosmtpd.controller import Controller

GONE = "gone-"  # how addresses begin that nobody reads


class Clerk:
    """What the mail server says to each letter; the chances are the same in every run."""

    def __init__(self):
        self.mood, self._chance = "kind", random.Random(7)
        self.taken, self.acknowledged, self.moods = Counter(), Counter(), Counter()
        self.readers = {}

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        """Whether a mailbox is known, and whether it wants to be asked again later."""
        if address.startswith(GONE):
            self.moods["refused for good"] += 1
            return "550 5.1.1 no such mailbox"
        if self.mood == "greylisting":
            self.moods["put off"] += 1
            return "451 4.7.1 come back later"
        envelope.rcpt_tos.append(address)
        return "250 yes"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802
        """Take a letter; hang up before, or after and before saying so."""
        if self.mood == "hanging up" and self._chance.random() < 0.05:
            self.moods["hung up before taking"] += 1
            server.transport.abort()
            return "421 bye"
        lines = envelope.content.decode(errors="replace").splitlines()
        key = next(one for one in lines if one.lower().startswith("message-id:"))
        self.taken[key] += 1
        self.readers.setdefault(envelope.rcpt_tos[0], set()).add(key)
        if self.mood == "hanging up" and self._chance.random() < 0.02:
            self.moods["hung up after taking"] += 1
            server.transport.abort()
            return "421 bye"
        self.acknowledged[key] += 1
        return "250 taken"


class PostOffice:
    """The mail server, which can be closed and opened again where it was."""

    def __init__(self):
        self.clerk, self._controller = Clerk(), None
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            self.port = listening.getsockname()[1]

    @property
    def address(self):
        """What MOSTURA_MAIL says."""
        return f"smtp://127.0.0.1:{self.port}?tls=off"

    def open(self):
        """Listen, if nobody does."""
        if self._controller is None:
            self._controller = Controller(
                self.clerk, hostname="127.0.0.1", port=self.port, ready_timeout=20
            )
            self._controller.start()

    def close(self):
        """Nobody listens any more."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    def __enter__(self):
        self.open()
        return self

    def __exit__(self, *_fault):
        self.close()
