"""Bring the institutions of the region pack into the registry."""

from django.conf import settings
from django.core.management.base import BaseCommand

from mostura.actor import CLOCK
from mostura.ground.organisations.actions.loading import load_institutions


class Command(BaseCommand):
    """Loads the institutions of the region pack; it may run again at any time."""

    help = "Bring the institutions of the region pack into the registry."

    def handle(self, **_options: object) -> None:
        """Load, and say how many."""
        loaded = load_institutions(settings.MOSTURA_REGION_PACK, by=CLOCK)
        self.stdout.write(
            f"Institutions: {loaded.added} added, {loaded.changed} given names they lacked, "
            f"{loaded.same} as they were."
        )
