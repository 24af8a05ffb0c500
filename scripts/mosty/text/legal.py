"""Sentences that say law: time limits, rights and duties, as patterns for Czech and English prose.

Whether such a sentence may stand where it does is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mosty.text.signs import Trigger, late, places, words

_CS_NUMBER = (
    r"(?:\d+(?:[ \u00a0]?-?ti)?(?:[ \u00a0]\([^\W\d]+\))?|půl"
    r"|(?:jed(?:en|noho|nu|na)|dv(?:ou|a|ě)|tří|tři|čtyř|čtyři|pěti?|šesti?|sedmi?|osmi?|devíti|devět|deseti?|desíti"
    r"|jedenácti?|dvanácti?|čtrnácti?|patnácti?|dvaceti?|třiceti?|čtyřiceti?|padesáti?|šedesáti?|devadesáti?)"
    r"(?:\s+(?:čtyř|pěti|osmi))?)"
)
_CS_KIND = r"(?:(?:pracovní|kalendářní|po\s+sobě\s+jdoucí)(?:ch|m|mi)?\s+)?"
_CS_UNIT = r"(?:hod(?:in\w*|\.)|dn(?:í|ů|y|ech)\b|den\b|týd(?:en|n\w+)|měsíc\w*|rok[uy]?\b|roce\b|let\b)"
_CS_ONE = r"(?:hodiny|týdne|měsíce|roku|čtvrt\s+roku|půl\s+roku)\b"
_CS_EVENT = (
    r"(?:doručení|vydání|podání|oznámení|zahájení|umístění|přijetí|převzetí|vyhlášení|nařízení|rozhodnutí|právní\s+moci"
    r"|vykonatelnosti|narození|dne\b|kdy\b|chvíle\b|okamžiku\b)"
)
_EN_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|twenty[- ]four|thirty"
    r"|forty[- ]eight|sixty|ninety|half\s+an?)"
)
_EN_UNIT = r"(?:(?:calendar|working|business|consecutive)\s+)?(?:hours?|days?|weeks?|months?|years?)\b"
_EN_EVENT = (
    r"(?:service|delivery|receipt|receiving|notification|the\s+decision|being\s+served|the\s+date|the\s+day|filing"
    r"|birth|the\s+placement|registration)\b"
)
_LIMITS = {
    "cs": (
        rf"\b(?:nejpozději\s+)?(?:do|ve\s+lhůtě|lhůt\w+(?:\s+\w+){{0,2}}|po\s+uplynutí|(?:nejdéle|nejvýše|maximálně|nejpozději)"
        rf"(?:\s+(?:na|po|za|do))?)\s+{_CS_NUMBER}\s+{_CS_KIND}{_CS_UNIT}"
        rf"|\b(?:(?:nejpozději|nejdéle)\s+)?do\s+{_CS_ONE}(?=\s+(?:od|ode|po)\s)|\bnejpozději\s+do\s+{_CS_ONE}"
        r"|\b(?:nejdéle|nejvýše|maximálně)\s+(?:na\s+)?(?:rok|měsíc|týden)\b"
        rf"|\b{_CS_NUMBER}\s+{_CS_KIND}{_CS_UNIT}\s+(?:od|ode|po)\s+{_CS_EVENT}"
        r"|\b(?:\d+[ -]?|[^\W\d]{3,20}i)(?:denní|hodinov|týdenní|měsíční|letá|roční)\w*\s+lhůt\w+"
        rf"|\b(?:máte|mají|má|máš)\s+{_CS_NUMBER}\s+{_CS_UNIT}\s+na\s+odvolání"
    ),
    "en": (
        r"\b(?:within|no\s+(?:later|longer|more)\s+than|not\s+(?:later|longer|more)\s+than|at\s+the\s+latest\s+(?:within|in)"
        r"|time\s+limit\s+(?:of|is)|deadline\s+(?:of|is)|at\s+most|up\s+to|maximum\s+of)"
        rf"\s+{_EN_NUMBER}\s+{_EN_UNIT}"
        rf"|\b(?:within|no\s+later\s+than|at\s+most)\s+an?\s+{_EN_UNIT}"
        rf"|\b{_EN_NUMBER}[ -]{_EN_UNIT}[ -](?:time\s+limit|limit|deadline)"
        rf"|\b{_EN_NUMBER}\s+{_EN_UNIT}\s+(?:from|of|after)\s+(?:the\s+)?{_EN_EVENT}"
        rf"|\b(?:have|has)\s+{_EN_NUMBER}\s+{_EN_UNIT}\s+to\s+appeal"
    ),
}
_APPEAL_CS = (
    r"(?:odvolat|odvolání|podat\s+(?:odvolání|stížnost\s+soudu|žalobu|opravný\s+prostředek|ústavní\s+stížnost)"
    r"|nahlížet\s+do\s+spisu|nahlédnout\s+do\s+spisu)"
)
_RIGHTS = {
    "cs": (
        r"\b(?:máte|mají|má|máš|máme)\s+(?:ze\s+zákona\s+|podle\s+zákona\s+)?(?:právo|nárok|povinnost)\b"
        r"|\bzákon\s+(?:(?:vám|jim|rodičům|dětem|dítěti|rodiči)\s+)?(?:ukládá|zaručuje|zakazuje|dovoluje|dává|umožňuje"
        r"|přikazuje|vyžaduje|přiznává)\b"
        r"|\b(?:soud|úřad|ospod|ředitel)\s+(?:musí|nesmí|má\s+povinnost)\b"
        r"|\b(?:jste|jsou|je|jsme)\s+(?:ze\s+zákona\s+)?(?:povin(?:en|ni|na|ny|no)|oprávněn[iaáyé]?)\b"
        rf"|\b(?:lze|můžete|může|mohou|můžeš|smíte)\s+(?:se\s+|si\s+)?(?:\w+\s+){{0,2}}?{_APPEAL_CS}"
        r"|\b(?:podle|ze)\s+zákona\s+(?:musí\w*|nesmí\w*|máte|mají|má|vyplývá)\b|\bmusí(?:te)?\s+ze\s+zákona\b"
        r"|\b(?:vzniká|náleží|přísluší)\s+(?:(?:vám|mu|jí|jim|dítěti|rodiči|rodičům)\s+)?(?:nárok|právo)\b"
        r"|\bvaše\s+právo\s+(?:je|na|nahlí|odvol|požád)"
    ),
    "en": (
        r"\b(?:(?:you|they|parents|children)\s+)?(?:have|has)\s+(?:a|the)\s+(?:legal\s+)?(?:right(?=\s+(?:to|of|not)\b)|duty)\b"
        r"|\b(?:is|are)\s+(?:legally\s+|also\s+)?(?:entitled|obliged|required\s+by\s+law|under\s+a\s+duty)\s+to\b"
        r"|(?<!what )\bthe\s+law\s+(?:guarantees|forbids|obliges|requires|entitles|gives)\b"
        r"|\b(?:court|authority|ospod)\s+(?:must|must\s+not|may\s+not)\b"
        r"|\b(?:may|can)\s+(?:\w+\s+)?(?:appeal|(?:file|lodge|bring)\s+an?\s+(?:appeal|action|constitutional))\b"
        r"|\bappeals?\s+(?:may|can)\s+be\s+(?:lodged|filed|brought)\b"
        r"|\b(?:it\s+is|this\s+is)\s+your\s+(?:legal\s+)?right\b|\bby\s+law,?\s+(?:the\s+)?\w+\s+(?:must|may)\b"
    ),
}
LIMIT = {locale: late(pattern) for locale, pattern in _LIMITS.items()}
RIGHT = {locale: late(pattern) for locale, pattern in _RIGHTS.items()}


@dataclass(frozen=True)
class _Sign:
    """What every such sentence holds: one of some words, and for most of them, right before it, one of others."""

    word: Trigger
    before: re.Pattern[str] | None = None


def _sign(words_of: str, before: str = "") -> _Sign:
    trigger = Trigger(late(rf"(?<!\S)(?:{words_of})"), fold=True)
    return _Sign(trigger, late(rf"(?<!\w)(?:{before})\s\Z", re.IGNORECASE) if before else None)


#: Only what stands around such words is read with the patterns above, which are slow.
_LIMIT_SIGNS = {
    "cs": (
        _sign(
            r"hod(?:in|\.)|dn[íůye]|den(?!\w)|týd|měsíc|rok|roce(?!\w)|let(?!\w)",
            rf"{_CS_NUMBER}|\d\w*|\S*\)|(?:pracovní|kalendářní|jdoucí)(?:ch|m|mi)?|čtvrt|do|na|nejdéle|nejvýše|maximálně",
        ),
        _sign("lhůt", r"\S*(?:denní|hodinov|týdenní|měsíční|letá|roční)\w*"),
    ),
    "en": (
        _sign(
            r"(?:hour|day|week|month|year)s?(?!\w)",
            rf"\S*{_EN_NUMBER}|(?:within|than|most|half)\s+an?|\S*(?:calendar|working|business|consecutive)",
        ),
        _sign(r"\S*-(?:hour|day|week|month|year)s?(?!\w)"),
    ),
}
_RIGHT_SIGNS = {
    "cs": (
        _sign(
            "právo|nárok|povin|oprávněn|ukládá|zaručuje|zakazuje|dovoluje|dává|umožňuje|přikazuje|vyžaduje|přiznává|musí|nesmí"
            "|vyplývá|m[áa]",
            r"\S*(?<!\w)(?:m[áa]\w*|zákona?|vám|jim|rodič\w*|dět\w+|dítěti|mu|jí|soud|úřad|ospod|ředitel|js\w+|je|vzniká"
            r"|náleží|přísluší|vaše)",
        ),
        _sign("odvol|podat|nahlížet|nahlédnout"),
        _sign("zákona", r"\S*(?<!\w)musí(?:te)?\s+ze"),
    ),
    "en": (
        _sign("right|duty", r"\S*(?<!\w)(?:(?:have|has)\s+(?:a|the)|legal|your)"),
        _sign("entitled|obliged|required|under", r"\S*(?<!\w)(?:is|are|legally|also)"),
        _sign("guarantees|forbids|obliges|requires|entitles|gives", r"\S*(?<!\w)law"),
        _sign("must|may", r"\S*(?<!\w)(?:court|authority|ospod|law,?\s+(?:the\s+)?\w+)"),
        _sign("appeal|file|lodge|bring", r"\S*(?<!\w)(?:may|can)(?:\s+\w+)?"),
        _sign("lodged|filed|brought", "be"),
    ),
}
_AROUND = 90


def limits(text: str, locale: str) -> Iterator[tuple[int, int]]:
    """Places of time limits; none in a language whose words are not known."""
    yield from _around(text, _LIMIT_SIGNS.get(locale, ()), LIMIT.get(locale))


def rights(text: str, locale: str) -> Iterator[tuple[int, int]]:
    """Places of rights and duties said as facts."""
    yield from _around(text, _RIGHT_SIGNS.get(locale, ()), RIGHT.get(locale))


def _around(text: str, signs: Iterable[_Sign], pattern: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """Places of the pattern near a sign, in any letter case; in time that grows with the text only."""
    found = words(text)
    near = sorted({at for sign in signs for at in places(text, sign.word.among(found), sign.before)})
    if pattern is None or not near:
        return
    small = text.lower()
    if len(small) != len(text):  # one Turkish letter grows when made small
        small = text
    done = until = 0
    for at in near:
        if at + _AROUND <= until:
            continue  # read with the word before; no character is read more than three times
        start, until = max(done, at - _AROUND, until - _AROUND), at + 2 * _AROUND
        for match in pattern.finditer(small, start, until):
            yield match.span()
            done = match.end()
