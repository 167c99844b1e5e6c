"""How the installation stands."""

import contextlib
import datetime as dt
import os
import subprocess
import sys

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from mostura.actor import CLOCK, Actor, Role
from mostura.config.backup import certificates, checking, places
from mostura.config.backup.certificates import Certificate, Finding
from mostura.config.backup.checking import Level
from mostura.ground.ledger import actions
from mostura.ground.ledger.events import DeliveryRetried
from mostura.ground.ledger.models import Delivery
from mostura.ground.vault.actions import keep_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path):
    settings.MOSTURA_BACKUPS = tmp_path / "backups"
    settings.MOSTURA_REGION = tmp_path / "region"
    settings.MOSTURA_BACKUPS.mkdir()


@pytest.fixture
def delivery():
    with transaction.atomic():
        entry = actions.record(DeliveryRetried(1), by=CLOCK)
    return Delivery.objects.create(
        entry=entry, listener="a.b", run_at=timezone.now() - dt.timedelta(hours=1)
    )


def test_the_tables_are_those_that_the_code_expects():
    assert checking.migrations() == checking.Health(Level.WELL, "All migrations are applied.")


def test_an_outbox_that_nobody_works_is_a_fault(delivery):
    health = checking.outbox()

    assert health.level == Level.FAULT
    assert health.sentence.startswith("1 deliveries wait, the oldest since")


def test_what_was_given_up_wants_a_look(delivery):
    assert checking.dead_letters().level == Level.WELL
    Delivery.objects.update(dead_at=timezone.now())

    assert checking.dead_letters() == checking.Health(
        Level.ATTENTION, "1 deliveries were given up: see the outbox page."
    )


@pytest.mark.parametrize(
    ("hours", "encrypted", "level"),
    [(1, True, Level.WELL), (1, False, Level.ATTENTION), (48, True, Level.ATTENTION)],
)
def test_a_backup_must_be_of_today_and_encrypted(settings, hours, encrypted, level):
    made = dt.datetime.now(dt.UTC) - dt.timedelta(hours=hours)
    (settings.MOSTURA_BACKUPS / places.name_of(made, encrypted=encrypted)).touch()

    assert checking.backup().level == level


def test_a_drill_is_missed_until_one_held(settings):
    before = checking.drill()
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    finding = Finding("opens", holds=True, detail="")
    certificates.write(Certificate(now, "a", 1, 1.0, [finding]), settings.MOSTURA_BACKUPS)

    assert (before.level, checking.drill().level) == (Level.ATTENTION, Level.WELL)


def test_a_region_pack_that_is_not_built_is_told(settings):
    before = checking.region()
    settings.MOSTURA_REGION.mkdir()
    (settings.MOSTURA_REGION / "places.json").touch()

    assert (before.level, checking.region().level) == (Level.ATTENTION, Level.WELL)


def test_a_file_that_a_row_names_and_the_disk_lacks_is_a_fault(settings, tmp_path):
    settings.MOSTURA_VAULT = tmp_path / "vault"
    before = checking.vault()
    upload = SimpleUploadedFile("plan.txt", b"Words.")
    keep_file(upload, by=Actor(3, 7, frozenset({Role.MEMBER}))).sealed_path.unlink()

    assert (before.level, checking.vault().level) == (Level.WELL, Level.FAULT)


def test_one_part_that_fails_does_not_stop_the_report(settings, tmp_path):
    settings.MOSTURA_HOME = tmp_path / "gone"

    report = list(checking.report())

    assert [one for one in report if one.level == Level.FAULT and "disk" in one.sentence]
    assert report[-2] == checking.drill()


def test_a_full_disk_is_told_first_and_stops_nothing(settings, small_disk):
    settings.MOSTURA_HOME = small_disk
    with contextlib.suppress(OSError), (small_disk / "filler").open("ab", buffering=0) as file:
        while True:
            file.write(b"\0" * 4096)

    done = subprocess.run(
        [sys.executable, "-m", "mostura", "check"],
        env={**os.environ, "MOSTURA_HOME": str(small_disk), "MOSTURA_SECRET_KEY": "trial"},
        capture_output=True,
        text=True,
        check=False,
    )

    lines = done.stdout.splitlines()
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    fault = f"FAULT  Only 0 MB are free in {small_disk}: files are refused. Make room."
    assert fault in lines[:3]
    assert len(lines) >= 14


def test_a_copy_that_a_killed_command_left_is_told(settings, tmp_path):
    settings.MOSTURA_HOME = tmp_path
    before = checking.left_readable()
    (tmp_path / ".drilling").mkdir()
    (tmp_path / ".drilling" / "hub.sqlite3").touch()

    after = checking.left_readable()

    assert (before.level, after.level) == (Level.WELL, Level.ATTENTION)
    assert str(tmp_path / ".drilling") in after.sentence
