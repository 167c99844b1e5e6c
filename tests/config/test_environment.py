"""What the operator may set."""

import resource
import signal

import pytest

from mostura.config import environment
from mostura.config.environment import WrongSetting

DATABASE = "MOSTURA_DATABASE must look like postgres://user:password@host/name?sslmode=require."
MAIL = "MOSTURA_MAIL must look like smtp://user:password@host:587 or file:."


def test_the_options_of_a_database_reach_it():
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed")
    address = "postgres://hub:p%40ss@db.example.org:5433/hub?sslmode=verify-full&connect_timeout=5"

    found = environment.postgres(address, 4)

    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "hub",
        "USER": "hub",
        "PASSWORD": "p@ss",
        "HOST": "db.example.org",
        "PORT": "5433",
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "sslmode": "verify-full",
            "connect_timeout": "5",
            "pool": {"min_size": 1, "max_size": 4, "timeout": 10},
        },
    }


def test_the_folder_of_a_socket_is_a_host():
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed")

    found = environment.postgres("postgres:///hub?host=/run/postgresql", 4)

    assert (found["HOST"], list(found["OPTIONS"])) == ("/run/postgresql", ["pool"])


def test_an_option_that_postgresql_does_not_know_is_named():
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed")

    with pytest.raises(WrongSetting) as wrong:
        environment.postgres("postgres://db.example.org/hub?sslmod=require", 4)

    assert str(wrong.value) == "MOSTURA_DATABASE has options PostgreSQL does not know: sslmod."


@pytest.mark.parametrize(
    "address",
    [
        "hub",
        "mysql://db.example.org/hub",
        "postgres://db.example.org",
        "postgres://db.example.org:many/hub",
        "postgres://[db/hub",
        "postgres://db.example.org/hub?sslmode",
    ],
)
def test_a_database_that_is_none_is_told(address):
    with pytest.raises(WrongSetting) as wrong:
        environment.postgres(address, 4)

    assert str(wrong.value) == DATABASE


@pytest.mark.parametrize("address", ["mail.example.org", "smtp://", "smtp://mail.example.org:many"])
def test_a_mail_server_that_is_none_is_told(address, tmp_path):
    with pytest.raises(WrongSetting) as wrong:
        environment.mail(address, tmp_path)

    assert str(wrong.value) == MAIL


def test_a_key_is_made_whole_once_and_only_for_its_owner(tmp_path, monkeypatch):
    monkeypatch.delenv("MOSTURA_SECRET_KEY", raising=False)
    home = tmp_path / "home"

    made, again = environment.secret_key(home), environment.secret_key(home)

    assert (len(made) > 40, again) == (True, made)
    assert [path.name for path in home.iterdir()] == ["secret-key"]
    assert (home / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_home_that_cannot_be_written_is_told_and_no_empty_key_is_left(tmp_path, monkeypatch):
    monkeypatch.delenv("MOSTURA_SECRET_KEY", raising=False)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    former = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))

    try:
        with pytest.raises(WrongSetting, match=f"MOSTURA_HOME is {tmp_path}, and nothing can"):
            environment.secret_key(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, former)

    assert list(tmp_path.iterdir()) == []
