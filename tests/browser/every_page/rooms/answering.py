"""Letters to two ministries, one of them half answered, and a link that was taken back."""

import datetime as dt

from django.utils import timezone

from mostura.actor import CLOCK, Actor, Role
from mostura.answer.correspondence.actions import asking, links, replying, sending, stepping
from mostura.answer.correspondence.actions.stepping import Said
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.ground.organisations.models import Organisation

OFFICE = Actor(1, 1, frozenset({Role.SECRETARIAT}), "Office")


def things(asks, *, home):
    """The words that addresses of this room are put together from."""
    first, second = Organisation.objects.filter(from_pack=True, kind="government")[:2]
    put, link = letter_to(first, asks)
    reply(put[0], link.contact)
    asking.no_longer_ask(put[1], "Urađeno je.", by=OFFICE)
    taken_back = sent(link.contact, put, SendingKind.CLARIFICATION)
    links.revoke_link(taken_back, by=OFFICE)
    waiting, fresh = letter_to(second, asks)
    return {
        "letter": token_of(link),
        "put": put[0].code,
        "dropped": put[1].code,
        "promise": put[0].commitments.get().pk,
        "taken_back": token_of(taken_back),
        "fresh": token_of(fresh),
        "waiting": waiting[0].code,
    }


def letter_to(body, asks):
    """The askings of a letter to a body, and the link in it."""
    office = asking.add_contact(
        body.pk, name="Kabinet", language="sr", email=f"{body.code}@example.org", by=OFFICE
    )
    put = [asking.put_to_addressee(one.pk, body.pk, by=OFFICE) for one in asks[:2]]
    return put, sent(office, put)


def sent(office, askings, kind=SendingKind.ASK):
    letter = sending.prepare_sending(office, askings, kind, by=OFFICE)
    sending.send(letter, by=OFFICE)
    sending.note_delivered(letter.pk, by=CLOCK)
    return letter.links.get()


def reply(put, office):
    """What an office has said so far."""
    by = Actor(organisation_id=put.organisation_id)
    words = Said("Које језеро се мисли?", "sr", office)
    stepping.take_step(put, StepKind.CLARIFICATION_ASKED, words, by=by)
    stepping.take_step(put, StepKind.CLARIFIED, Said("Oba.", "sr"), by=OFFICE)
    replying.answer_asking(put, "partly", Said("Једно од два.", "sr", office), by=by)
    day = timezone.localdate() + dt.timedelta(days=90)
    replying.promise(put, day, Said("Мерење сваког месеца.", "sr", office), by=by)


def token_of(link):
    return links.address_of(link).rstrip("/").rpartition("/")[2]
