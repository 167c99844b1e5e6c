"""Makers of what the office looks after: a body and its office, a letter, an ask put to it."""

from django.utils import timezone

from mostura.actor import Actor, Role
from mostura.answer.correspondence.actions import asking, sending
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.answer.recommendations.models import Recommendation

OFFICE = Actor(1, 1, frozenset({Role.SECRETARIAT}), "Office")


def public_ask(place):
    return Recommendation.objects.create(
        text="Javna preporuka.",
        language="sr",
        organisation=place,
        state="published",
        published_at=timezone.now(),
    )


def office_of(place):
    return asking.add_contact(
        place.pk, name="Kabinet", language="en", email=f"o{place.pk}@example.org", by=OFFICE
    )


def letter_to(place):
    put = asking.put_to_addressee(public_ask(place).pk, place.pk, by=OFFICE)
    made = sending.prepare_sending(office_of(place), [put], SendingKind.ASK, by=OFFICE)
    return sending.send(made, by=OFFICE)


def body_at(place):
    return {"code": place.code}


def choice_at(place):
    return body_at(place) | {"kind": "ask"}


def office_at(place):
    return body_at(place) | {"pk": office_of(place).pk}


def letter_at(place):
    return {"code": letter_to(place).code}


def link_at(place):
    letter = letter_to(place)
    return {"code": letter.code, "pk": letter.links.get().pk}


def asking_at(place):
    return {"code": letter_to(place).askings.get().code}


def ask_at(place):
    return {"code": public_ask(place).code}


MAKERS = {
    **dict.fromkeys(("correspondence_body", "add_contact", "set_duty"), body_at),
    "prepare_sending": choice_at,
    "end_contact": office_at,
    **dict.fromkeys(("sending", "send_sending", "give_up_sending", "sending_pdf"), letter_at),
    "revoke_link": link_at,
    **dict.fromkeys(("asking", "record_step", "clarify", "escalate", "stop_asking"), asking_at),
    "put_to_body": ask_at,
}
