"""Bytes of a text file turned into the letters that were meant."""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# One byte for a letter, as offices in the region have saved texts, most likely first.
SINGLE_BYTE = (
    "cp1250", "cp1252", "cp1251", "iso8859-2", "iso8859-16", "iso8859-5", "cp852", "cp855",
    "mac_latin2", "koi8-r",
)  # fmt: skip
SAMPLE = 200_000  # bytes that are looked at to choose an encoding

# Letters that texts in our languages are made of beyond a to z.
LATIN = set("čćžšđČĆŽŠĐçëÇËäöüßÄÖÜáéíóúàèâêîôÁÉ")
CYRILLIC = set("абвгдђежзијклљмнњопрстћуфхцчџшѓѕќАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШЃЅЌѐѝ")
SIGNS = set("–—‘’“”„‚«»…•·§°©®€\xa0´½№¹²³\x7f†‡›‹")
WORD = re.compile(r"[^\W\d_]+")


def decode(data: bytes) -> str:
    """The text of a file in whatever encoding it was saved."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = wide_encoding(data[:SAMPLE])
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > SAMPLE or error.reason == "unexpected end of data":
            return data.decode("utf-8", errors="replace")
    return data.decode(likeliest(data[:SAMPLE]), errors="replace")


def wide_encoding(data: bytes) -> str:
    """UTF-16 without its mark, known by the zero in every second byte."""
    even, odd = data[0::2], data[1::2]
    if len(data) < 4 or b"\x00" not in data:
        return ""
    # Cyrillic in UTF-16 has 4 as its high byte where Latin has 0.
    for half, encoding in ((odd, "utf-16-le"), (even, "utf-16-be")):
        if sum(half.count(byte) for byte in (0, 1, 4, 0x20)) > 0.9 * len(half):
            return encoding
    return ""


def likeliest(data: bytes) -> str:
    """The encoding in which the bytes look most like one of our languages."""
    scores: dict[str, float] = {}
    for encoding in SINGLE_BYTE:
        scores[encoding] = likeness(data.decode(encoding, errors="replace"))
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] > 0.5:
        return best
    return _guess(data) or best


def likeness(text: str) -> float:
    """How much a text looks like one of our languages, at most 1.

    The share of its letters and signs beyond ASCII that these languages use, less those that
    stand where no spelling puts them: scripts mixed in a word, a capital after a small letter.
    """
    beyond = [sign for sign in text if sign > "\x7f"]
    if not beyond:
        return 1.0
    good: float = sum(sign in LATIN or sign in CYRILLIC for sign in beyond)
    good += 0.9 * sum(sign in SIGNS for sign in beyond)
    bad = 0
    for word in WORD.findall(text):
        if word.isascii():
            continue
        cyrillic = sum(sign in CYRILLIC for sign in word)
        if 0 < cyrillic < len(word):
            bad += len(word)
        elif not (word.islower() or word.isupper() or word.istitle()):
            bad += 1
    return float((good - bad) / len(beyond))


def _guess(data: bytes) -> str:
    """What charset-normalizer makes of bytes in a language that is not ours."""
    from charset_normalizer import from_bytes  # slow to load, and seldom needed

    best = from_bytes(data[:20_000]).best()
    return best.encoding if best else ""
