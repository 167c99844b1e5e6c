"""Files of a hub and of a backup change places, or nothing changes."""

import pytest

from mostura.config.backup.exchanging import BESIDE, exchanged
from mostura.config.backup.unable import HalfDone


@pytest.fixture
def folders(tmp_path):
    """An opened backup, and the home of a hub."""
    opened, home = tmp_path / "home" / "opened", tmp_path / "home"
    for folder, word in ((opened, "new"), (home, "old")):
        (folder / "vault").mkdir(parents=True)
        (folder / "vault" / word).touch()
        (folder / "secret-key").write_text(word)
    return opened, home, home / "replaced"


def test_the_old_lies_aside_with_its_key(folders):
    opened, home, aside = folders
    (home / "demonstration").touch()

    with exchanged(opened, home, aside, BESIDE) as moved:
        pass

    assert moved
    assert sorted(one.name for one in aside.rglob("*")) == [
        *("demonstration", "old", "secret-key", "vault"),
    ]
    assert [(one / "secret-key").read_text() for one in (aside, home)] == ["old", "new"]
    assert (home / "vault" / "new").exists()
    assert not (home / "demonstration").exists()


def test_a_key_stays_where_the_backup_brings_none(folders):
    opened, home, aside = folders
    (opened / "secret-key").unlink()

    with exchanged(opened, home, aside, BESIDE):
        pass

    assert (home / "secret-key").read_text() == "old"


def test_a_fault_moves_all_back(folders):
    opened, home, aside = folders
    before = sorted(home.rglob("*"))

    with pytest.raises(ValueError, match="no tables"), exchanged(opened, home, aside, BESIDE):
        raise ValueError("no tables")

    assert sorted(home.rglob("*")) == before
    assert (home / "secret-key").read_text() == "old"


def test_where_moving_back_fails_every_place_is_named(folders):
    opened, home, aside = folders

    def restore():
        with exchanged(opened, home, aside, BESIDE):
            (opened / "vault").mkdir()
            (opened / "vault" / "in the way").touch()
            raise ValueError("no tables.")

    with pytest.raises(HalfDone, match="no tables") as told:
        restore()

    assert f"{aside}/secret-key to {home}/secret-key" in str(told.value)
    assert f"{home}/vault to {opened}/vault; " in str(told.value)
