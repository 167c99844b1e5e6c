"""Letters of the region are read from whatever encoding a file was saved in."""

import pytest

from mostura.engines.reading.formats.encodings import decode

BOSNIAN = "Općina će čuvati nasip, a škole žele čamac. Građani i učitelji traže više šljunka."
SERBIAN = "Општина ће чувати насип, а школе желе чамац. Грађани и учитељи траже више шљунка."
MACEDONIAN = "Општината ќе го чува насипот, а училиштата сакаат чамец. Ѓорѓи бара ѕид и џак."
ALBANIAN = "Bashkia do ta ruajë pendën, kurse shkollat duan varkë. Çdo mësues kërkon më shumë."
GERMAN = "Die Gemeinde schützt den Damm, und die Schulen wünschen ein Boot. Größe zählt nicht."
ENGLISH = "The town guards the dam – and the schools’ boat."

CASES = [
    (text, encoding)
    for text, encodings in (
        (BOSNIAN, ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1250", "iso8859-2", "cp852")),
        (BOSNIAN, ("iso8859-16",)),
        (SERBIAN, ("utf-8", "utf-16", "utf-16-be", "utf-16-le", "cp1251", "iso8859-5")),
        (MACEDONIAN, ("utf-8", "utf-16", "cp1251", "iso8859-5")),
        (ALBANIAN, ("utf-8", "utf-16-le", "cp1250", "cp1252", "iso8859-2", "iso8859-1")),
        (GERMAN, ("utf-8", "cp1250", "cp1252", "iso8859-1")),
        (ENGLISH, ("utf-8", "cp1252", "cp1250", "utf-32")),
    )
    for encoding in encodings
]


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_a_text_comes_back_from_every_encoding_it_can_be_saved_in(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_a_broken_sign_in_a_long_text_does_not_change_the_rest():
    data = BOSNIAN.encode() * 4_000
    broken = data[:300_000] + b"\xff" + data[300_000:]

    assert decode(broken).count("Općina će") >= 3_999


def test_a_text_cut_within_a_letter_keeps_all_others():
    data = (BOSNIAN + " č").encode()[:-1]

    assert decode(data).startswith(BOSNIAN)
