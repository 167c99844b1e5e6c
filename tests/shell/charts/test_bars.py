"""Bars begin at zero and say when a value is not shown."""

from mostura.shell.charts.bars import Bar, BarRow, bar_chart
from mostura.shell.charts.parts import NOT_SHOWN, Numbers


def chart(*bars):
    return bar_chart("Asks", bars, sentence="Few.", what="Whom", amount="How many")


def test_a_bar_is_as_long_as_its_share_of_a_round_top():
    rows = chart(Bar("Ministries", 40), Bar("Police", 10)).rows

    assert [row.width for row in rows] == ["80.00%", "20.00%"]


def test_a_value_that_is_not_shown_has_no_length_and_says_so():
    drawn = chart(Bar("Ministries", 40), Bar("Police", None))

    assert drawn.rows[1] == BarRow("Police", "0.00%", NOT_SHOWN, "", "", missing=True)
    assert drawn.numbers == Numbers(
        ("Whom", "How many"), (("Ministries", "40"), ("Police", NOT_SHOWN))
    )


def test_bars_without_any_value_can_be_drawn():
    assert [row.width for row in chart(Bar("Ministries", 0)).rows] == ["0.00%"]
