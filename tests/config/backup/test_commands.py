"""The commands as an operator runs them, on a hub in a folder of its own."""

import contextlib
import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pyrage import x25519

from mostura.config.backup import places

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("MOSTURA_DATABASE")),
    reason="tests/crash backs PostgreSQL up; these are about files",
)


@pytest.fixture(scope="module")
def keyfile(tmp_path_factory):
    identity = x25519.Identity.generate()
    path = tmp_path_factory.mktemp("keys") / "key"
    path.write_text(str(identity))
    return path, str(identity.to_public())


@pytest.fixture(scope="module")
def original(tmp_path_factory, keyfile):
    """A hub with seven tasks and a backup; copied for every test."""
    from living import Hub

    hub = Hub(tmp_path_factory.mktemp("hub") / "home", recipients=keyfile[1])
    hub.migrate()
    hub.ask_tasks(7)
    hub.run("backup")
    return hub


@pytest.fixture
def hub(original, tmp_path):
    shutil.copytree(original.home, tmp_path / "home")
    return replace(original, home=tmp_path / "home")


def backup_of(hub):
    return next((hub.home / "backups").glob("mostura-*"))


def tasks_in(hub):
    return hub.count("SELECT count(*) FROM ledger_entry WHERE event = 'TaskAsked'")


def test_a_backup_is_readable_by_its_owner_only(original):
    path = backup_of(original)

    assert path.suffix == ".age"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_without_recipients_nothing_is_written_unless_plain_is_said(hub):
    shutil.rmtree(hub.home / "backups")
    nobody = replace(hub, recipients="")

    refused = nobody.run("backup", check=False)
    said_aloud = nobody.run("backup", "--plain")

    assert refused.returncode == 1
    assert "MOSTURA_BACKUP_RECIPIENTS names no age public key" in refused.stderr
    assert ".tar  " in said_aloud.stdout


def test_the_age_tool_opens_a_backup_without_us(original, keyfile):
    age = shutil.which("age")
    if age is None:
        pytest.skip("the age tool is not installed; on Debian: apt-get install age")
    decrypted = subprocess.run(
        [age, "-d", "-i", str(keyfile[0]), str(backup_of(original))],
        capture_output=True,
        check=True,
    )

    listed = subprocess.run(["tar", "t"], input=decrypted.stdout, capture_output=True, check=True)
    assert listed.stdout.decode().split() == ["hub.sqlite3", "secret-key", "manifest.json"]


def test_a_drill_writes_a_certificate(hub, keyfile):
    drilled = hub.run("drill", "--identity", str(keyfile[0]))

    (path,) = (hub.home / "backups" / "certificates").glob("*.json")
    said = json.loads(path.read_text())
    assert (drilled.returncode, said["passed"]) == (0, True)
    assert {one["what"] for one in said["findings"]} == {
        *("opens", "integrity", "references", "counts", "vault", "ledger"),
    }


def test_a_drill_of_a_damaged_backup_fails_and_says_so(hub, keyfile):
    path = backup_of(hub)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    drilled = hub.run("drill", "--identity", str(keyfile[0]), check=False)

    assert drilled.returncode == 1
    assert "DOES NOT HOLD" in drilled.stdout


FORGE = """
import sys
import pysqlite3.dbapi2 as sqlite3
database = sqlite3.connect(sys.argv[1])
database.execute("DROP TRIGGER ledger_entry_never_changed")
database.execute("UPDATE ledger_entry SET subject_id = 99 WHERE number = 3")
database.commit()
"""


def test_a_drill_finds_a_forged_ledger(hub, keyfile):
    database = str(hub.home / "hub.sqlite3")
    subprocess.run([sys.executable, "-c", FORGE, database], check=True)
    shutil.rmtree(hub.home / "backups")
    hub.run("backup")

    drilled = hub.run("drill", "--identity", str(keyfile[0]), check=False)

    assert drilled.returncode == 1
    assert "FAILS  ledger" in drilled.stdout


def test_a_drill_without_a_key_is_not_a_drill(hub):
    drilled = hub.run("drill", check=False)

    assert drilled.returncode == 1
    assert "--identity KEYFILE" in drilled.stderr
    assert not (hub.home / "backups" / "certificates").exists()


def test_a_living_hub_is_not_overwritten(hub, keyfile):
    hub.ask_tasks(1)

    refused = hub.run("restore", str(backup_of(hub)), "--identity", str(keyfile[0]), check=False)

    assert refused.returncode == 1
    assert "Say --replace" in refused.stderr
    assert tasks_in(hub) == 8


