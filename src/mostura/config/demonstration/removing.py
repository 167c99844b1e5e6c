"""The demonstration is taken away again; what real rows refer to becomes an ordinary row."""

from mostura.actor import CLOCK
from mostura.answer.claims.actions import demonstration as claims
from mostura.answer.correspondence.actions import demonstration as correspondence
from mostura.answer.recommendations.actions import demonstration as recommendations
from mostura.answer.recommendations.queries import visible
from mostura.config.demonstration import marker
from mostura.config.demonstration.loading import READER
from mostura.ground.notices.actions import demonstration as notices
from mostura.ground.organisations.actions import demonstration as organisations
from mostura.ground.people.actions import demonstration as people
from mostura.ground.vault import actions as vault
from mostura.listen.documents.actions import demonstration as documents
from mostura.shell.removal import Removal


def remove() -> dict[str, Removal]:
    """Take away first what refers to others, then what it referred to; no page tells of it then."""
    asks = visible.visible_to(READER).filter(demonstration=True)
    notices.forget_things("recommendation", list(asks.values_list("pk", flat=True)), by=CLOCK)
    done = {
        "askings": correspondence.remove_demonstration(by=CLOCK),
        "claims": claims.remove_demonstration(by=CLOCK),
        "recommendations": recommendations.remove_demonstration(by=CLOCK),
        "documents": documents.remove_demonstration(by=CLOCK),
        "files": vault.remove_demonstration(by=CLOCK),
        "people": people.remove_demonstration(by=CLOCK),
        "organisations": organisations.remove_demonstration(by=CLOCK),
    }
    marker.take_down()
    return done
