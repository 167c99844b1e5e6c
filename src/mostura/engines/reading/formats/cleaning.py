"""Characters put right: ligatures, soft hyphens, odd blanks, private-use bullets, emphasis."""

import re
import unicodedata

# Written as escapes since most of these cannot be seen.
LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
INVISIBLE = dict.fromkeys(
    [0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFC, 0xFFFE, 0xFFFF]
)
# What Symbol and Wingdings print as bullets, ticks, arrows and boxes.
PRIVATE_BULLETS = dict.fromkeys(
    [0x7F, 0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF02D, 0xF06E, 0xF0A8, 0xF0E0, 0xF071,
     0xF0B2, 0xF077, 0xF0FE, 0xF06F],
    "\u2022",
)  # fmt: skip
CHARACTERS = str.maketrans({**LIGATURES, "\u2028": "\n", "\u2029": "\n", "\x85": "\n"})
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x80-\x9f\ud800-\udfff\ue000-\uf8ff]")
GLYPH_BULLET = re.compile(r"^(\s*)\(cid:\d+\)", re.MULTILINE)
GLYPH_NUMBER = re.compile(r"\(cid:\d+\)")
BLANKS = re.compile(r"\s+")
EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])|\*{2,3}")
UNDERLINE = re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]+?)(?<=[^\s_])\1(?![\w_])")
LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
REFERENCE_MARK = re.compile(r"(?<=[^\W\d])[¹²³⁰⁴-⁹]+|(?<=[.,;:!?’”\"»)])[¹²³⁰⁴-⁹]+")


def repair(text: str) -> str:
    """Composed, visible characters; every bullet from a symbol font becomes a real one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(CHARACTERS)
    text = text.translate(INVISIBLE).translate(PRIVATE_BULLETS)
    text = GLYPH_BULLET.sub("\\1\u2022", text)
    text = CONTROL.sub("", GLYPH_NUMBER.sub("", text))
    return unicodedata.normalize("NFC", text)


def collapse(text: str) -> str:
    """Runs of any white space become one blank."""
    return BLANKS.sub(" ", text).strip()


def plain(text: str) -> str:
    """Text without Markdown emphasis and links, and without the small numbers of footnotes."""
    text = LINK.sub(r"\1", text) if "](" in text else text
    if "*" in text:
        text = EMPHASIS.sub("", text)
    if "_" in text:
        text = UNDERLINE.sub(r"\2", text)
    return collapse(REFERENCE_MARK.sub("", text))
