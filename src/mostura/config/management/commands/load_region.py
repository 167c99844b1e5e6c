"""Loads the region pack: places, themes and institutions."""

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Brings the region's places, vocabulary and institutions up to date; may be repeated."""

    help = "Load the places, themes and institutions of the region pack."

    def handle(self, *_arguments: object, **_options: object) -> None:
        """Load each in the order in which they need one another."""
        for command in ("load_places", "load_themes", "load_institutions"):
            call_command(command, stdout=self.stdout, stderr=self.stderr)
