"""Words broken at line ends are made whole, and compounds are left as they are."""

import pytest

from mostura.engines.reading.formats.hyphens import join, words_of


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["each munici-", "pality"], "each municipality"),
        (["општи-", "на"], "општина"),
        (["a cross-", "border lake"], "a cross-border lake"),
        (["the Ada-", "Brod road"], "the Ada-Brod road"),
        (["and/", "or"], "and/or"),
        (["two boats -", "or three"], "two boats - or three"),
        (["one", "", "two"], "one two"),
    ],
)
def test_the_first_half_decides_where_the_document_is_silent(lines, whole):
    assert join(lines) == whole


def test_what_the_document_writes_elsewhere_decides():
    known = words_of(["A flood-plain is no crossroad."])

    assert join(["the flood-", "plain"], known) == "the flood-plain"
    assert join(["at the cross-", "road"], known) == "at the crossroad"
