"""The private folder of a backup."""

import pytest

from mostura.config.backup.desk import private_desk
from mostura.config.backup.unable import Unable


def test_it_is_private_empty_and_gone_afterwards(tmp_path):
    folder = tmp_path / "home" / ".snapshot"
    (folder / "vault").mkdir(parents=True)
    (folder / "vault" / "left").touch()
    (folder / "hub.sqlite3").touch()
    folder.chmod(0o755)

    with private_desk(folder) as desk:
        found = (desk.stat().st_mode & 0o777, list(desk.iterdir()))
        (desk / "hub.sqlite3").touch()

    assert found == (0o700, [])
    assert not folder.exists()


def test_two_do_not_work_at_one_desk(tmp_path):
    with private_desk(tmp_path / "desk") as desk:
        (desk / "mine").touch()

        with pytest.raises(Unable, match="Another command is at work"), private_desk(desk):
            pass

        assert (desk / "mine").exists()
