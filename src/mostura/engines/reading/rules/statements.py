"""Whether an item of a list tells how things are, or names something that is to be done."""

import re

from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import Line

# Verbs of telling behind one of these belong to a clause that only explains a word:
# "protection of reporters who were threatened" is still an ask.
_SUBORDINATE = {
    "en": re.compile(
        r"\b(?:that|which|who|whose|where|when|if|so|as|to|how|what|because|since|although"
        r"|unless|until|before|after|once|while|whether)\b|[(;]"
    ),
    "hbs": re.compile(
        r"\b(?:koj\w+|da|sto|sta|ako|kako|kada|gd?j?e|ciji\w*|ukoliko|jer|dok)\b|[(;]"
    ),
    "sq": re.compile(r"\b(?:qe|te cil\w+|i cili|e cila|ku|nese|kur|sepse|si)\b|[(;]"),
    "mk": re.compile(r"\b(?:koj\w*|sto|da|ako|kako|koga|kade|cij\w*|dokolku|bidejki)\b|[(;]"),
    "de": re.compile(r",|[(;]"),
}
# The commonest finite verbs of a statement, and the endings by which others are known.
_TELLING = {
    "en": re.compile(
        r"\b(?:is|are|was|were|has|have|had|will|would|does|did|do|can|could|may|might|cannot"
        r"|remain(?:s|ed)?|show(?:s|ed)?|found|finds|says?|said|became|becomes|took|takes|began"
        r"|leads?|led|lies|lacks?|needs?|agreed|noted|stressed|discussed|expressed|underlined"
        r"|highlighted|welcomed|emphasi[sz]ed|pointed|continues|continued|plays?|received)\b"
    ),
    "hbs": re.compile(
        r"\b(?:je|su|nije|nisu|smo|ce|nece|ima|imaju|nema|nemaju|moze|mogu|postoji|postoje"
        r"|\w{2,}(?:uje|uju|aju|iju|eju|ira)|(?!fizick|vel|cel|bel|m?al)\w{3,}(?:ao|ala|alo|ila"
        r"|ilo|(?<!ob)(?<!deta)ali|ili|eno je))\b"
    ),
    "sq": re.compile(
        r"\b(?:eshte|jane|ishte|ishin|ka|kane|kishte|u|nuk|do|mund|po|mbete[tn]|mungon\w*"
        r"|\w{3,}(?:oi|uan|ojne|ohet|ohen))\b"
    ),
    "mk": re.compile(
        r"\b(?:e|se|bese|bea|ima|imaat|nema|nemaat|ke|moze|mozat|postoi|postojat"
        r"|\w{3,}(?:aat|uva|uvaat|ija|isa|uvase))\b"
    ),
    "de": re.compile(
        r"\b(?:ist|sind|war|waren|hat|haben|hatten?|wird|werden|wurden?|kann|konnen|konnten?|gibt"
        r"|gab|gilt|gelten|liegt|liegen|bleibt|fehlt|fehlen|zeigt|zeigen|zeigten|berichte\w*|sagte|geht|steht|stehen"
        r"|leiden|leidet|betonten|betont|begrussten)\b"
    ),
}
# A verb in the form of asking that does not stand first: "skolama dati racunare", "stranite navreme
# da se izvestuvaat". It asks as long as no other verb tells something.
_ASKING_LATER = {
    "en": re.compile(r"^(?:[\w'-]+ ){1,9}be (?:\w+ly )?\w+(?:ed|en|t|de|ld|wn)\b"),
    "hbs": re.compile(
        r"\b(?:(?!vlasti|oblasti|\w*vij?esti|mladosti|\w*nosti|\w*lasti|starosti|radosti"
        r"|nocu|noci|pomoci|cesti|c?isti|\w*vrsti|korist|treci|veci|opci|domaci|\w*kusti|usti)"
        r"\w{2,}(?:ti|ci)|(?:da|neka) (?:se |ne |hitno |ih |im |mu )?\w{3,})\b"
    ),
    "sq": re.compile(
        r"\b(?:te|t'i|t'u|ta) (?:mos )?(?:u |i |e )*(?:je[nt]e|ket?e|ken[eë]|\w{2,}(?:et|en|oje"
        r"|ojne|jne))\b"
    ),
    "mk": re.compile(r"\b(?:da|neka) (?:ne )?(?:se |mu |im |gi |go |ja )*\w{3,}"),
    "de": re.compile(r"\b\w{3,}(?:en|eln|ern)[.;,]?$"),
}


def tells(line: Line, cues: Cues) -> bool:
    """Whether the main clause has a verb that states: "the law is outdated"."""
    return _TELLING[cues.language].search(_main_clause(line, cues)) is not None


def asks_later(line: Line, cues: Cues) -> bool:
    """Whether a verb in an asking form comes after its object, and nothing is stated before it."""
    found = _ASKING_LATER[cues.language].search(line.folded)
    if found is None:
        return False
    before = line.folded[: found.start()]
    return _TELLING[cues.language].search(before) is None and "," not in before


def _main_clause(line: Line, cues: Cues) -> str:
    return _SUBORDINATE[cues.language].split(line.folded, maxsplit=1)[0]
