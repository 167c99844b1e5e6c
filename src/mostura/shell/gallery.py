"""Sample content for the gallery: invented words and numbers that show every component."""

from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import QueryDict

from mostura.shell.charts.bars import Bar, bar_chart
from mostura.shell.charts.intervals import Estimate, interval_chart
from mostura.shell.charts.lines import Series, line_chart, small_multiples
from mostura.shell.charts.parts import Numbers
from mostura.shell.charts.positions import (
    Line,
    Middle,
    Position,
    PositionChart,
    Stop,
    position_chart,
)
from mostura.shell.components import (
    Column,
    Moment,
    Stage,
    Tab,
    chips_of,
    page_of,
    sorting_of,
)
from mostura.shell.maps import choropleth

# Words of the gallery are for those who build pages, and stay English.
KINDS: Final = [("meadow", "Meadow"), ("orchard", "Orchard"), ("riverbank", "Riverbank")]
ROWS: Final = [
    {"name": f"Garden council no. {number}", "kind": KINDS[number % 3][1], "asks": number * 7 % 23}
    for number in range(1, 61)
]
COLUMNS: Final = (
    Column("name", "Name", ("name",)),
    Column("kind", "Kind"),
    Column("asks", "Asks", ("asks",), number=True, descending_first=True),
)
YEARS: Final = ("2019", "2020", "2021", "2022", "2023", "2024", "2025")


@dataclass(frozen=True, slots=True)
class SampleShape:
    """An area of an invented region."""

    code: str
    name: str
    path: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class SampleRegion:
    """An invented region of four areas."""

    viewbox: str = "0 0 400 300"
    width: float = 400
    neighbours: tuple[str, ...] = ("M0 0H400V40L300 60L180 30L60 70L0 60Z",)
    shapes: tuple[SampleShape, ...] = (
        SampleShape("n", "North Valley", "M60 70L180 30L210 110L120 160L50 130Z", 125, 92),
        SampleShape("e", "Доња Река", "M180 30L300 60L350 150L250 180L210 110Z", 268, 112),
        SampleShape("s", "Liqeni i Vogël", "M120 160L210 110L250 180L230 270L130 260Z", 186, 196),
        SampleShape("w", "Old Port", "M50 130L120 160L130 260L40 230L20 170Z", 78, 196),
    )


class SampleFilters(forms.Form):
    """Filters of the sample table."""

    q = forms.CharField(label="Search", required=False)
    kind = forms.MultipleChoiceField(
        label="Kind", choices=KINDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    year = forms.ChoiceField(
        label="Year", choices=[("", "All years"), *((one, one) for one in YEARS)], required=False
    )


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name", help_text="As its members write it, in any script.")
    email = forms.EmailField(label="E-mail address")
    kind = forms.ChoiceField(label="Kind", choices=KINDS, widget=forms.RadioSelect)
    country = forms.ChoiceField(label="Year", choices=[(one, one) for one in YEARS])
    topics = forms.MultipleChoiceField(
        label="Topics", choices=KINDS, widget=forms.CheckboxSelectMultiple, required=False
    )
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    agreed = forms.BooleanField(label="We have read how this is used")


class SampleUpload(forms.Form):
    """A field for files."""

    documents = forms.FileField(
        label="Documents",
        help_text="PDF, DOCX, HTML or text; up to 25 MB each.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.html,.txt"}),
    )


def samples(params: QueryDict) -> dict[str, Any]:
    """Everything the gallery shows."""
    filters = SampleFilters(params)
    sorting = sorting_of(COLUMNS, params, default="name")
    order = sorting.order_by[0]
    key = order.removeprefix("-")
    rows = sorted(ROWS, key=lambda row: _comparable(row[key]), reverse=order.startswith("-"))
    return {
        "page": page_of(rows, params, total=len(rows), size=8),
        "sorting": sorting,
        "filters": filters,
        "in_use": chips_of(filters, params),
        "form": SampleForm(),
        "wrong_form": SampleForm(
            {"wrong-name": "Удружење «Мост»", "wrong-email": "no address"}, prefix="wrong"
        ),
        "upload": SampleUpload(),
        "moments": _moments(),
        "tabs": [
            Tab("Open", "?view=open", here=True, count=12),
            Tab("Answered", "?view=answered", count=5),
            Tab("All", "?view=all"),
        ],
        "stages": [
            Stage("Sent", "past"),
            Stage("Read", "past"),
            Stage("Reviewed", "here"),
            Stage("Published"),
        ],
        "facts": [("Asked by", "Garden council no. 4"), ("Language", "Albanian"), ("Pages", 12)],
        **_drawings(),
    }


