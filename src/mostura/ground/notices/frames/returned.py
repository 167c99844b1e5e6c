"""Mail that came back: which letter it was, and whether the report says that it failed."""

import email
import re
from dataclasses import dataclass
from email import policy as mail_policy
from email.message import EmailMessage, Message
from typing import Final

from mostura.ground.notices.policy.posting import is_failure

_KEY: Final = re.compile(r"<letter-([0-9a-f]{32})@")
LONGEST: Final = 2_000_000  # bytes; a report that quotes a whole letter is far below


@dataclass(frozen=True, slots=True)
class Returned:
    """What a returned mail says: the letter, whether it is lost, in the words of the server."""

    message_key: str = ""
    failed: bool = False
    words: str = ""


def read_returned(raw: bytes) -> Returned:
    """Read a delivery report (RFC 3464); what is none says nothing."""
    parsed = email.message_from_bytes(raw[:LONGEST], policy=mail_policy.default)
    statuses = [part for part in parsed.walk() if _is_status(part)]
    failed, words = False, ""
    for block in (one for part in statuses for one in _blocks(part)):
        status, action = str(block.get("Status", "")), str(block.get("Action", ""))
        if is_failure(status, action):
            failed = True
            words = str(block.get("Diagnostic-Code", "")) or status
    return Returned(_key_in(parsed), failed, words[:500])


def _is_status(part: Message) -> bool:
    return part.get_content_type() == "message/delivery-status"


def _blocks(part: Message) -> list[Message]:
    """The groups of fields of a report: one about the mail, one for each reader."""
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _key_in(parsed: EmailMessage | Message) -> str:
    """The key of our letter: in the letter that is quoted, or in what the mail answers to."""
    quoted = [
        str(part.get_payload()) if part.get_content_type() == "text/rfc822-headers" else ""
        for part in parsed.walk()
    ]
    inner = [str(part.get("Message-ID", "")) for part in parsed.walk()]
    named = [str(parsed.get(name, "")) for name in ("In-Reply-To", "References")]
    found = _KEY.search("\n".join([*quoted, *inner, *named]))
    return found[1] if found else ""
