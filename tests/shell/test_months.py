"""Months are written small where the language writes them so."""

import datetime as dt

import pytest
from django.utils.dates import MONTHS as DJANGOS
from django.utils.dates import MONTHS_ALT
from django.utils.formats import date_format
from django.utils.translation import override

from mostura.shell.months import MONTHS, MONTHS_IN_DATES

EACH = [dt.date(2026, month, 21) for month in range(1, 13)]


@pytest.mark.parametrize("language", ["sq", "sr", "sr-latn", "mk"])
@pytest.mark.parametrize("form", ["F", "E"])
def test_the_languages_of_the_region_write_every_month_small(language, form):
    with override(language):
        said = [date_format(day, form) for day in EACH]

    assert said == [one.lower() for one in said]
    assert len(set(said)) == 12


def test_english_writes_them_large():
    assert date_format(EACH[10], "DATE_FORMAT") == "21 November 2026"


def test_the_words_are_those_that_django_asks_for():
    with override("en"):
        assert [str(one) for one in MONTHS] == [str(one) for one in DJANGOS.values()]
        assert [str(one) for one in MONTHS_IN_DATES] == [str(one) for one in MONTHS_ALT.values()]
