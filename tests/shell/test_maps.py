"""Maps: shades that stand for amounts, labels that fit, sentences and tables beside them."""

from dataclasses import dataclass, field

from mostura.shell.charts.parts import NOT_SHOWN
from mostura.shell.maps import choropleth


@dataclass(frozen=True)
class Shape:
    code: str
    name: str
    path: str = "M100.0 100.0L200.0 100.0L200.0 300.0Z"
    label_x: float = 150.0
    label_y: float = 200.0


@dataclass(frozen=True)
class Region:
    shapes: list[Shape] = field(
        default_factory=lambda: [Shape("a", "Meadow"), Shape("b", "Upper River Valley")]
    )
    viewbox: str = "0 0 1000 800"
    width: float = 1000.0
    neighbours: list[str] = field(default_factory=list)


def drawn(amounts, region=None):
    return choropleth(region or Region(), amounts, title="Where", sentence="There.")


def test_the_largest_amount_has_the_darkest_shade():
    areas = drawn({"a": 3, "b": 31}).areas

    assert [area.shade for area in areas] == [1, 5]


def test_nothing_and_not_shown_are_told_apart():
    areas = drawn({"a": 0, "b": None}).areas

    assert [(area.shade, area.shown) for area in areas] == [(0, "0"), (0, NOT_SHOWN)]


def test_the_key_names_only_the_shades_that_occur():
    key = drawn({"a": 3, "b": 31}).key

    assert [(shade.number, shade.label) for shade in key] == [(1, "1–7"), (5, "29–35")]


def test_a_shade_of_single_amounts_is_named_by_one_number():
    key = drawn({"a": 1, "b": 2}).key

    assert [shade.label for shade in key] == ["1", "2"]


def test_the_table_begins_with_the_most():
    numbers = drawn({"a": 3, "b": 31}).numbers

    assert numbers.lines == (("Upper River Valley", "31"), ("Meadow", "3"))


def test_the_map_shows_the_areas_and_a_little_air():
    assert drawn({}).viewbox == "96.0 96.0 108.0 208.0"


def test_a_map_without_areas_keeps_its_frame():
    assert drawn({}, Region(shapes=[])).viewbox == "0 0 1000 800"


def test_a_long_name_takes_two_lines():
    words = [[line.words for line in area.label] for area in drawn({"a": 3, "b": 31}).areas]

    assert words == [["Meadow", "3"], ["Upper River", "Valley", "31"]]
