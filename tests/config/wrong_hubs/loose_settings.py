"""A hub whose database does not wait for the disk."""

from mostura.config import sqlite
from mostura.config.settings import *  # noqa: F403 - all of them, and one thing wrong

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": MOSTURA_HOME / "hub.sqlite3",  # noqa: F405
        "OPTIONS": {
            "init_command": sqlite.init_command() + "PRAGMA synchronous=0;",
        },
    }
}
