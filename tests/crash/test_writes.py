"""Writes under kill -9, on a full disk, and while a backup is made."""

import os
from pathlib import Path

import pytest
import trials

ON_SQLITE = not os.environ.get("MOSTURA_DATABASE")
SURVIVED = trials.FullDisk(
    before=201,
    upload=403,
    upload_says_why=True,
    task=503 if ON_SQLITE else 201,  # PostgreSQL's own disk is another one
    reading=200,
    half_files=0,
    after=201,
    task_after=201,
    ledger_holds=True,
)


def test_what_was_acknowledged_is_there_after_the_server_was_killed(new_hub):
    outcome = trials.writes_trial(new_hub(), kills=3, between=60)

    assert outcome.acknowledged >= 180
    assert outcome == trials.Writes(
        kills=3, acknowledged=outcome.acknowledged, lost=0, refused=0, ledger_holds=True
    )


def test_a_backup_made_while_people_write_brings_back_all_that_was_there(new_hub, key):
    path, public = key
    restored = new_hub("restored") if ON_SQLITE else None  # the drill restores the other

    outcome = trials.backup_trial(
        new_hub(recipients=public), key=path, before=60, restored=restored
    )

    assert outcome.written_meanwhile > 0
    assert outcome == trials.Backup(
        drill_passed=True,
        written_before=outcome.written_before,
        missing=0,
        written_meanwhile=outcome.written_meanwhile,
    )


def test_a_full_disk_is_said_and_passes_without_a_person(new_hub, tmp_path):
    with trials.small_disk(tmp_path / "small", megabytes=48) as disk:
        if disk is None:
            pytest.skip("mounting a small disk needs root; the next test comes near to it")

        outcome = trials.full_disk_trial(new_hub("full", home=Path(disk)), small=True)

    assert outcome == SURVIVED


def test_a_server_that_may_not_write_says_so_and_goes_on_when_it_may(new_hub):
    assert trials.full_disk_trial(new_hub(), small=False) == SURVIVED
