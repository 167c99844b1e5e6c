"""What the operator may set."""

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
