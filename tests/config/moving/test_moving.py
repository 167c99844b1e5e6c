"""A hub moves from SQLite to PostgreSQL, whole or not at all."""

import hashlib

import pytest

FOUND = """
import django
django.setup()
from mostura.actor import VISITOR
from mostura.answer.recommendations.queries.visible import INDEX as asks
from mostura.ground.organisations.models import INDEX as bodies
from mostura.ground.places.models import INDEX as places
for index, words in ((asks, "omladina"), (asks, "youth"), (bodies, "ministry"), (places, "Shkup")):
    found = index.found(words, 50)
    print(words, sorted(found.exact), sorted(found.looser))
"""
LIVED_IN = (
    "Nothing was moved; the hub stands where it stood. "
    "A hub lives in that database already. Name an empty one.\n"
)
TABLES = (
    "ledger_entry",
    "people_person",
    "documents_suggestion",
    "recommendations_recommendation",
    "organisations_organisationname",
    "places_place",
)


def files_of(hub):
    """Every file of the vault and the database, and what it holds."""
    files = [path for path in (hub.home / "vault").rglob("*") if path.is_file()]
    files = sorted([*files, hub.home / "hub.sqlite3"])
    return [(str(path), hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]


def found_by(hub):
    """What searches find, with the keys of the rows."""
    return hub.run(FOUND, program=("-c",)).stdout


def counted(hub):
    return {name: hub.count(f"SELECT count(*) FROM {name}") for name in TABLES}


def test_a_moved_hub_holds_and_finds_what_it_did(peopled, moved):
    hub, said = moved
    counts, found = counted(peopled), found_by(peopled)

    assert said.returncode == 0, said.stderr
    assert f"{counts['ledger_entry']} entries, 0 faults" in said.stdout
    assert (counted(hub), found_by(hub)) == (counts, found)
    assert found.count("[]") < 8  # most searches find something


def test_a_move_leaves_the_vault_and_the_former_database_as_they_were(peopled, elsewhere):
    before = files_of(peopled)

    peopled.run("move", "--to", elsewhere.database)

    assert files_of(peopled) == before
    assert len(before) > 10


def test_keys_of_new_rows_and_the_chain_go_on_after_a_move(moved):
    hub, _said = moved
    highest = hub.count("SELECT max(id) FROM organisations_organisationname")

    following = hub.count(
        "SELECT nextval(pg_get_serial_sequence('organisations_organisationname', 'id'))"
    )
    hub.ask_tasks(2)

    assert following == highest + 1
    assert hub.ledger_holds()


def test_a_database_that_is_lived_in_is_not_overwritten(peopled, moved):
    hub, _said = moved
    before = counted(hub)

    again = peopled.run("move", "--to", hub.database, check=False)

    assert (again.returncode, again.stderr) == (1, LIVED_IN)
    assert counted(hub) == before


def test_a_running_hub_does_not_move(peopled, elsewhere):
    import living

    port = living.free_port()
    with peopled.serving(port):
        living.get(port, "/")
        moved = peopled.run("move", "--to", elsewhere.database, check=False)

    assert moved.returncode == 1
    assert f"The hub in {peopled.home} is running. Stop it first." in moved.stderr


def test_a_hub_on_postgresql_does_not_move(peopled, elsewhere):
    moved = elsewhere.run("move", "--to", elsewhere.database, check=False)

    assert moved.returncode == 1
    assert "This hub runs on PostgreSQL already." in moved.stderr


@pytest.fixture
def _longer_than_its_column(peopled):
    """SQLite takes what is longer than a column says."""
    rename = "UPDATE people_person SET {} WHERE id = (SELECT min(id) FROM people_person)"
    before = peopled.rows("SELECT name FROM people_person ORDER BY id LIMIT 1")[0][0]
    told(peopled, rename.format("name = ?"), "A" * 5000)
    yield
    told(peopled, rename.format("name = ?"), before)


def told(hub, statement, *values):
    import pysqlite3.dbapi2 as sqlite3

    with sqlite3.connect(hub.home / "hub.sqlite3") as database:
        database.execute(statement, values)
    database.close()


@pytest.mark.usefixtures("_longer_than_its_column")
def test_a_row_that_does_not_fit_is_named_and_nothing_moves(peopled, elsewhere):
    moved = peopled.run("move", "--to", elsewhere.database, check=False)

    assert moved.returncode == 1
    assert "PostgreSQL does not take a row: value too long" in moved.stderr
    assert "people_person" in moved.stderr
    assert set(counted(elsewhere).values()) == {0}


def test_after_a_move_that_failed_it_can_be_tried_again(peopled, elsewhere):
    told(peopled, "CREATE TABLE guests (name text)")
    failed = peopled.run("move", "--to", elsewhere.database, check=False)
    told(peopled, "DROP TABLE guests")

    moved = peopled.run("move", "--to", elsewhere.database, check=False)

    assert "Nobody knows the table guests." in failed.stderr
    assert (failed.returncode, moved.returncode) == (1, 0), moved.stderr


def test_an_address_that_is_none_is_told(peopled):
    moved = peopled.run("move", "--to", "hub.example.org", check=False)

    assert (moved.returncode, moved.stderr) == (
        1,
        "MOSTURA_DATABASE must look like postgres://user:password@host/name?sslmode=require.\n",
    )
