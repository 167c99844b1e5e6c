"""Backups of other versions."""

import backups
import pytest

from mostura.config.backup.opening import open_backup, unknown
from mostura.config.backup.unable import Unable


@pytest.mark.parametrize(
    "said",
    [
        {"form": 2, "moons": 3},
        {"migrations": ["ledger.0001_initial", "ledger.9999_not_written_yet"]},
    ],
)
def test_a_newer_backup_is_refused_and_says_so(tmp_path, said):
    path = backups.forged(tmp_path, **said)

    with pytest.raises(Unable, match="was made by a newer Mostura"):
        open_backup(path, tmp_path / "opened", None)


def test_a_word_more_in_a_manifest_does_no_harm(tmp_path):
    path = backups.forged(tmp_path, moons=3, migrations=["ledger.0001_initial"])

    said = open_backup(path, tmp_path / "opened", None)

    assert (said.database, said.migrations) == ("sqlite", ["ledger.0001_initial"])


def test_a_manifest_that_is_not_one_is_said(tmp_path):
    path = backups.forged(tmp_path, form="first")

    with pytest.raises(Unable, match="holds no manifest"):
        open_backup(path, tmp_path / "opened", None)


def test_the_migrations_of_libraries_are_known():
    assert unknown(["auth.0001_initial", "sessions.0001_initial", "moons.0001_initial"]) == [
        "moons.0001_initial"
    ]
