"""The same ask made twice is linked, other asks are not."""

from mostura.engines.reading.rules.repeats import repeats_among


def test_an_ask_made_in_the_summary_and_in_the_list_is_linked_both_ways():
    asks = [
        "the harbour office should publish the weekly timetable of the ferries",
        "schools ought to teach swimming",
        "publish the timetable of ferries every week, harbour office",
    ]

    assert repeats_among(asks) == ((2,), (), (0,))


def test_nothing_repeats_in_nothing():
    assert repeats_among([]) == ()
