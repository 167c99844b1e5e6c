"""Restoring on PostgreSQL, with the commands as an operator runs them."""

from dataclasses import replace

import pytest


@pytest.fixture(scope="module")
def server():
    """The server that the suite runs on, else one of our own."""
    import living

    with living.postgres_server() as address:
        if not address:
            pytest.skip("PostgreSQL does not start here; on Debian: apt-get install postgresql")
        yield address


@pytest.fixture
def hub(server, tmp_path):
    """A hub with two tasks and a further table in its backup, and three tasks now."""
    import living

    made = living.Hub(tmp_path / "home", living.new_database(server, "restored"))
    made.migrate()
    made.ask_tasks(2)
    told(made, "CREATE TABLE guests (name text)")
    made.run("backup", "--plain")
    made.ask_tasks(1)
    yield made
    living.drop_database(made.database)


def told(hub, statement):
    import psycopg

    with psycopg.connect(hub.database) as connection:
        connection.execute(statement)


def backup_of(hub):
    return str(next((hub.home / "backups").glob("mostura-*")))


def tasks_in(hub, schema="public"):
    return hub.count(f"SELECT count(*) FROM {schema}.ledger_entry WHERE event = 'TaskAsked'")


def schemas_aside(hub):
    return [row[0] for row in hub.rows("SELECT nspname FROM pg_namespace WHERE nspname ~ '^repl'")]


def test_a_hub_that_is_replaced_is_kept_in_a_schema(hub):
    (hub.home / "vault").mkdir(exist_ok=True)
    (hub.home / "vault" / "later").write_text("came after the backup")

    hub.run("restore", backup_of(hub), "--replace")

    (schema,) = schemas_aside(hub)
    (aside,) = hub.home.glob("replaced-*")
    assert (tasks_in(hub), tasks_in(hub, schema)) == (2, 3)
    assert (aside / "vault" / "later").exists()
    assert list((hub.home / "vault").iterdir()) == []
    assert hub.ledger_holds()


def test_a_restore_that_fails_leaves_the_hub_as_it_was(hub):
    # A view is not put aside: the table of the same name in the backup finds its place taken.
    told(hub, "DROP TABLE guests")
    told(hub, "CREATE VIEW guests AS SELECT 1")
    (hub.home / "vault").mkdir(exist_ok=True)
    (hub.home / "vault" / "later").write_text("came after the backup")
    before = sorted(hub.home.rglob("*"))

    refused = hub.run("restore", backup_of(hub), "--replace", check=False)

    assert refused.returncode == 1
    assert "Nothing was restored. psql failed" in refused.stderr
    assert '"guests" already exists' in refused.stderr
    assert (tasks_in(hub), schemas_aside(hub)) == (3, [])
    assert sorted(hub.home.rglob("*")) == before
    assert hub.ledger_holds()


def test_without_the_tools_nothing_is_moved(hub, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")

    refused = hub.run("restore", backup_of(hub), "--replace", check=False)

    assert refused.returncode == 1
    assert "psql is not on the PATH" in refused.stderr
    assert (tasks_in(hub), schemas_aside(hub)) == (3, [])


def test_a_database_in_use_is_not_replaced(hub):
    import psycopg

    with psycopg.connect(hub.database):
        refused = hub.run("restore", backup_of(hub), "--replace", check=False)

    assert refused.returncode == 1
    assert "Stop the hub first." in refused.stderr
    assert tasks_in(hub) == 3


def test_a_server_that_does_not_answer_is_said_in_a_sentence(hub):
    elsewhere = replace(hub, database="postgres://hub@127.0.0.1:1/hub")

    refused = elsewhere.run("restore", backup_of(hub), check=False)

    assert refused.returncode == 1
    assert "Nothing was restored. " in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_backup_of_sqlite_is_refused(hub, tmp_path):
    import backups

    forged = backups.forged(tmp_path, database="sqlite")

    refused = hub.run("restore", str(forged), "--replace", check=False)

    assert refused.returncode == 1
    assert "The backup is of SQLite, and this hub runs on PostgreSQL." in refused.stderr
    assert tasks_in(hub) == 3


def test_another_folder_does_not_fill_the_database_of_this_hub(hub, tmp_path):
    words = ("restore", backup_of(hub), "--into", str(tmp_path / "elsewhere"), "--replace")

    refused = hub.run(*words, check=False)

    assert refused.returncode == 1
    assert "leave --into out" in refused.stderr
    assert (tasks_in(hub), schemas_aside(hub)) == (3, [])


def test_its_own_programs_reach_the_server_as_the_hub_does(monkeypatch):
    from django.db import connection

    from mostura.config.backup import postgres, snapshot

    own = {
        "HOST": "db.example.org",
        "PORT": "5433",
        "USER": "hub",
        "PASSWORD": "p@ss",
        "OPTIONS": {
            "sslmode": "verify-full",
            "sslrootcert": "/etc/hub/ca.pem",
            "target_session_attrs": "read-write",
            "pool": {"min_size": 1},
        },
    }
    for name, value in own.items():
        monkeypatch.setitem(connection.settings_dict, name, value)

    assert snapshot.postgres_environment() == {
        "PGHOST": "db.example.org",
        "PGPORT": "5433",
        "PGUSER": "hub",
        "PGPASSWORD": "p@ss",
        "PGSSLMODE": "verify-full",
        "PGSSLROOTCERT": "/etc/hub/ca.pem",
        "PGTARGETSESSIONATTRS": "read-write",
    }
    assert postgres.address_of("trial") == (
        "postgres://hub:p%40ss@db.example.org:5433/trial"
        "?sslmode=verify-full&sslrootcert=%2Fetc%2Fhub%2Fca.pem&target_session_attrs=read-write"
    )
