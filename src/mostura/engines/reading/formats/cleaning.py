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
PRIVATE_BULLETS = dict.fromkeys((127, 61623, 61607, 61656, 61692, 61558, 61485, 61550, 61608, 61664, 61553, 61618, 11162, 61559, 61694, 61551), "•")  # fmt: skip
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
