"""How somebody is told what to do without a finite verb, in each language."""

import re

TO_DO = {  # how an agent at the head of an item is told what to do, without a finite verb
    "en": re.compile(r"^[ ,]*(?:\([^)]*\) )?to (?:\w+ly )?\w+"),
    "hbs": re.compile(r"^ (?:da|neka) "),
    "sq": re.compile(r"^ (?:te|t'i|t'u|ta|me) \w+"),
    "mk": re.compile(r"^ (?:da|neka) "),
    "de": re.compile(r".*\b(?:zu \w+en|\w+zu\w+en)[.;,]?$"),
}
# Where a main clause may ask by its mood alone: "Policia të hetojë rastin".
JUSSIVE = {
    "hbs": re.compile(r"^ (?:neka|da) (?:se |ne |im |mu |ih |ga |je )*(?!li\b|bi\b)\w{3,}"),
    "mk": re.compile(r"^ (?:neka|da) (?:se |ne |go |ja |gi |mu |im )*(?!li\b|bide jasno)\w{3,}"),
    "sq": re.compile(
        r"^ (?:te|t'i|t'u|ta) (?:mos )?(?:i |u |e )?"
        r"(?!(?:cil|gjith|tjer|till|huaj|ndryshm|pavarur)\w*|dy\b|tre\b|reja\b|rinj\b)\w+(?:e|en|je|jne|het|hen|in|i|oj)\b"
        r"(?!.*\b(?:eshte|ishte|kane|ka|jane|ishin|u|duhet|tha|do|po|mund)\b)"
    ),
}
