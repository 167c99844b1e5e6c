"""Components that need reckoning: pages of rows, columns that sort, filters that can be removed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, Protocol, TypeVar

from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.functional import Promise

Words = str | Promise
Row_co = TypeVar("Row_co", covariant=True)

PAGE: Final = "page"
SORT: Final = "sort"
ROWS_ON_A_PAGE: Final = 25
NEAR: Final = 2
"""How many page numbers stand on each side of the one shown."""
LONGEST_NUMBER: Final = 9
"""Digits of a page number; SQLite overflows on what some robots send."""


class Rows(Protocol[Row_co]):
    """What can be paged: a list, or a query not yet asked."""

    def __getitem__(self, key: slice, /) -> Any: ...


@dataclass(frozen=True, slots=True)
class PageLink:
    """One number below a list; without an address it is the gap between numbers."""

    label: str
    address: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[Row_co]):
    """The rows of one page, and the way to the others."""

    rows: Sequence[Row_co]
    number: int
    pages: int
    total: int
    size: int
    params: QueryDict

    def __iter__(self) -> Iterator[Row_co]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def first(self) -> int:
        """Position of the first row shown, counted from 1; 0 when there is none."""
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """Position of the last row shown."""
        return (self.number - 1) * self.size + len(self.rows)

    @property
    def previous(self) -> str:
        """Address of the page before, or nothing."""
        return self._address(self.number - 1) if self.number > 1 else ""

    @property
    def following(self) -> str:
        """Address of the page after, or nothing."""
        return self._address(self.number + 1) if self.number < self.pages else ""

    @property
    def links(self) -> list[PageLink]:
        """First, last and the nearest pages, with gaps between them."""
        near = range(self.number - NEAR, self.number + NEAR + 1)
        numbers = sorted({1, self.pages, *(one for one in near if 1 <= one <= self.pages)})
        links: list[PageLink] = []
        for before, number in zip([0, *numbers], numbers, strict=False):
            if number > before + 1:
                links.append(PageLink("…"))
            links.append(PageLink(str(number), self._address(number), number == self.number))
        return links

    def _address(self, number: int) -> str:
        return address_with(self.params, **{PAGE: str(number) if number > 1 else ""})


def page_of(
    rows: Rows[Row_co], params: QueryDict, *, total: int, size: int = ROWS_ON_A_PAGE
) -> Page[Row_co]:
    """The page that `?page=` asks for; a number out of range shows the nearest page there is."""
    pages = max(1, -(-total // size))
    asked = params.get(PAGE, "1")[:LONGEST_NUMBER]
    number = min(max(int(asked) if asked.isdecimal() else 1, 1), pages)
    shown = list(rows[(number - 1) * size : number * size])
    return Page(shown, number, pages, total, size, params)


def address_with(params: QueryDict, **changes: str) -> str:
    """The same question with some of its parts changed; an empty value leaves the part out."""
    changed = params.copy()
    for name, value in changes.items():
        if value:
            changed[name] = value
        else:
            changed.pop(name, None)
    return "?" + changed.urlencode()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `order` names the fields that sort it, and none means it does not."""

    key: str
    label: Words
    order: tuple[str, ...] = ()
    number: bool = False
    descending_first: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column as one reader sees it."""

    label: Words
    number: bool
    address: str = ""
    direction: str = ""
    """`ascending` or `descending` when the rows follow this column."""


@dataclass(frozen=True, slots=True)
class Sorting:
    """What the rows are ordered by, and the heads that change it."""

    order_by: tuple[str, ...]
    heads: list[Head] = field(default_factory=list)


def sorting_of(columns: Sequence[Column], params: QueryDict, *, default: str) -> Sorting:
    """What `?sort=key` or `?sort=-key` asks for; a key that is no column gives the default."""
    by_key = {column.key: column for column in columns if column.order}
    asked = params.get(SORT, default)
    if asked.removeprefix("-") not in by_key:
        asked = default
    here, backwards = asked.removeprefix("-"), asked.startswith("-")
    heads = [_head(column, params, asked) for column in columns]
    return Sorting(tuple(_turned(one, backwards) for one in by_key[here].order), heads)


def _turned(name: str, backwards: bool) -> str:  # noqa: FBT001 - a direction, said by its caller
    if not backwards:
        return name
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"


def _head(column: Column, params: QueryDict, asked: str) -> Head:
    if not column.order:
        return Head(column.label, column.number)
    key, opposite = column.key, f"-{column.key}"
    first = opposite if column.descending_first else key
    other = {key: opposite, opposite: key}.get(asked, first)
    direction = {key: "ascending", opposite: "descending"}.get(asked, "")
    address = address_with(params, **{SORT: other, PAGE: ""})
    return Head(column.label, column.number, address, direction)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use, and the address without it."""

    label: Words
    value: str
    without: str


def chips_of(form: BaseForm, params: QueryDict) -> list[Chip]:
    """The filters of a GET form that hold something valid, each with the way to remove it."""
    if not form.is_valid():
        return []
    return [
        Chip(bound.label or "", shown, _without(params, bound.html_name, value))
        for bound in form
        if not bound.is_hidden
        for value, shown in _chosen(bound, form.cleaned_data.get(bound.name))
    ]


def _chosen(bound: BoundField, cleaned: Any) -> Iterator[tuple[str, str]]:
    """What was sent for a field, with the words a reader knows it by.

    The value is empty where the field holds one only: it is then removed whole.
    """
    if cleaned in (None, "", [], False):
        return
    names = _choices(bound)
    if cleaned is True:
        yield "", ""
    elif isinstance(bound.data, list | tuple):
        for value in bound.data:
            yield str(value), str(names.get(str(value), value))
    else:
        yield "", str(names.get(str(bound.data), bound.data))


def _choices(bound: BoundField) -> dict[str, Words]:
    """Values of a field with choices, groups opened."""
    names: dict[str, Words] = {}
    for value, label in getattr(bound.field, "choices", ()):
        inner = label if isinstance(label, list | tuple) else [(value, label)]
        names.update({str(one): shown for one, shown in inner})
    return names


def _without(params: QueryDict, name: str, value: str) -> str:
    changed = params.copy()
    left = [one for one in changed.getlist(name) if value and one != value]
    if left:
        changed.setlist(name, left)
    else:
        changed.pop(name, None)
    changed.pop(PAGE, None)
    return "?" + changed.urlencode()


@dataclass(frozen=True, slots=True)
class Moment:
    """A point on a timeline: when, what, and whether it still lies ahead."""

    when: Words
    what: Words
    ahead: bool = False
    strong: Words = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A view of the same thing, reached by a link."""

    label: Words
    address: str
    here: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of work: past, here or ahead."""

    label: Words
    state: str = "ahead"
