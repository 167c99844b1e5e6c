"""The secretariat's board: everything that is being put to addressees, column by column."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import pgettext

from mostura.actor import Role
from mostura.answer.correspondence.frames import lines
from mostura.answer.correspondence.models import Asking
from mostura.answer.correspondence.policy.columns import COLUMNS
from mostura.answer.correspondence.queries import board as queries
from mostura.answer.correspondence.queries import offices
from mostura.ground.organisations.queries import countries
from mostura.shell.audience import open_to
from mostura.shell.components import Page, Tab, Words, address_with, page_of
from mostura.shell.request import ActorRequest

ROWS = 25


@open_to(Role.SECRETARIAT)
def board(request: ActorRequest) -> HttpResponse:
    """How everything stands that was put to addressees."""
    group, country = request.GET.get("column", ""), request.GET.get("country", "")
    now = timezone.now()
    askings = queries.chosen(request.actor, country=country)
    counted = queries.counts(askings, now)
    shown = queries.in_group(askings, group, now)
    page: Page[Asking] = page_of(shown, request.GET, total=counted.get(group, 0), size=ROWS)
    context = {
        "page": page,
        "rows": lines.rows(request.actor, page, now),
        "prepared": list(offices.prepared(request.actor)[:ROWS]),
        "tabs": _tabs(request, group, counted),
        "column": group,
        "country": country,
        "countries": countries.names(request.actor).items(),
    }
    return render(request, "correspondence/board.html", context)


def _tabs(request: ActorRequest, group: str, counted: dict[str, int]) -> list[Tab]:
    everything: tuple[str, Words] = ("", pgettext("asks on the board", "All"))
    filled: list[tuple[str, Words]] = [
        (key, label) for key, label in COLUMNS if counted.get(key) or key == group
    ]
    filled = [everything, *filled] if filled else []
    return [
        Tab(label, address_with(request.GET, column=key, page=""), key == group, counted.get(key))
        for key, label in filled
    ]
