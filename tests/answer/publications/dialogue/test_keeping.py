"""The page of a synthesis is kept for a while, and never too long."""

from django.urls import reverse

from mostura.actor import CLOCK
from mostura.ground.ledger.actions import record
from mostura.ground.people.events import PersonSuspended


def test_the_page_is_kept_until_something_is_recorded(dialogue, client):
    first = client.get(reverse("synthesis")).content.decode()
    type(dialogue.asks[4]).objects.filter(pk=dialogue.asks[4].pk).update(text="Meet each spring.")

    kept = client.get(reverse("synthesis")).content.decode()
    record(PersonSuspended(1), by=CLOCK)
    anew = client.get(reverse("synthesis")).content.decode()

    told = ["Meet each spring." in page for page in (first, kept, anew)]
    assert told == [False, False, True]


def test_what_is_kept_in_one_language_is_not_shown_in_another(dialogue, client):
    english = client.get(reverse("synthesis"), headers={"accept-language": "en"})
    serbian = client.get(reverse("synthesis"), headers={"accept-language": "sr"})

    assert "Montenegro" in english.content.decode()
    assert "Црна Гора" in serbian.content.decode()
