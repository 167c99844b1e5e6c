"""mostura import_municipalities: official boundaries from a GeoJSON file."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mostura.actor import CLOCK
from mostura.ground.places.actions.municipalities import Imported, import_municipalities
from mostura.ground.places.frames.boundaries import BoundariesRefused, Columns


class Command(BaseCommand):
    """Bring official municipality boundaries in; may be repeated."""

    help = "Bring in official municipality boundaries from a GeoJSON file in degrees."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and which of its properties hold what."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--country", required=True, help="Code of the country, such as XK.")
        parser.add_argument(
            "--name-property",
            action="append",
            required=True,
            metavar="LANGUAGE=PROPERTY",
            help="Which property holds the name in a language: sq=NAME. May be repeated.",
        )
        parser.add_argument("--code-property", default="", help="The property with the code.")
        parser.add_argument("--parent-property", default="", help="The property with the region.")
        parser.add_argument("--source", required=True, help="Who published the file, and when.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would happen.")

    def handle(self, *, file: Path, dry_run: bool, **options: Any) -> None:
        """Bring in, or rehearse, and say what changed."""
        try:
            imported = import_municipalities(
                file,
                country_code=options["country"],
                columns=_columns(options),
                source=options["source"],
                region=settings.MOSTURA_REGION,
                rehearse=dry_run,
                by=CLOCK,
            )
        except BoundariesRefused as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(_report(imported, rehearsed=dry_run))


def _columns(options: dict[str, Any]) -> Columns:
    pairs = [pair.partition("=") for pair in options["name_property"]]
    if not all(language and column for language, _sign, column in pairs):
        raise CommandError("Write each --name-property as LANGUAGE=PROPERTY, such as sq=NAME.")
    names = {language: column for language, _sign, column in pairs}
    return Columns(names, code=options["code_property"], parent=options["parent_property"])


def _report(imported: Imported, *, rehearsed: bool) -> str:
    lines = ["This is a rehearsal; nothing was kept."] if rehearsed else []
    for title, names in (
        ("Added", imported.added),
        ("Changed", imported.changed),
        ("As they were", imported.same),
        ("Known to the hub and not in the file", imported.missing),
    ):
        lines.append(f"{title}: {len(names)}" + (f" ({', '.join(names)})" if names else ""))
    lines.append(f"Settlements that now lie in another municipality: {imported.moved}")
    return "\n".join(lines)
