"""The keys of followers: made from a seed and the hub's own key, never stored."""

import base64
import secrets
from typing import Final
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from mostura.ground.notices.models import Follower
from mostura.ground.notices.policy.following import RECEIPT_LENGTH, grouped
from mostura.shell.codes import LETTERS

_SALT: Final = "mostura.notices.follower"
_PEPPER: Final = "mostura.notices.receipt"


def token_from(seed: str) -> str:
    """The key that stands in a follower's links."""
    made = salted_hmac(_SALT, seed, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def link_to(name: str, follower: Follower) -> str:
    """The whole address of a page that opens to the holder of a follower's key."""
    return settings.MOSTURA_ADDRESS + reverse(name, args=[token_from(follower.seed)])


def new_receipt() -> str:
    """A fresh receipt; only its digest is kept."""
    return "".join(secrets.choice(LETTERS) for _ in range(RECEIPT_LENGTH))


def receipt_digest(code: str) -> str:
    """What is kept of a receipt: worthless without the hub's own key."""
    return salted_hmac(_PEPPER, code, algorithm="sha256").hexdigest()


def receipt_link(code: str) -> str:
    """The address that the square code of a receipt leads to."""
    return settings.MOSTURA_ADDRESS + reverse("receipt", args=[grouped(code)])


def square_code(address: str) -> str:
    """An address as a picture that telephones read, for `<img src>`."""
    return segno.make(address, error="m").svg_data_uri(scale=4, border=2, dark="#0a393a")


def message_id(key: str) -> str:
    """The Message-ID of a letter: the same however often it is sent."""
    return f"<letter-{key}@{urlsplit(settings.MOSTURA_ADDRESS).hostname}>"
