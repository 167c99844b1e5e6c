"""Tells the languages of the region apart, in either script, also in a single sentence."""

import functools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mostura.engines.wording.scripts import fold

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH, SOUTH_SLAVIC, ALBANIAN, MACEDONIAN, GERMAN = "en", "hbs", "sq", "mk", "de"
UNDETERMINED = "und"
LANGUAGES = (ENGLISH, SOUTH_SLAVIC, ALBANIAN, MACEDONIAN, GERMAN)

# Bosnian, Croatian, Montenegrin and Serbian are never told apart by machine.
_GROUPS = {code: code for code in LANGUAGES} | dict.fromkeys(("bs", "hr", "sr"), SOUTH_SLAVIC)

# Languages of the neighbourhood and of donors: what they are told from. Fewer are also faster.
_OTHER_LANGUAGES = "bg cs da el es fi fr hu it la nl no pl pt ro ru sk sl sv tr uk ar zh ja he"

# Language shows early; a book need not be read to its end.
_READ_CHARACTERS = 20_000

# The model knows Macedonian in Cyrillic only and takes its Latin spelling for one of these.
_TAKEN_FOR_MACEDONIAN = frozenset({SOUTH_SLAVIC, "sl", "sk", "cs", ALBANIAN})
_MACEDONIAN_WORDS = """
    vo so deka gi go ke kje ovaa ovoj toj taa tie eden edna bese bea bide nivnite svoite nie vie
    jas kaj vrz megu medu meu zdruzenie gragjani
"""
_SOUTH_SLAVIC_WORDS = """
    je su u sa iz koji koje nije nisu bi ih sam smo ste bio bila biti kod oko ovaj taj onaj jer
    sve svih kojim kojih cemo prema nad vas nas
"""
# Articles and verb forms that Bosnian, Croatian, Montenegrin and Serbian do not have; -ite and
# -oto are also theirs now and then ("radite"), so one alone proves nothing.
_MACEDONIAN_ENDING = re.compile(r"[a-z]{2}(?:ijata|nosta|uvanjeto|uvaat|stvoto|niot|skiot)\b")
_MACEDONIAN_LOOKING_ENDING = re.compile(r"[a-z]{3}(?:ite|oto|uva|uvanje)\b")
_WORD = re.compile("[a-z]+")

# Letters that settle the matter between the two Cyrillic languages.
_SERBIAN_LETTERS = re.compile("[ђћЂЋ]")
_MACEDONIAN_LETTERS = re.compile("[ѓќѕЃЌЅ]")


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """A language code, or "und" for none of ours, and how sure we are from 0 to 1."""

    code: str
    confidence: float


def language_of(text: str) -> LanguageGuess:
    """Guess whether a text is en, hbs, sq, mk or de; "und" when it is none of them.

    The confidence is the share of the winner's probability, not calibrated on real documents;
    below 0.5 a person should be asked.
    """
    passage = text[:_READ_CHARACTERS]
    if not any(letter.isalpha() for letter in passage):
        return LanguageGuess(UNDETERMINED, 0.0)
    shares = _settle_cyrillic(passage, _shares(passage))
    code, share = max(shares.items(), key=lambda item: item[1])
    if code in _TAKEN_FOR_MACEDONIAN and _reads_as_latin_macedonian(passage):
        return LanguageGuess(MACEDONIAN, _rounded(share))
    if code in LANGUAGES:
        return LanguageGuess(code, _rounded(share))
    if share < 0.5:  # no other language has a case of its own either: the best of ours is likelier
        ours = {one: shares.get(one, 0.0) for one in LANGUAGES}
        code, own_share = max(ours.items(), key=lambda item: item[1])
        if own_share > share / 2:
            return LanguageGuess(code, _rounded(own_share))
    return LanguageGuess(UNDETERMINED, _rounded(share))


def _shares(passage: str) -> dict[str, float]:
    shares: dict[str, float] = defaultdict(float)
    for label, probability in _identifier().rank(passage):
        shares[_GROUPS.get(label, label)] += probability
    return shares


def _settle_cyrillic(passage: str, shares: dict[str, float]) -> dict[str, float]:
    serbian = len(_SERBIAN_LETTERS.findall(passage))
    macedonian = len(_MACEDONIAN_LETTERS.findall(passage))
    if serbian == macedonian:
        return shares
    winner, loser = MACEDONIAN, SOUTH_SLAVIC
    if serbian > macedonian:
        winner, loser = loser, winner
    settled = shares.copy()
    settled[winner] += settled.pop(loser, 0.0)
    return settled


def _reads_as_latin_macedonian(passage: str) -> bool:
    if _SERBIAN_LETTERS.search(passage):
        return False
    folded = fold(passage)
    words = Counter(_WORD.findall(folded))
    macedonian = 2 * sum(words[word] for word in _MACEDONIAN_WORDS.split())
    macedonian += 2 * len(_MACEDONIAN_ENDING.findall(folded))
    macedonian += len(_MACEDONIAN_LOOKING_ENDING.findall(folded))
    south_slavic = 2 * sum(words[word] for word in _SOUTH_SLAVIC_WORDS.split())
    return macedonian >= 2 and macedonian > south_slavic


def _rounded(share: float) -> float:
    return round(min(share, 1.0), 3)


@functools.cache
def _identifier() -> "LanguageIdentifier":
    # The model takes 0.3 s and 60 MB: only whoever asks for a language pays for it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages({*_GROUPS, *_OTHER_LANGUAGES.split()} - {SOUTH_SLAVIC})
    return identifier
