"""What is taken out of a PDF."""

from hypothesis import given
from hypothesis import strategies as st

from mostura.ground.vault.frames.cleaning.pdfs import without_segments


def segment(marker, content):
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2, "big") + content


PIXELS = b"\xff\xda\x00\x02\x11\x22\x33\xff\xd9"


def test_a_photograph_keeps_what_decodes_it_only():
    kept = segment(0xE0, b"JFIF") + segment(0xDB, b"table") + segment(0xEE, b"Adobe")
    told = segment(0xE1, b"Exif who") + segment(0xED, b"IPTC where") + segment(0xFE, b"comment")

    cleaned = without_segments(b"\xff\xd8" + told + kept + PIXELS)

    assert cleaned == b"\xff\xd8" + kept + PIXELS


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail_or_grow(data):
    assert len(without_segments(b"\xff\xd8" + data)) <= len(data) + 2
