"""mostura load_themes: the vocabulary of the region pack into the database."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mostura.actor import CLOCK
from mostura.ground.themes.actions import load_vocabulary
from mostura.ground.themes.frames import NotAVocabulary


class Command(BaseCommand):
    """Load the vocabulary; may be repeated."""

    help = "Load the themes of the region pack."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which file."""
        default = settings.MOSTURA_REGION_PACK / "themes.json"
        parser.add_argument("--file", type=Path, default=default)

    def handle(self, *, file: Path, **_options: object) -> None:
        """Load, and say what changed."""
        try:
            loaded = load_vocabulary(file, by=CLOCK)
        except NotAVocabulary as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(
            f"Themes: {loaded.added} added, {loaded.changed} changed, {loaded.same} as they were, "
            f"{loaded.retired} no longer offered."
        )
