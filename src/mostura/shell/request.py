"""The request that knows who acts."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from mostura.actor import Actor


class ActorRequest(HttpRequest):
    """What every view receives: a request with its actor, and whether htmx sent it."""

    actor: Actor
    htmx: HtmxDetails
