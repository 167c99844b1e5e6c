"""Work on the registry that nobody waits for."""

from mostura.actor import CLOCK
from mostura.ground.organisations.actions.importing import carry_on_import, drop_unconfirmed
from mostura.ground.organisations.models import RegistryImport


def import_rest(entry_number: int, *, registry_import: int) -> None:
    """Import what a confirmed file still holds, and take away what nobody confirmed in time."""
    drop_unconfirmed(by=CLOCK)
    waiting = RegistryImport.objects.filter(pk=registry_import).first()
    if waiting:
        carry_on_import(waiting, by=CLOCK)