def test_a_hub_that_is_replaced_is_kept_aside(hub, keyfile):
    hub.ask_tasks(1)
    (hub.home / "secret-key").write_text("another key")

    hub.run("restore", str(backup_of(hub)), "--identity", str(keyfile[0]), "--replace")

    (aside,) = hub.home.glob("replaced-*")
    assert tasks_in(hub) == 7
    assert tasks_in(replace(hub, home=aside)) == 8
    assert (aside / "secret-key").read_text() == "another key"
    assert len((hub.home / "secret-key").read_text()) > 40
    assert hub.ledger_holds()


def test_a_running_hub_is_not_replaced(hub, keyfile):
    import living

    port = living.free_port()
    with hub.serving(port):
        living.post(port, "/ask/8/")
        refused = hub.run(
            *("restore", str(backup_of(hub)), "--identity", str(keyfile[0]), "--replace"),
            check=False,
        )

    assert refused.returncode == 1
    assert "is running. Stop it first." in refused.stderr
    assert tasks_in(hub) == 8


def test_a_wrong_key_restores_nothing(hub, tmp_path):
    other = tmp_path / "other"
    other.write_text(str(x25519.Identity.generate()))
    empty = tmp_path / "empty"

    refused = hub.run(
        *("restore", str(backup_of(hub)), "--identity", str(other), "--into", str(empty)),
        check=False,
    )

    assert refused.returncode == 1
    assert "does not open with this key" in refused.stderr
    assert list(empty.iterdir()) == []


def test_a_backup_of_another_kind_of_database_is_refused(hub, tmp_path):
    import backups

    forged = backups.forged(tmp_path, database="postgresql")

    refused = hub.run("restore", str(forged), "--replace", check=False)

    assert refused.returncode == 1
    assert "The backup is of PostgreSQL, and this hub runs on SQLite." in refused.stderr
    assert tasks_in(hub) == 7


def test_a_hub_with_a_demonstration_still_says_so_after_a_restore(hub, keyfile):
    shutil.rmtree(hub.home / "backups")
    (hub.home / "demonstration").write_text("loaded")
    hub.run("backup")
    (hub.home / "demonstration").unlink()

    hub.run("restore", str(backup_of(hub)), "--identity", str(keyfile[0]), "--replace")

    assert (hub.home / "demonstration").read_text() == "loaded"


def test_a_killed_backup_leaves_nothing_readable_beside_the_backups(hub):
    folder, desk = hub.home / "backups", hub.home / ".snapshot"
    shutil.rmtree(folder)
    pipe = hub.home / "vault" / "ab" / "cd"  # the backup waits where it reads this
    pipe.parent.mkdir(parents=True)
    os.mkfifo(pipe)

    with hub.process("backup") as process:
        held = wait_for_reader(pipe, process)
        lying_there = [one.suffix for one in folder.iterdir()]
        mode = desk.stat().st_mode & 0o777
    os.close(held)
    left = [one.name for one in desk.iterdir()]
    pipe.unlink()
    hub.run("backup")

    assert (lying_there, mode, left) == ([".part"], 0o700, ["hub.sqlite3"])
    assert [one.suffix for one in folder.iterdir()] == [".age"]
    assert not desk.exists()


def test_the_opened_copy_of_a_killed_drill_goes_with_the_next_command(hub, keyfile):
    left = hub.home / ".drilling" / "hub.sqlite3"
    left.parent.mkdir()
    left.touch()

    hub.run("backup")
    after_backup = left.exists()
    hub.run("drill", "--identity", str(keyfile[0]))

    assert (after_backup, left.parent.exists()) == (False, False)


def wait_for_reader(pipe, process):
    """The other end of the pipe once the process has it open; let go, and the process goes on."""
    for _again in range(600):
        try:
            held = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads yet
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.05)
                pytest.fail("the backup ended before it came to the vault")
        else:
            return held
    pytest.fail("the backup never came to the vault")


def test_pruning_keeps_the_newest(hub):
    folder = hub.home / "backups"
    now = dt.datetime.now(dt.UTC)
    for days in range(1, 60):
        (folder / places.name_of(now - dt.timedelta(days=days), encrypted=True)).touch()

    earlier = hub.run("backup", "--plain").stdout.split()[0]
    made = hub.run("backup", "--prune").stdout.split()[0]

    left = places.backups_in(folder)
    assert str(left[-1].path) == made
    assert Path(earlier).exists()  # of the same day
    assert 8 <= len(left) <= 1 + places.DAYS + places.WEEKS + places.MONTHS


def test_the_check_tells_a_hub_without_tables(tmp_path):
    from living import Hub

    checked = Hub(tmp_path / "bare").run("check", check=False)

    assert checked.returncode == 1
    assert "migrations are missing: run mostura migrate" in checked.stdout
