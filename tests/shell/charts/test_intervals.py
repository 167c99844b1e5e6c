"""Estimates come with their interval, or with the reason why they are not shown."""

from mostura.shell.charts.intervals import Estimate, EstimateRow, interval_chart


def test_an_estimate_is_drawn_with_its_interval():
    chart = interval_chart("Agree", [("Hall", [Estimate("Town", 80, 70, 90)])], sentence="")

    assert chart.groups[0].rows == (
        EstimateRow("Town", 1, "80.00%", "70.00%", "90.00%", "80", missing=False),
    )
    assert chart.numbers.lines == (("Hall", "Town", "80", "70", "90"),)


def test_a_suppressed_estimate_says_why():
    chart = interval_chart(
        "Agree", [("Hall", [Estimate("Islands", None, why="fewer than 5 votes")])], sentence=""
    )

    assert chart.groups[0].rows[0].shown == "fewer than 5 votes"
    assert chart.numbers.lines == (("Hall", "Islands", "fewer than 5 votes", "", ""),)
