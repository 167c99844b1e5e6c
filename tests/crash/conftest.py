"""A hub that may be killed, on the database that this run of the suite is about."""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "hub"))


@pytest.fixture
def new_hub(tmp_path):
    """Makes hubs: on SQLite, or on databases of their own where the suite runs on PostgreSQL."""
    import living

    made = []

    def make(name="hub", home=None, **more):
        database = living.new_database(os.environ.get("MOSTURA_DATABASE", ""), name)
        made.append(database)
        return living.Hub(home or tmp_path / name, database=database, **more)

    yield make
    for database in made:
        living.drop_database(database)


@pytest.fixture
def key(tmp_path):
    """An age key: the file with the secret one, and the public one."""
    from pyrage import x25519

    identity = x25519.Identity.generate()
    path = tmp_path / "key"
    path.write_text(f"# a key of this test\n{identity}\n")
    return path, str(identity.to_public())
