"""Words that say numbers in Czech and English, in every form."""

from __future__ import annotations

import re

from mosty.text.prefilter import lazy_pattern

#: Languages whose words for numbers and months are known; others are not compared.
LANGUAGES = frozenset({"cs", "en"})
_ONES = {
    "cs": (
        "nul(?:a|y|u|ou)",
        "jed(?:en|na|no|noho|nomu|ním|ním|né|nu|nou|nom|ni|ny|něch)|jednou|prvn(?:í|ího|ímu|ím|ích)",
        "dv(?:a|ě|ou|ěma|akrát|oje|ojic\\w)|ob(?:a|ě|ou|ěma)|druh(?:ý|á|é|ého|ému|ém|ým|ou|ých)",
        "tř(?:i|í|em|emi|ech|ikrát)|trojic\\w|třet(?:í|ího|ím)",
        "čtyř(?:i|em|mi|ech|ikrát)?|čtvrt(?:ý|á|é|ého|ému|ém|ým|ou)",
        "pět(?:i|krát)?|pát(?:ý|á|é|ého|ém|ým|ou)",
        "šest(?:i|krát|ý|á|é|ého|ém|ým|ou)?",
        "sedm(?:i|krát|ý|á|é|ého|ém|ým|ou)?",
        "osm(?:i|krát|ý|á|é|ého|ém|ým|ou)?",
        "devět|devíti|devát(?:ý|á|é|ého|ém|ým|ou)",
        "deset(?:i|krát)?|desíti|desát(?:ý|á|é|ého|ém|ým|ou)",
        "jedenáct(?:i|ý|á|é|ého|ém)?",
        "dvanáct(?:i|ý|á|é|ého|ém)?",
        "třináct(?:i|ý|á|é|ého|ém)?",
        "čtrnáct(?:i|ý|á|é|ého|ém)?",
        "patnáct(?:i|ý|á|é|ého|ém)?",
        "šestnáct(?:i|ý|á|é|ého|ém)?",
        "sedmnáct(?:i|ý|á|é|ého|ém)?",
        "osmnáct(?:i|ý|á|é|ého|ém)?",
        "devatenáct(?:i|ý|á|é|ého|ém)?",
    ),
    "en": (
        "zero|nought",
        "one|once|first|single",
        "two|twice|second|both|pair",
        "three|third|trio",
        "four(?:th)?",
        "five|fifth",
        "six(?:th)?",
        "seven(?:th)?",
        "eight(?:h)?",
        "nine|ninth",
        "ten(?:th)?",
        "eleven(?:th)?",
        "twelve|twelfth",
        "thirteen(?:th)?",
        "fourteen(?:th)?|fortnight",
        "fifteen(?:th)?",
        "sixteen(?:th)?",
        "seventeen(?:th)?",
        "eighteen(?:th)?",
        "nineteen(?:th)?",
    ),
}
_TENS = {
    "cs": (
        "dvacet|dvaceti|dvacát\\w{1,3}",
        "třicet|třiceti|třicát\\w{1,3}",
        "čtyřicet|čtyřiceti|čtyřicát\\w{1,3}",
        "padesát|padesáti",
        "šedesát|šedesáti|šedesát\\w{1,3}",
        "sedmdesát|sedmdesáti",
        "osmdesát|osmdesáti",
        "devadesát|devadesáti|devadesát\\w{1,3}",
        "sto|sta|stovk[auy]",
    ),
    "en": (
        "twenty|twentieth",
        "thirty|thirtieth",
        "forty",
        "fifty|half",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
    ),
}


#: Found before their parts are.
_MORE = {
    "cs": (
        (200, "dvě stě|dvou set"),
        (300, "tři sta|tří set"),
        (400, "čtyři sta|čtyř set"),
        (500, "pět set|pěti set"),
        (1000, "tisíc(?:e|i|ů|em)?"),
    ),
    "en": (
        (200, "two hundred"),
        (300, "three hundred"),
        (400, "four hundred"),
        (500, "five hundred"),
        (1000, "(?:(?:one|a) )?thousand"),
    ),
}


def _word_list(lang: str) -> dict[str, tuple[str, int]]:
    values = [
        *_MORE[lang],
        *enumerate(_ONES[lang]),
        *((20 + 10 * at, word) for at, word in enumerate(_TENS[lang])),
    ]
    return {f"w{value}": (word, value) for value, word in values}


WORDS = {lang: _word_list(lang) for lang in LANGUAGES}
#: A whole lower-case word; Czech compounds (``patnáctiletý``) and English ones (``two-day``) count
#: by their beginning.
WORD = {
    lang: lazy_pattern(
        r"\b(?:"
        + "|".join(f"(?P<{key}>{pattern})" for key, (pattern, _) in WORDS[lang].items())
        + (
            r")(?=(?:let|roč|měs|den|dnů|hod|min|stran|člen|stup)\w*\b|\b)"
            if lang == "cs"
            else r")\b"
        ),
        re.IGNORECASE,
    )
    for lang in LANGUAGES
}
