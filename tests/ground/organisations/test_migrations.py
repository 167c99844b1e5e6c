"""What a migration does to the rows that were there before it."""

from importlib import import_module

import pytest
from django.apps import apps

from mostura.ground.organisations.models import ORDERS, Organisation

pytestmark = pytest.mark.django_db


def test_organisations_from_before_take_their_places_in_every_list(add):
    made = [add(en="Bridge", sr="Мост"), add(sq="Ura")]
    rightly = list(Organisation.objects.order_by("pk").values_list("pk", *ORDERS))
    Organisation.objects.update(**dict.fromkeys(ORDERS, b""))

    filled = import_module("mostura.ground.organisations.migrations.0004_orders_filled")
    filled.fill(apps, None)

    assert list(Organisation.objects.order_by("pk").values_list("pk", *ORDERS)) == rightly
    assert len(made) == len(rightly)
