"""Files of organisations and what was left out of them."""

from collections.abc import Iterator

from django.db.models import QuerySet

from mostura.actor import Actor, Role
from mostura.ground.organisations.models import RegistryImport, RejectedRow
from mostura.ground.organisations.policy.importing import FAULTS_SHOWN, Fault


def visible_to(actor: Actor) -> QuerySet[RegistryImport]:
    """Files are for the secretariat only."""
    if not actor.holds(Role.SECRETARIAT):
        return RegistryImport.objects.none()
    return RegistryImport.objects.defer("content")


def first_rejected(registry_import: RegistryImport) -> QuerySet[RejectedRow]:
    """The first rows that were left out."""
    return registry_import.rejected_rows.order_by("line")[:FAULTS_SHOWN]


def rejected(registry_import: RegistryImport) -> Iterator[list[str]]:
    """Every row that was left out: its cells, its line, the reasons."""
    for row in registry_import.rejected_rows.order_by("line").iterator():
        sentences = [Fault(code, detail).sentence for code, detail in row.faults]
        yield [*row.cells, str(row.line), " ".join(sentences)]
