"""Work on the registry that nobody waits for."""

import datetime as dt

from django.utils import timezone

from mostura.actor import CLOCK
from mostura.ground.ledger.models import Entry
from mostura.ground.organisations import jobs
from mostura.ground.organisations.actions.importing import confirm_import, look_at_file
from mostura.ground.organisations.models import RegistryImport
from mostura.ground.organisations.policy import importing as limits


def look(data):
    return look_at_file(data.encode(), file_name="list.csv", by=CLOCK)


def test_a_file_that_nobody_confirmed_is_taken_away_after_two_weeks(db):
    forgotten, fresh, confirmed = (look(f"name\nWater {number}\n") for number in range(3))
    confirm_import(confirmed, by=CLOCK)
    old = timezone.now() - limits.UNCONFIRMED_LASTS - dt.timedelta(hours=1)
    RegistryImport.objects.exclude(pk=fresh.pk).update(uploaded_at=old)

    jobs.import_rest(1, registry_import=confirmed.pk)

    assert set(RegistryImport.objects.values_list("pk", flat=True)) == {fresh.pk, confirmed.pk}
    dropped = Entry.objects.get(event="ImportDropped")
    assert (dropped.data, dropped.person_id) == ({"registry_import": forgotten.pk}, 0)


def test_the_next_file_takes_away_what_was_forgotten(db):
    forgotten = look("name\nWater\n")
    RegistryImport.objects.update(uploaded_at=timezone.now() - dt.timedelta(days=15))

    fresh = look("name\nWater\n")

    assert RegistryImport.objects.get() == fresh != forgotten
