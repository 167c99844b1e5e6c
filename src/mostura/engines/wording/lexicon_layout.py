r"""How a lexicon lies on disk: sorted lines, and a sparse index that fits into memory.

A file is a header line, one line for each folded word, and the index:

    mostura-lexicon 1 hbs <digest> <bytes of the words part>\n
    <word>\t<rule> <rule>...\n
    <first word of a block>\t<offset of the block>\n

A rule says how to come from the word to its base form: how many letters go, and what is put in
their place: "kucama" with "3a" gives "kuca".
"""

import itertools
import operator
from collections.abc import Iterable
from pathlib import Path

MAGIC = "mostura-lexicon 1"
WORDS_IN_A_BLOCK = 128


def path_of(folder: Path, language: str) -> Path:
    """Where the lexicon of one language lies."""
    return folder / f"{language}.lexicon"


def rule_from(word: str, lemma: str) -> str:
    """Say in a few letters how a word becomes its base form."""
    same = map(operator.eq, word, lemma)
    common = sum(1 for _ in itertools.takewhile(bool, same))
    return f"{len(word) - common}{lemma[common:]}"


def apply_rule(word: str, rule: str) -> str:
    """Turn a word into its base form as the rule says."""
    digits = 2 if rule[1:2].isdigit() else 1
    return word[: len(word) - int(rule[:digits])] + rule[digits:]


def written(language: str, digest: str, entries: Iterable[tuple[str, str]]) -> bytes:
    """Lay out sorted pairs of a word and its rules."""
    lines: list[str] = []
    index: list[str] = []
    offset = 0
    for number, (word, rules) in enumerate(entries):
        if number % WORDS_IN_A_BLOCK == 0:
            index.append(f"{word}\t{offset}\n")
        line = f"{word}\t{rules}\n"
        offset += len(line)
        lines.append(line)
    header = f"{MAGIC} {language} {digest} {offset}\n"
    return "".join([header, *lines, *index]).encode("ascii")


def digest_in(file: Path) -> str:
    """The digest a lexicon file was built with; nothing when it is absent or not one of ours."""
    try:
        with file.open("rb") as opened:
            header = opened.readline(200).decode("ascii", "replace")
    except OSError:
        return ""
    return header.split()[3] if header.startswith(f"{MAGIC} ") and header.endswith("\n") else ""
