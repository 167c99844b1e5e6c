"""Scripts of the region: one folded spelling for Latin, Cyrillic and bare letters."""

import re
import unicodedata

import cyrtranslit

# Letters that Unicode does not decompose, or that NFKC would break apart the wrong way.
_BEFORE = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
        "\N{ACUTE ACCENT}": "'",
        "`": "'",
        "\N{SOFT HYPHEN}": None,
        "\N{ZERO WIDTH SPACE}": None,
        "\N{ZERO WIDTH NON-JOINER}": None,
        "\N{ZERO WIDTH JOINER}": None,
        "\N{WORD JOINER}": None,
        "\N{ZERO WIDTH NO-BREAK SPACE}": None,
    }
)


class _Letters(dict[int, str]):
    """What each composed letter becomes: found once, then remembered."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code))
        plain = "".join(part for part in parts if not unicodedata.combining(part))
        # A letter with an accent (ѐ) falls back on the one without it; a Hangul syllable is made
        # of several letters and stays.
        folded = chr(code) if len(plain) > 1 else plain
        if folded and ord(folded) != code:
            folded = self[ord(folded)]
        self[code] = folded
        return folded


_LETTERS = _Letters(
    (ord(letter), plain)
    for letter, plain in (
        # Serbian and Macedonian; ђ and ѓ share a spelling, and so do ћ and ќ.
        *zip("абвгдезијклмнопрстуфхцчш", "abvgdezijklmnoprstufhccs", strict=True),
        *zip("жђѓћќ", "zddcc", strict=True),
        *zip("ѕџљњ", ("dz", "dz", "lj", "nj"), strict=True),
        # Other Cyrillic letters, met in names and quotations.
        *zip("йъыэёіїєґ", "jayeeiieg", strict=True),
        *zip("щьюя", ("st", "", "ju", "ja"), strict=True),
        # Latin letters without a decomposition.
        *zip("đðłøıħŧ", "ddloiht", strict=True),
        *zip("æœþß", ("ae", "oe", "th", "ss"), strict=True),
    )
)

# All j at once: "djj" must not leave a new "dj" behind, or folding twice would differ.
_D_WITH_J = re.compile("dj+")

_KEPT_AS_IT_IS = re.compile(
    r"""%\([^()]*\)[#0+\- ]*\d*(?:\.\d+)?[a-zA-Z]   # %(name)s
      | %%
      | \{[^{}]*\}                                  # {name}
      | </?[A-Za-z][^<>]*>                          # <a href="...">
      | <!--.*?-->
      | &(?:\#\d+|\#x[0-9a-fA-F]+|[A-Za-z]+);       # &nbsp;
    """,
    re.VERBOSE | re.DOTALL,
)
_DIGRAPH = re.compile("[ЉЊЏ]")
_CAPITALS = {"Љ": "LJ", "Њ": "NJ", "Џ": "DŽ"}

_CYRILLIC = re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")
_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")

# A Serbian page that names the OSCE once is still Cyrillic: a tenth of the letters.
_STRAY_SHARE = 0.1


def fold(text: str) -> str:
    """Give the one spelling that all ways to write the same words share.

    Lower case, Latin, without diacritics; đ, dj and d are the same, ß is ss. Punctuation and
    blanks stay where they are. Folding a folded text changes nothing.
    """
    while True:
        folded = _fold_once(text)
        if folded == text or folded.isascii():
            return folded
        text = folded


def to_latin(text: str) -> str:
    """Write Serbian Cyrillic in Latin for reading, with placeholders and tags untouched."""
    pieces: list[str] = []
    end = 0
    for kept in _KEPT_AS_IT_IS.finditer(text):
        pieces += [_words_to_latin(text[end : kept.start()]), kept.group()]
        end = kept.end()
    return "".join([*pieces, _words_to_latin(text[end:])])


def script_of(text: str) -> str:
    """Say in which script a text is: "latin", "cyrillic", "mixed", or "" without letters.

    A script with less than a tenth of the letters (an abbreviation, a name) does not count.
    """
    cyrillic = len(_CYRILLIC.findall(text))
    latin = len(_LATIN.findall(text))
    if not cyrillic and not latin:
        return ""
    share = cyrillic / (cyrillic + latin)
    if share < _STRAY_SHARE:
        return "latin"
    return "cyrillic" if share > 1 - _STRAY_SHARE else "mixed"


def _fold_once(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_BEFORE)).casefold()
        text = text.translate(_LETTERS)
    return _D_WITH_J.sub("d", text.lower().replace("`", "'"))


def _words_to_latin(text: str) -> str:
    if not _CYRILLIC.search(text):
        return text
    return str(cyrtranslit.to_latin(_DIGRAPH.sub(_write_digraph, text), "sr"))


def _write_digraph(found: re.Match[str]) -> str:
    capitals = _CAPITALS[found.group()]
    before = found.string[max(found.start() - 1, 0) : found.start()]
    after = found.string[found.end() : found.end() + 1]
    loud = after.isupper() or (before.isupper() and not after.isalpha())
    return capitals if loud else capitals.capitalize()
