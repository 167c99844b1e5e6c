"""A peopled hub on SQLite, and a PostgreSQL server beside it."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "crash" / "hub"))


@pytest.fixture(scope="module")
def server():
    """The address of a PostgreSQL server."""
    import living

    with living.postgres_server() as address:
        if not address:
            pytest.skip("PostgreSQL does not start here; on Debian: apt-get install postgresql")
        yield address


@pytest.fixture(scope="module")
def peopled(tmp_path_factory):
    """A hub on SQLite with its region and the demonstration in it."""
    import living

    if not (Path(settings.MOSTURA_LEXICA).is_dir() and Path(settings.MOSTURA_REGION).is_dir()):
        pytest.skip("the word lists or the region are not built: `make run` builds them")
    hub = living.Hub(tmp_path_factory.mktemp("hub") / "home", settings="mostura.config.settings")
    hub.home.mkdir()
    for part in ("lexica", "region"):
        (hub.home / part).symlink_to(Path(os.environ["MOSTURA_HOME"], part).resolve())
    hub.migrate()
    hub.run("load_region")
    hub.run("demo", "load")
    return hub


@pytest.fixture
def elsewhere(peopled, server):
    """The same home on an empty PostgreSQL database."""
    import living

    made = replace(peopled, database=living.new_database(server, "moved"))
    yield made
    living.drop_database(made.database)


@pytest.fixture(scope="module")
def moved(peopled, server):
    """The peopled hub after its move, and what the command said."""
    import living

    hub = replace(peopled, database=living.new_database(server, "moved"))
    said = peopled.run("move", "--to", hub.database, check=False)
    yield hub, said
    living.drop_database(hub.database)
