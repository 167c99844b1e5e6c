"""What people change about their own accounts."""

from django.db import transaction

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.people import events, policy, queries
from mostura.ground.people.actions.sign_ins import forget_sign_ins
from mostura.ground.people.models import Person, new_session_stamp
from mostura.refused import insist


@transaction.atomic
def change_account(person: Person, *, name: str, language: str, by: Actor) -> Person:
    """A person corrects the own name, or reads the hub in another language."""
    person = Person.objects.select_for_update().get(pk=by.person_id)
    person.name, person.language = name, language
    person.save(update_fields=["name", "language"])
    record(events.AccountChanged(person.pk), by=by)
    return person


def act_for(organisation_id: int, *, by: Actor) -> None:
    """Act for another of one's own organisations from now on."""
    own = frozenset(one.organisation_id for one in queries.own_roles(by))
    insist(policy.refusal_to_act_for(organisation_id, own))

    # Not in the ledger: every entry names the organisation it was done for, and the switch alone
    # does nothing; when somebody turned from one to another is nobody's business.
    Person.objects.filter(pk=by.person_id).update(acting_for_id=organisation_id)


@transaction.atomic
def sign_out_everywhere(person: Person, *, by: Actor) -> Person:
    """End every session of one's own, on every machine."""
    person = Person.objects.select_for_update().get(pk=by.person_id)
    person.session_stamp = new_session_stamp()
    person.save(update_fields=["session_stamp"])
    forget_sign_ins([person], by=by)
    record(events.SignedOutEverywhere(person.pk), by=by)
    return person
