"""The hub's addresses, and one through which programs hand over what must not be lost."""

from crash_wiring import TaskAsked
from django.db import transaction
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from mostura.actor import CLOCK, Actor, Role
from mostura.config.urls import handler500  # noqa: F401 - Django looks for it here
from mostura.config.urls import urlpatterns as own
from mostura.ground.ledger.actions import record
from mostura.ground.vault.actions import keep_file
from mostura.shell.audience import EVERYONE, open_to

MEMBER = Actor(1, 1, frozenset({Role.MEMBER}))


@csrf_exempt
@open_to(EVERYONE)
def deposit(request):
    """Take a file; say its digest once it is kept."""
    stored = keep_file(request.FILES["file"], by=MEMBER)
    return HttpResponse(stored.sha256, status=201)


@csrf_exempt
@open_to(EVERYONE)
def ask(request, task):
    """Write a task into the ledger; say its number once it is there."""
    with transaction.atomic():
        record(TaskAsked(task), by=CLOCK)
    return HttpResponse(str(task), status=201)


urlpatterns = [path("deposit/", deposit), path("ask/<int:task>/", ask), *own]
