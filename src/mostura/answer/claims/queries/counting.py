"""Claims as numbers: which accounts stand about many asks at once."""

import datetime as dt
from collections import defaultdict

from django.db.models import Max

from mostura.actor import Actor
from mostura.answer.claims.queries.visible import standing, visible_to


def levels_by_ask(actor: Actor) -> dict[int, set[str]]:
    """The different accounts of how far each ask is."""
    levels: dict[int, set[str]] = defaultdict(set)
    for key, level in standing(actor).order_by().values_list("recommendation", "level").distinct():
        levels[key].add(level)
    return levels


def stated_at(actor: Actor) -> dict[int, dt.datetime]:
    """When somebody last gave an account of each ask."""
    rows = visible_to(actor).order_by().values_list("recommendation")
    return dict(rows.annotate(Max("stated_at")))
