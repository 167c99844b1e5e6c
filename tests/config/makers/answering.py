"""Makers of what lies behind a signed link: a letter to a body, its asks, a promise."""

from django.utils import timezone

from mostura.actor import Actor, Role
from mostura.answer.correspondence.actions import asking, links, sending
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.answer.recommendations.models import Recommendation

OFFICE = Actor(1, 1, frozenset({Role.SECRETARIAT}), "Office")


def link_to(place):
    """A letter to an organisation, with one ask and one promise in it."""
    ask = Recommendation.objects.create(
        text="Javna preporuka.",
        language="sr",
        organisation=place,
        state="published",
        published_at=timezone.now(),
    )
    contact = asking.add_contact(
        place.pk, name="Kabinet", language="en", email=f"k{place.pk}@example.org", by=OFFICE
    )
    put = asking.put_to_addressee(ask.pk, place.pk, by=OFFICE)
    letter = sending.prepare_sending(contact, [put], SendingKind.ASK, by=OFFICE)
    return sending.send(letter, by=OFFICE).links.get()


def letter_at(place):
    return {"token": links.address_of(link_to(place)).rstrip("/").rpartition("/")[2]}


def ask_in_letter_at(place):
    there = letter_at(place)
    ask = Recommendation.objects.filter(organisation=place).latest("pk")
    return there | {"code": asking_of(ask).code}


def promise_in_letter_at(place):
    there = ask_in_letter_at(place)
    put = asking_of(Recommendation.objects.filter(organisation=place).latest("pk"))
    day = timezone.localdate()
    return there | {"pk": put.commitments.create(text="Daske.", language="sr", due_on=day).pk}


def asking_of(ask):
    return asking.Asking.objects.get(recommendation=ask)


MAKERS = {
    **dict.fromkeys(("answer", "mail_fresh_link", "acknowledge", "hand_on"), letter_at),
    **dict.fromkeys(
        ("ask_back", "give_answer", "make_promise", "report_progress", "refer"), ask_in_letter_at
    ),
    "take_promise_back": promise_in_letter_at,
}
