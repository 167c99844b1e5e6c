"""Tables that sort, lists that page, filters that can be removed."""

import pytest
from django import forms
from django.http import QueryDict

from mostura.shell.components import (
    Chip,
    Column,
    Head,
    PageLink,
    address_with,
    chips_of,
    page_of,
    sorting_of,
)

COLUMNS = (
    Column("name", "Name", ("sort_key", "pk")),
    Column("kind", "Kind"),
    Column("asked", "Asked", ("-count",), number=True, descending_first=True),
)


class Filters(forms.Form):
    q = forms.CharField(required=False, label="Words")
    country = forms.MultipleChoiceField(
        choices=[("Near", [("al", "Albania"), ("me", "Montenegro")])],
        required=False,
        label="Country",
    )
    open = forms.BooleanField(required=False, label="Open only")
    year = forms.IntegerField(required=False, label="Year")


def test_a_page_knows_which_rows_it_shows():
    page = page_of(range(60), QueryDict("page=3"), total=60, size=25)

    assert (list(page), page.first, page.last, page.pages) == (list(range(50, 60)), 51, 60, 3)


def test_the_way_to_other_pages_keeps_the_question():
    page = page_of(range(60), QueryDict("q=most&page=2"), total=60, size=25)

    assert (page.previous, page.following) == ("?q=most", "?q=most&page=3")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("0", 1), ("-4", 1), ("many", 1), ("", 1), ("99", 3), ("9" * 40, 3), ("²", 1), ("٢", 2)],
)
def test_a_page_that_does_not_exist_gives_the_nearest(asked, shown):
    page = page_of(range(60), QueryDict(mutable=True) | {"page": asked}, total=60, size=25)

    assert page.number == shown


def test_an_empty_list_has_one_page_without_rows():
    page = page_of([], QueryDict(), total=0)

    assert (page.pages, page.first, page.last, page.previous, page.following) == (1, 0, 0, "", "")


def test_far_pages_are_left_out_with_a_gap():
    page = page_of(range(1000), QueryDict("page=20"), total=1000, size=25)

    assert [link.label for link in page.links] == [
        *("1", "…", "18", "19", "20", "21", "22", "…", "40"),
    ]
    assert page.links[4] == PageLink("20", "?page=20", here=True)


def test_a_column_sorts_by_its_fields_and_turns_them_round():
    forth = sorting_of(COLUMNS, QueryDict("sort=name"), default="name")
    back = sorting_of(COLUMNS, QueryDict("sort=-asked"), default="name")

    assert forth.order_by == ("sort_key", "pk")
    assert back.order_by == ("count",)


def test_a_column_that_does_not_exist_gives_the_usual_order():
    sorting = sorting_of(COLUMNS, QueryDict("sort=password"), default="name")

    assert sorting.order_by == ("sort_key", "pk")


def test_the_heads_turn_the_order_and_go_back_to_the_first_page():
    sorting = sorting_of(COLUMNS, QueryDict("q=a&sort=name&page=3"), default="name")

    assert sorting.heads == [
        Head("Name", number=False, address="?q=a&sort=-name", direction="ascending"),
        Head("Kind", number=False),
        Head("Asked", number=True, address="?q=a&sort=-asked", direction=""),
    ]


def test_each_filter_in_use_can_be_removed_by_itself():
    params = QueryDict("q=govor&country=al&country=me&open=on&page=2")

    assert chips_of(Filters(params), params) == [
        Chip("Words", "govor", "?country=al&country=me&open=on"),
        Chip("Country", "Albania", "?q=govor&country=me&open=on"),
        Chip("Country", "Montenegro", "?q=govor&country=al&open=on"),
        Chip("Open only", "", "?q=govor&country=al&country=me"),
    ]


def test_filters_that_make_no_sense_are_not_in_use():
    params = QueryDict("year=soon")

    assert chips_of(Filters(params), params) == []


def test_an_address_can_lose_a_part():
    assert address_with(QueryDict("a=1&b=2"), a="") == "?b=2"
