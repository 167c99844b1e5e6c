"""What the operator may set: every variable, with its default, read in one place."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

CHECKOUT: Final = Path(__file__).resolve().parents[3]
"""The folder that holds `src`; in an installed wheel, the folder above the packages."""


class WrongSetting(Exception):
    """A variable holds something that cannot be used; the sentence says what would do."""


def text(name: str, default: str = "") -> str:
    """A variable as it stands, without blanks around it."""
    return os.environ.get(name, default).strip()


def words(name: str, default: str = "") -> list[str]:
    """A variable that holds a list, separated by commas or blanks."""
    return text(name, default).replace(",", " ").split()


def flag(name: str, *, default: bool = False) -> bool:
    """A variable that is on or off."""
    value = text(name, "on" if default else "off").lower()
    if value in {"1", "on", "true", "yes"}:
        return True
    if value in {"0", "off", "false", "no", ""}:
        return False
    raise WrongSetting(f"{name} is {value!r}; write on or off.")


def number(name: str, default: int) -> int:
    """A variable that holds a whole number of 1 or more."""
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < 1:
        raise WrongSetting(f"{name} is {value!r}; write a whole number of 1 or more.")
    return int(value)


def folder(name: str, default: Path) -> Path:
    """A variable that names a folder."""
    return Path(text(name) or default).expanduser().resolve()


def secret_key(home: Path) -> str:
    """The key from the environment, or the one this hub made for itself on its first day."""
    if given := text("MOSTURA_SECRET_KEY"):
        return given
    path = home / "secret-key"
    if not path.exists():
        try:
            home.mkdir(parents=True, exist_ok=True)
            _make_key(path)
        except OSError as fault:
            raise WrongSetting(
                f"MOSTURA_HOME is {home}, and nothing can be written there: {fault.strerror}."
            ) from fault
    return path.read_text().strip()


def _make_key(path: Path) -> None:
    """Write a new key beside its place, then put it there whole, unless one is there by then."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".key-")
    try:
        with os.fdopen(descriptor, "w") as new:
            new.write(secrets.token_urlsafe(48))
            new.flush()
            os.fsync(new.fileno())
        with suppress(FileExistsError):  # a second process made it in the same moment
            os.link(name, path)
    finally:
        Path(name).unlink()


def postgres(address: str, connections: int) -> dict[str, Any]:
    """Django's settings for postgres://user:password@host:port/name?option=value."""
    wanted = "MOSTURA_DATABASE must look like postgres://user:password@host/name?sslmode=require."
    parts, options = _split(address, wanted)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise WrongSetting(wanted)
    try:
        from psycopg.pq import Conninfo  # a hub on SQLite may do without it
    except ImportError:
        lacking = "The package psycopg is missing, which speaks to PostgreSQL. Run: make setup"
        raise WrongSetting(lacking) from None

    unknown = options.keys() - {one.keyword.decode() for one in Conninfo.get_defaults()}
    if unknown:
        told = ", ".join(sorted(unknown))
        raise WrongSetting(f"MOSTURA_DATABASE has options PostgreSQL does not know: {told}.")
    host = options.pop("host", "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or host),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {**options, "pool": {"min_size": 1, "max_size": connections, "timeout": 10}},
    }


def _split(address: str, wanted: str) -> tuple[SplitResult, dict[str, str]]:
    """The parts of an address and the options after its question mark."""
    try:
        parts = urlsplit(address)
        int(parts.port or 0)  # only now is the port read
        query = parse_qsl(parts.query, strict_parsing=True) if parts.query else []
    except ValueError:
        raise WrongSetting(wanted) from None
    return parts, dict(query)


def mail(address: str, home: Path) -> dict[str, Any]:
    """Django's mail settings for smtp://, smtps:// or file:; empty writes to the log."""
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    wanted = "MOSTURA_MAIL must look like smtp://user:password@host:587 or file:."
    parts, asked = _split(address, wanted)
    if parts.scheme == "file":
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": parts.path or str(home / "mail"),
        }
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise WrongSetting(wanted)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and asked.get("tls", "on") != "off",
        "EMAIL_TIMEOUT": 20,
    }
