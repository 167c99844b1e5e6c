"""mostura load_places: the built region pack into the database."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mostura.actor import CLOCK
from mostura.ground.places.actions.loading import NotBuilt, load_places
from mostura.ground.places.frames.footnotes import FootnotesBroken


class Command(BaseCommand):
    """Load the places of the region; may be repeated."""

    help = "Load the places of the built region pack."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the built pack and the footnotes lie."""
        own = settings.MOSTURA_FOOTNOTES
        footnotes = Path(own) if own else settings.MOSTURA_REGION_PACK / "footnotes.toml"
        parser.add_argument("--footnotes", type=Path, default=footnotes)
        parser.add_argument("--folder", type=Path, default=settings.MOSTURA_REGION)

    def handle(self, *, folder: Path, footnotes: Path, **_options: object) -> None:
        """Load, and say what changed."""
        try:
            loaded = load_places(folder, footnotes=footnotes, by=CLOCK)
        except (NotBuilt, FootnotesBroken) as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(
            f"Places: {loaded.added} added, {loaded.changed} changed, {loaded.same} as they were, "
            f"{loaded.left} no longer in the pack."
        )
