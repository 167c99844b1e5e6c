"""What a signed link opens: its letter, its office, and who acts by it."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from mostura.actor import VISITOR, Actor
from mostura.answer.claims.queries import one as claims
from mostura.answer.correspondence.models import Asking, Link
from mostura.answer.correspondence.policy import answers
from mostura.answer.correspondence.policy.clock import State

if TYPE_CHECKING:
    from mostura.answer.claims.models import Claim


def link_behind(actor: Actor, token: str) -> Link | None:
    """The link of an address, whatever became of it."""
    links = Link.objects.select_related("contact__organisation", "sending")
    return links.filter(token_digest=answers.digest_of(token)).first()


def is_replaced(link: Link) -> bool:
    """Whether a fresh link was mailed to the same office since."""
    same = Link.objects.filter(sending=link.sending_id, contact=link.contact_id)
    return same.filter(revoked_at=None).exclude(pk=link.pk).exists()


def code_is_on_its_way(link: Link, now: dt.datetime) -> bool:
    """Whether a mailed code is still good."""
    return link.proofs.filter(used_at=None, made_at__gt=now - answers.CODE_LASTS).exists()


def askings_of(link: Link) -> QuerySet[Asking]:
    """The asks of its letter."""
    return Asking.objects.filter(sendings=link.sending_id).exclude(state=State.DRAFTED)


def holder_of(link: Link) -> Actor:
    """Who proves a mailbox: the office that the link was made for."""
    return Actor(organisation_id=link.contact.organisation_id, name=link.contact.name)


def own_claim(asking: Asking) -> "Claim | None":
    """What the addressee itself says of how far it is."""
    return claims.claim_of(VISITOR, asking.recommendation_id, asking.organisation_id)


def office_of(link: Link, asking: Asking) -> Actor:
    """Who acts: the addressee of the ask, by an office that its letter was handed to."""
    return Actor(organisation_id=asking.organisation_id, name=link.contact.name)
