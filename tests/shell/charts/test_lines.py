"""Lines break where nothing is known, and bands lie behind them."""

from mostura.shell.charts.lines import Series, TimeLabel, line_chart, small_multiples
from mostura.shell.charts.parts import NOT_SHOWN

YEARS = ("2023", "2024", "2025")


def test_a_line_runs_from_edge_to_edge():
    chart = line_chart("Asks", YEARS, [Series("Asked", (0.0, 5.0, 10.0))], sentence="")

    assert chart.lines[0].path == "M0.00 100.00L50.00 50.00L100.00 0.00"


def test_a_line_breaks_where_a_value_is_unknown():
    chart = line_chart("Asks", YEARS, [Series("Asked", (10.0, None, 10.0))], sentence="")

    assert chart.lines[0].path == "M0.00 0.00M100.00 0.00"
    assert len(chart.lines[0].dots) == 2
    assert chart.numbers.lines[1] == ("2024", NOT_SHOWN)


def test_a_band_goes_there_and_back():
    series = Series("Asked", (5.0, 5.0), low=(0.0, 0.0), high=(10.0, 10.0))

    chart = line_chart("Asks", YEARS[:2], [series], sentence="")

    assert chart.lines[0].band == "M0.00 0.00L100.00 0.00L100.00 100.00L0.00 100.00Z"
    assert chart.numbers.lines[0] == ("2023", "5", "0", "10")


def test_a_band_that_is_unknown_somewhere_is_not_drawn():
    series = Series("Asked", (5.0, 5.0), low=(0.0, None), high=(10.0, 10.0))

    assert line_chart("Asks", YEARS[:2], [series], sentence="").lines[0].band == ""


def test_the_first_time_stands_left_and_the_last_right():
    chart = line_chart("Asks", YEARS, [Series("Asked", (1.0, 2.0, 3.0))], sentence="")

    assert chart.times == (
        TimeLabel("2023", "0.00%", "start"),
        TimeLabel("2024", "50.00%", "middle"),
        TimeLabel("2025", "100.00%", "end"),
    )


def test_one_line_needs_no_key():
    one = line_chart("Asks", YEARS, [Series("Asked", (1.0, 2.0, 3.0))], sentence="")
    two = line_chart(
        "Asks", YEARS, [Series("A", (1.0, 2.0, 3.0)), Series("B", (1.0, 1.0, 1.0))], sentence=""
    )

    assert (len(one.key), len(two.key)) == (0, 2)


def test_small_multiples_share_the_scale_of_the_largest():
    drawn = small_multiples(
        "Asks", YEARS, [Series("A", (90.0, 95.0, 99.0)), Series("B", (1.0, 1.0, 1.0))], sentence=""
    )

    assert [[tick.shown for tick in chart.ticks] for chart in drawn.charts] == [
        ["0", "50", "100"],
        ["0", "50", "100"],
    ]
