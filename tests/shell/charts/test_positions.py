"""Positions stand on a scale, above one another, with their mean and their spread."""

from mostura.shell.charts.parts import Numbers
from mostura.shell.charts.positions import (
    Drawn,
    Line,
    Mark,
    Middle,
    Position,
    Stop,
    StopLabel,
    position_chart,
)

STOPS = [Stop("none", 0.0), Stop("half", 0.5), Stop("all", 1.0)]
NUMBERS = Numbers(("Who", "Value"), (("Hall", "1"),))


def drawn(*positions, middle=Middle(0.5, "mean 0.50", 0.0, 1.0)):  # noqa: B008 - frozen
    key = [Line(1, "Hall: all")]
    return position_chart(
        ("How full?", "Two say."), STOPS, positions, middle=middle, key=key, numbers=NUMBERS
    )


def test_marks_of_one_value_stand_above_one_another():
    chart = drawn(Position(1, 1.0), Position(2, 0.5), Position(3, 0.5))

    assert chart.marks == (
        Mark(2, "50.00%", 88),
        Mark(3, "50.00%", 66),
        Mark(1, "94.00%", 88),
    )


def test_the_mean_and_the_spread_lie_on_the_scale():
    assert drawn(Position(1, 1.0), Position(2, 0.0)).drawn == Drawn(
        height=112,
        axis=66,
        left="6.00%",
        right="94.00%",
        low="6.00%",
        high="94.00%",
        mean="50.00%",
        anchor="middle",
        label="mean 0.50",
        line_from=22,
        line_to=79,
    )


def test_a_crowd_is_one_mark_for_each_kind_with_its_number():
    chart = drawn(*[Position(2, 0.5)] * 7, Position(3, 0.5))

    assert chart.marks == (Mark(2, "50.00%", 88, "7"), Mark(3, "50.00%", 66))


def test_words_near_an_edge_grow_away_from_it():
    assert drawn().stops == (
        StopLabel("none", "6.00%", "start", lower=False),
        StopLabel("half", "50.00%", "middle", lower=True),
        StopLabel("all", "94.00%", "end", lower=False),
    )


def test_a_scale_without_positions_is_still_a_scale():
    assert drawn().marks == ()
    assert drawn().drawn.axis == 66
