"""A body that was written to and asks back, one letter not sent yet, and a group of bodies."""

from mostura.actor import CLOCK, Actor, Role
from mostura.answer.correspondence.actions import asking, sending, stepping
from mostura.answer.correspondence.actions.stepping import Said
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.ground.organisations.models import Organisation

OFFICE = Actor(1, 1, frozenset({Role.SECRETARIAT}), "Office")
A_TERM = {"basis": "duty", "days": 3, "working_days": True, "citation": "Закон о одговорима, 5"}


def things(asks, *, home):
    """The words that addresses of this room are put together from."""
    body = Organisation.objects.filter(from_pack=True, kind="government")[2]
    group = Organisation.objects.filter(from_pack=True, group=True)[0]
    asking.set_duty(body.pk, by=OFFICE, **A_TERM)
    office = asking.add_contact(
        body.pk, name="Писарница", language="sr", email="pisarnica@example.org", by=OFFICE
    )
    first, second = (asking.put_to_addressee(one.pk, body.pk, by=OFFICE) for one in asks[:2])
    posted = sending.prepare_sending(office, [first, second], SendingKind.ASK, by=OFFICE)
    sending.send(posted, by=OFFICE)
    sending.note_delivered(posted.pk, by=CLOCK)
    words = Said("Које језеро се мисли?", "sr", office)
    stepping.take_step(
        second, StepKind.CLARIFICATION_ASKED, words, by=Actor(organisation_id=body.pk)
    )
    prepared = sending.prepare_sending(office, [first], SendingKind.REMINDER, by=OFFICE)
    return {
        "put_body": body.code,
        "put_group": group.code,
        "put_asking": first.code,
        "asks_back": second.code,
        "posted": posted.code,
        "prepared": prepared.code,
    }
