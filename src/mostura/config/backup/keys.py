"""The keys that backups are locked to and opened with."""

from collections.abc import Sequence
from pathlib import Path

import pyrage

from mostura.config.backup.unable import Unable, told

Recipients = list[pyrage.x25519.Recipient | pyrage.ssh.Recipient]
Identities = list[pyrage.x25519.Identity | pyrage.ssh.Identity]


def recipients(keys: Sequence[str]) -> Recipients:
    """The public keys of those who may open a backup."""
    if not keys:
        raise Unable(
            "No one could open the backup: MOSTURA_BACKUP_RECIPIENTS names no age public key. "
            "Make one with age-keygen on a machine that is not this one, set it here, "
            "or say --plain for a backup that anyone can read."
        )
    return [_recipient(key) for key in keys]


def identities(path: Path | None) -> Identities:
    """The secret keys in a key file, one on a line, as age-keygen writes them."""
    if path is None:
        raise Unable("The backup is encrypted. Name the file with its key: --identity KEYFILE.")
    try:
        text = path.read_text()
    except FileNotFoundError as fault:
        raise Unable(
            f"There is no key file {path}. Name the file with its key: --identity KEYFILE."
        ) from fault
    except UnicodeDecodeError as fault:
        raise Unable(f"{path} is not a key file; age-keygen writes one.") from fault
    except OSError as fault:
        raise Unable(f"The key file cannot be read: {told(fault)}") from fault
    if text.startswith("-----BEGIN"):
        return [_opened(pyrage.ssh.Identity.from_buffer, text.encode(), path)]
    lines = [line.strip() for line in text.splitlines()]
    keys = [line for line in lines if line and not line.startswith("#")]
    if not keys:
        raise Unable(f"The key file {path} holds no key; age-keygen makes one.")
    return [_opened(pyrage.x25519.Identity.from_str, key, path) for key in keys]


def _recipient(key: str) -> pyrage.x25519.Recipient | pyrage.ssh.Recipient:
    kind = pyrage.ssh.Recipient if key.startswith("ssh-") else pyrage.x25519.Recipient
    try:
        return kind.from_str(key)
    except pyrage.RecipientError as fault:
        raise Unable(
            f"{key[:16]}… in MOSTURA_BACKUP_RECIPIENTS is not an age public key; "
            "it begins with age1 and is printed by age-keygen."
        ) from fault


def _opened(make: object, key: object, path: Path) -> pyrage.x25519.Identity | pyrage.ssh.Identity:
    try:
        return make(key)  # type: ignore[operator]
    except (pyrage.IdentityError, ValueError) as fault:
        raise Unable(f"{path} does not hold an age secret key: AGE-SECRET-KEY-1…") from fault
