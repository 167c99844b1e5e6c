"""Links that sign in as the people of the demonstration."""

from typing import Final

from django.conf import settings
from django.core import signing
from django.urls import reverse

from mostura.ground.people import policy
from mostura.ground.people.models import Person
from mostura.refused import insist

SALT: Final = "mostura.people.demonstration"


def demonstration_link(person: Person) -> str:
    """A link that signs in as someone of the demonstration, for a day."""
    insist(_refusal_to_enter(person))
    token = signing.dumps(person.pk, salt=SALT)
    return settings.MOSTURA_ADDRESS + reverse("enter_demonstration", args=[token])


def person_behind(token: str) -> Person | None:
    """Whom a demonstration link signs in, while the link lasts."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=policy.DEMONSTRATION_LINK_LASTS)
    except signing.BadSignature:
        return None
    person = Person.objects.filter(pk=pk).first()
    return None if person is None or _refusal_to_enter(person) else person


def _refusal_to_enter(person: Person) -> policy.Refusal | None:
    return policy.refusal_to_enter(
        demonstration=person.demonstration, suspended=person.suspended_at is not None
    )
