"""A hub with its region and the demonstration in it: loaded once for a module, as it takes long."""

import io
import shutil
from pathlib import Path

import pytest
from django.conf import settings as hub
from django.core.management import call_command
from django.test.utils import override_settings

from mostura.config.demonstration import loading


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """What the first load brought; it stays in the database until the module has been tested."""
    if not (Path(hub.MOSTURA_LEXICA).is_dir() and Path(hub.MOSTURA_REGION).is_dir()):
        pytest.skip("the word lists or the region are not built: `make run` builds them")
    home = tmp_path_factory.mktemp("hub")
    with (
        override_settings(MOSTURA_HOME=home, MOSTURA_VAULT=home / "vault"),
        django_db_blocker.unblock(),
    ):
        call_command("load_region", stdout=io.StringIO())
        yield loading.load(hands=1, tell=lambda _words: None)
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def demonstration(loaded, db, settings, tmp_path):
    """The same, with files and a mark that a test may destroy."""
    shutil.copytree(hub.MOSTURA_HOME, tmp_path / "hub")
    settings.MOSTURA_HOME, settings.MOSTURA_VAULT = tmp_path / "hub", tmp_path / "hub" / "vault"
    return loaded


@pytest.fixture
def load():
    """Load again, with one hand, which works in the connection of the test."""
    return lambda: loading.load(hands=1, tell=lambda _words: None)
