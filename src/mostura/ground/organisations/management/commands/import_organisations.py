"""Import a file of organisations."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mostura.actor import CLOCK
from mostura.ground.organisations.actions.importing import (
    carry_on_import,
    confirm_import,
    look_at_file,
)
from mostura.ground.organisations.policy.importing import MEGABYTE, FileFault, Unusable
from mostura.ground.organisations.policy.registry import Kind


class Command(BaseCommand):
    """Imports a CSV file of organisations; `--dry-run` says what would happen and does nothing."""

    help = "Import a CSV file of organisations."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and what holds for all its rows."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--language", default="en", help="of a column that says name only")
        parser.add_argument("--country", default="", help="two letters, where no column says it")
        parser.add_argument("--kind", default=Kind.CSO.value, choices=Kind.values)

    def handle(
        self, *, file: Path, dry_run: bool, language: str, country: str, kind: str, **_o: object
    ) -> None:
        """Look, and unless it is a dry run import; every rejected line is told."""
        try:
            if file.stat().st_size > settings.MOSTURA_UPLOAD_MEGABYTES * MEGABYTE:
                raise Unusable(FileFault.TOO_LARGE)
            seen = look_at_file(
                file.read_bytes(),
                file_name=file.name,
                by=CLOCK,
                language=language,
                country=country,
                kind=kind,
            )
            if dry_run:
                self._tell_preview(seen.preview)
                seen.delete()
                return
            confirm_import(seen, by=CLOCK)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        except Unusable as unusable:
            raise CommandError(f"{file}: {unusable.fault.label}") from unusable
        done = carry_on_import(seen, by=CLOCK)
        self.stdout.write(
            f"{done.added} added, {done.changed} changed, {done.same} as they were, "
            f"{done.rejected} rejected of {done.done_rows}."
        )

    def _tell_preview(self, preview: dict[str, object]) -> None:
        self.stdout.write(f"{preview['rows']} rows; of the first {preview['looked_at']}:")
        counts = preview["counts"]
        if isinstance(counts, dict):
            for verdict, number in counts.items():
                self.stdout.write(f"  {verdict}: {number}")
