"""Folded words know where they were written."""

from hypothesis import given
from hypothesis import strategies as st

from mostura.engines.reading.rules.lines import line_of, without_quotations

LETTERS = "abž đčЂђжљњЏџ ëçß.,;“„ \u0301-"


def test_a_folded_span_gives_back_the_words_it_was_written_with():
    line = line_of("Нека Ђорђе изађе!", start=40)

    start = line.folded.index("dorde")

    assert line.words(start, start + len("dorde")) == "Ђорђе"


@given(st.text(alphabet=LETTERS, max_size=60))
def test_every_folded_position_has_an_origin_inside_the_text(text):
    line = line_of(text, start=0)

    origins = [line.origin(position) for position in range(len(line.folded))]

    assert origins == sorted(origins)
    assert all(0 <= origin < max(1, len(text)) for origin in origins)


@given(st.text(alphabet=LETTERS, max_size=60))
def test_blanking_quotations_moves_nothing(text):
    line = line_of(text, start=0)

    assert len(without_quotations(line)) == len(line.folded)
