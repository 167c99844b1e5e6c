"""The private folder of a backup."""

import pytest

from mostura.config.backup.desk import DESKS, private_desk, sweep_desks
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


def test_what_any_killed_command_left_is_swept_but_not_what_is_at_work(tmp_path):
    for name in DESKS:
        (tmp_path / name).mkdir()
        (tmp_path / name / "hub.sqlite3").touch()

    with private_desk(tmp_path / DESKS[0]) as desk:
        (desk / "mine").touch()
        sweep_desks(tmp_path)
        left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))

    assert left == [DESKS[0], f"{DESKS[0]}/mine"]