def _comparable(value: object) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, str(value))


def _moments() -> list[Moment]:
    return [
        Moment("3 Feb 2026", "Asked by letter and signed link"),
        Moment("5 Feb", "Acknowledged"),
        Moment(
            "12 Mar", "Seats in 7 of 11 groups, rules to be changed", strong="Accepted in part."
        ),
        Moment("30 Jun", "Promised: amended rules in force", ahead=True),
    ]


def _drawings() -> dict[str, Any]:
    values = (4.0, 7.0, 6.0, 9.0, 14.0, 12.0, 17.0)
    return {
        "bars": bar_chart(
            "Asks by kind of addressee",
            [
                Bar("Ministries", 64),
                Bar("Municipalities", 41),
                Bar("International bodies", 22),
                Bar("Police", None),
            ],
            sentence="Of 130 asks, about half are addressed to ministries.",
            what="Addressee",
            amount="Asks",
        ),
        "line": line_chart(
            "Asks a year",
            YEARS,
            [
                Series(
                    "Asked", values, tuple(v * 0.8 for v in values), tuple(v * 1.15 for v in values)
                ),
                Series("Answered", (1.0, 2.0, 2.0, None, 5.0, 6.0, 8.0)),
            ],
            sentence="More is asked each year; answers follow more slowly. 2022 is not known.",
        ),
        "multiples": small_multiples(
            "Asks a year, by place",
            YEARS,
            [
                Series("North Valley", values),
                Series("Доња Река", (2.0, 3.0, 3.0, 4.0, 4.0, 6.0, 5.0)),
                Series("Old Port", (9.0, 8.0, 8.0, 7.0, 5.0, 4.0, 4.0)),
            ],
            sentence="All three on one scale: only in Old Port is less asked than before.",
        ),
        "intervals": interval_chart(
            "Who can live with it",
            [
                (
                    "Open the hall to both schools on the same days",
                    [
                        Estimate("Upper town, 52 people", 79, 68, 88),
                        Estimate("Lower town, 33 people", 84, 71, 93),
                        Estimate("Islands", None, why="fewer than 5 votes: not shown"),
                    ],
                ),
                (
                    "A joint council of pupils with a small budget",
                    [
                        Estimate("Upper town, 52 people", 71, 59, 81),
                        Estimate("Lower town, 33 people", 75, 61, 87),
                        Estimate("Islands, 12 people", 66, 41, 86),
                    ],
                ),
            ],
            sentence="Marks: how many of 100 agree. Bars: where the truth probably lies.",
        ),
        "positions": _positions(),
        "map": choropleth(
            SampleRegion(),
            {"n": 12, "e": 4, "s": 31, "w": 0},
            title="Where it was asked",
            sentence="Most was asked in Liqeni i Vogël, nothing yet in Old Port.",
        ),
    }


def _positions() -> PositionChart:
    kinds = (("Upper town", 1, 0.75), ("Lower town", 2, 0.25), ("Islands", 2, 0.25))
    return position_chart(
        ("How full the hall was", "Two of three saw it a quarter full."),
        [Stop("empty", 0.0), Stop("half full", 0.5), Stop("full", 1.0)],
        [Position(kind, value) for _name, kind, value in kinds],
        middle=Middle(5 / 12, "mean 0.42", 0.25, 0.75),
        key=[Line(1, "Upper town: three quarters"), Line(2, "Lower town, Islands: a quarter")],
        numbers=Numbers(("Who", "How full"), tuple((name, value) for name, _k, value in kinds)),
    )
