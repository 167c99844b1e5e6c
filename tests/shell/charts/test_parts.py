"""Scales end at round numbers."""

import pytest

from mostura.shell.charts.parts import place, round_top, shown_number


@pytest.mark.parametrize(
    ("values", "top"),
    [
        ([], 1),
        ([0], 1),
        ([7], 10),
        ([10], 10),
        ([11], 20),
        ([21], 25),
        ([0.3], 0.5),
        ([None, 3], 5),
    ],
)
def test_a_scale_ends_at_the_next_round_number(values, top):
    assert round_top(values) == pytest.approx(top)


def test_nothing_is_drawn_outside_the_scale():
    assert [place(value, 10) for value in (-5, 5, 50)] == [0.0, 0.5, 1.0]


def test_thousands_are_set_apart():
    assert [shown_number(value) for value in (3, 3.25, 12000)] == ["3", "3.25", "12\u202f000"]
