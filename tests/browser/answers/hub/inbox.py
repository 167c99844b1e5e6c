"""What a mail server on loopback took, to be read as its readers would read it."""

import email
import re
import threading
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default

from post_office import Clerk, PostOffice

PATIENCE = 60  # seconds until a letter that does not come is missed


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter in somebody's mailbox."""

    to: str
    subject: str
    text: str
    key: str

    @property
    def lines(self):
        """Its text, line by line."""
        return self.text.splitlines()

    def link(self, path):
        """The whole address in it that goes below a path of the hub."""
        return re.search(rf"http://\S+{re.escape(path)}\S+", self.text)[0]

    @property
    def code(self):
        """The code of six digits in it."""
        found = re.search(r"^ {4}(\d{6})\r?$", self.text, re.MULTILINE)
        assert found, self
        return found[1]


class KeepingClerk(Clerk):
    """A clerk who keeps what was taken, and tells whoever waits for it."""

    def __init__(self):
        super().__init__()
        self.mails, self.came = [], threading.Condition()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        """Take a letter, once it is taken for good."""
        said = await super().handle_DATA(server, session, envelope)
        if said.startswith("250"):
            message = email.message_from_bytes(envelope.content, EmailMessage, policy=default)
            text = message.get_body(("plain",)).get_content()
            with self.came:
                for to in envelope.rcpt_tos:
                    self.mails.append(Mail(to, message["subject"], text, message["message-id"]))
                self.came.notify_all()
        return said


class Inbox(PostOffice):
    """A mail server with mailboxes that can be opened."""

    def __init__(self):
        super().__init__()
        self.clerk = KeepingClerk()

    def of(self, reader):
        """Everything that came for a reader, in the order it came."""
        return [one for one in self.clerk.mails if one.to == reader]

    def wait(self, reader, count):
        """The newest letter of a reader, as soon as there are so many."""
        with self.clerk.came:
            came = self.clerk.came.wait_for(lambda: len(self.of(reader)) >= count, PATIENCE)
        assert came, f"{reader} has {len(self.of(reader))} letters, not {count}"
        return self.of(reader)[count - 1]
