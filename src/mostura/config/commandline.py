"""The `mostura` command: the hub's own words first, Django's after them."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from importlib import import_module
from typing import Final, ParamSpec

from mostura.config.environment import WrongSetting
from mostura.engines.wording.lexicon import LexiconMissingError

Arguments = ParamSpec("Arguments")

OWN: Final[dict[str, tuple[str, str]]] = {
    "read": ("mostura.config.reading", "Read documents for what they ask; needs no database."),
    "lexica": ("mostura.config.lexica", "Build the word lists of search and comparison."),
    "catalogues": ("mostura.config.catalogues", "Gather, check and compile the translations."),
    "serve": ("mostura.config.serving", "Serve the pages and deliver what waits in the outbox."),
    "work": ("mostura.config.working", "Deliver what waits in the outbox."),
    "check": ("mostura.config.backup.checking", "Say how the installation stands."),
    "reindex": ("mostura.config.reindexing", "Make the tables of search anew."),
    "move": ("mostura.config.moving.command", "Move a hub from SQLite to PostgreSQL."),
    "demo": ("mostura.config.demonstration.command", "Load, enter or remove the demonstration."),
    "backup": ("mostura.config.backup.making", "Write the whole hub into one encrypted file."),
    "restore": ("mostura.config.backup.restoring", "Put a backup in the place of a hub."),
    "drill": ("mostura.config.backup.drilling", "Prove that the newest backup opens and holds."),
    "ledger": ("mostura.config.ledger", "Verify the ledger: ledger verify."),
}
"""Each word: the module whose `main(arguments)` answers it, and what it is for."""

MANAGED: Final[dict[str, str]] = {
    "invite": "Invite somebody and print the link; so the first person comes in.",
    "load_region": "Load countries, places, themes and institutions of the region pack.",
    "import_municipalities": "Bring in official boundaries of municipalities.",
    "import_organisations": "Bring in organisations from a CSV file.",
    "bounced": "Read a mail that came back, from standard input.",
}
"""The hub's commands that are Django's in form, with what they are for."""


def told_in_a_sentence(main: Callable[Arguments, int]) -> Callable[Arguments, int]:
    """A command that ends with the sentence, not a traceback, where a setting or lexicon lacks."""

    @wraps(main)
    def told(*arguments: Arguments.args, **options: Arguments.kwargs) -> int:
        try:
            return main(*arguments, **options)
        except (WrongSetting, LexiconMissingError) as wrong:
            sys.stderr.write(f"{wrong}\n")
            return 1

    return told


@told_in_a_sentence
def run(arguments: Sequence[str]) -> int:
    """Answer one command; the exit status says how it went."""
    if not arguments or arguments[0] in {"help", "-h", "--help"}:
        sys.stdout.write(overview())
        return 0
    if arguments[0] in OWN:
        main: Callable[[Sequence[str]], int] = import_module(OWN[arguments[0]][0]).main
        return main(arguments[1:])
    return _django(arguments)


def overview() -> str:
    """What the command can do, a line each."""
    words = {word: purpose for word, (_module, purpose) in OWN.items()} | MANAGED
    lines = [f"  {word:<22} {purpose}" for word, purpose in words.items()]
    return "\n".join(
        ["usage: mostura COMMAND ...", "", *lines, "", "Django's own commands work too.", ""]
    )


def start_django() -> None:
    """Load the settings and every context."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mostura.config.settings")
    import django

    django.setup()


def _django(arguments: Sequence[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mostura.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["mostura", *arguments])
    return 0
