"""mostura build_region_pack: places and outlines from packages, without a database."""

import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mostura.ground.places.actions.region_pack import build_region_pack
from mostura.ground.places.frames.outlines import PackageChanged


class Command(BaseCommand):
    """Build the region pack where the hub keeps what it made."""

    help = "Build places and outlines of the region from the installed packages."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the packages lie, where the result goes."""
        parser.add_argument("--pack", type=Path, default=settings.MOSTURA_REGION_PACK)
        parser.add_argument("--packages", type=Path, default=settings.MOSTURA_NODE_MODULES)
        parser.add_argument("--into", type=Path, default=settings.MOSTURA_REGION)

    def handle(self, *, pack: Path, packages: Path, into: Path, **_options: object) -> None:
        """Build, or say that there was nothing to do."""
        started = time.monotonic()
        try:
            built = build_region_pack(pack, packages=packages, into=into)
        except PackageChanged as reason:
            raise CommandError(str(reason)) from reason
        count = sum(built.counts.values())
        if built.fresh:
            taken = time.monotonic() - started
            self.stdout.write(f"Region pack built: {count} places in {taken:.1f} s.")
        else:
            self.stdout.write(f"Region pack is up to date: {count} places.")
