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
    r"|(?:(?:jede|dva|tři|čtyři|pěta|šesta|sedma|osma|devěta)(?:na|a)?(?:dvaceti|třiceti|čtyřiceti|padesáti|šedesáti)"
    r"|jed(?:en|noho|nu|na|né)|dv(?:ou|a|ě)|tří|tři|čtyř|čtyři|pěti?|šesti?|sedmi?|osmi?|devíti|devět|deseti?|desíti"
    r"|jedenácti?|dvanácti?|čtrnácti?|patnácti?|dvaceti?|třiceti?|čtyřiceti?|padesáti?|šedesáti?|devadesáti?)"
    r"(?:\s+(?:jedn[éo](?:ho)?|dvou|tří|čtyř|pěti|šesti|sedmi|osmi|devíti))?)"
)
_CS_KIND = r"(?:(?:prac\.|kal\.|pracovní|kalendářní|po\s+sobě\s+jdoucí)(?:ch|m|mi)?\s+)?"
_CS_UNIT = r"(?:h\b|hod(?:in\w*|\.)|dn(?:í|ů|y|ech)\b|den\b|týd(?:en|n\w+)|měsíc\w*|rok[uy]?\b|roce\b|let\b)"
_CS_ONE = r"(?:hodiny|týdne|měsíce|roku|čtvrt\s+roku|půl\s+roku)\b"
_CS_EVENT = (
    r"(?:doručení|vydání|podání|oznámení|zahájení|umístění|přijetí|převzetí|vyhlášení|nařízení|rozhodnutí|právní\s+moci"
    r"|vykonatelnosti|narození|dne\b|kdy\b|chvíle\b|okamžiku\b)"
)
_EN_NUMBER = (
    r"(?:(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
    r"(?:\s+\(\w+\)|\s*(?:[-–]|to)\s*\w+)?)|half\s+an?)"
)
_EN_UNIT = r"(?:(?:full|calendar|working|business|consecutive)\s+)?(?:hours?|days?|weeks?|fortnight|months?|years?)\b"
_EN_EVENT = (
    r"(?:service|delivery|receipt|receiving|notification|the\s+decision|being\s+served|the\s+date|the\s+day|filing"
    r"|birth|the\s+placement|registration)\b"
)
_LIMITS = {
    "cs": (
        rf"\b(?:nejpozději\s+)?(?:do|ve\s+lhůtě|v\s+průběhu|lhůt\w+(?:\s+\w+){{0,2}}|po\s+uplynutí|(?:nejdéle|nejvýše|maximálně|nejpozději)"
        rf"(?:\s+(?:na|po|za|do))?)\s+{_CS_NUMBER}\s+{_CS_KIND}{_CS_UNIT}"
        rf"|\b(?:(?:nejpozději|nejdéle)\s+)?do\s+{_CS_ONE}(?=\s+(?:od|ode|po)\s)|\bnejpozději\s+do\s+{_CS_ONE}"
        r"|\b(?:nejdéle|nejvýše|maximálně)\s+(?:na\s+)?(?:rok|měsíc|týden)\b"
        rf"|\b{_CS_NUMBER}\s+{_CS_KIND}{_CS_UNIT}\s+(?:od|ode|po)\s+{_CS_EVENT}"
        r"|\b(?:\d+[ -]?|[^\W\d]{3,20}i)(?:denní|hodinov|týdenní|měsíční|letá|roční)\w*\s+lhůt\w+"
        rf"|\b(?:máte|mají|má|máš)\s+(?:na|k)\s+\w+\s+{_CS_NUMBER}\s+{_CS_KIND}{_CS_UNIT}"
        rf"|\b(?:na|k|pro)\s+(?:podání\s+)?odvolání\s+(?:máte|je|mají|má)\s+(?:lhůta\s+)?{_CS_NUMBER}\s+{_CS_KIND}{_CS_UNIT}"
        rf"|\b{_CS_NUMBER}\s+{_CS_KIND}{_CS_UNIT}\s+(?:na|k)\s+(?:podání|odvolání|vyjádření|stížnost|žalob)\w*"
        rf"|\blhůt\w+\s+(?:\w+\s+){{0,4}}?(?:je|jsou|činí|trvá|běží|bude)\s+{_CS_NUMBER}\s+{_CS_KIND}{_CS_UNIT}"
        r"|\blhůt\w+\s+(?:\w+\s+){0,3}?(?:je|činí)\s+[^\W\d_]{3,20}(?:denní|týdenní|měsíční|letá|roční)\b"
        rf"|\b(?:alespoň|nejméně|minimálně|aspoň)\s+(?:jednou|dvakrát|1x|1×)\s+(?:za\s+(?:{_CS_NUMBER}\s+)?{_CS_UNIT}"
        r"|měsíčně|ročně|týdně)"
        rf"|\b(?:nejdéle|maximálně|nejvýše)\s+po\s+dobu\s+{_CS_NUMBER}\s+{_CS_UNIT}"
        rf"|\bpravomocn\w+\s+(?:\w+\s+){{0,3}}?(?:po|za)\s+{_CS_NUMBER}\s+{_CS_KIND}{_CS_UNIT}"
    ),
    "en": (
        r"\b(?:within(?:\s+the\s+next)?|in\s+(?:less|fewer)\s+than|no\s+(?:later|longer|more)\s+than|not\s+(?:later|longer|more)\s+than|at\s+the\s+latest\s+(?:within|in)"
        r"|time\s+limit\s+(?:of|is)|deadline\s+(?:of|is)|at\s+most|up\s+to|maximum\s+of)"
        rf"\s+{_EN_NUMBER}\s+{_EN_UNIT}"
        rf"|\b(?:within|no\s+later\s+than|at\s+most)\s+an?\s+{_EN_UNIT}"
        rf"|\b{_EN_NUMBER}[ -]{_EN_UNIT}[ -](?:time\s+limit|limit|deadline)"
        rf"|\b{_EN_NUMBER}\s+{_EN_UNIT}\s+(?:from|of|after)\s+(?:the\s+)?{_EN_EVENT}"
        rf"|\b(?:have|has)\s+{_EN_NUMBER}\s+{_EN_UNIT}\s+to\s+\w+"
        rf"|\b{_EN_NUMBER}\s+{_EN_UNIT}\s+to\s+(?:appeal|complain|reply)"
        rf"|\b(?:limit|deadline|appeal\s+period)\s+(?:for\s+\w+(?:\s+\w+)?\s+)?(?:of|is)\s+{_EN_NUMBER}\s+{_EN_UNIT}"
        rf"|\bat\s+least\s+(?:once\s+|twice\s+)?(?:every|in|per|a|an)\s+(?:{_EN_NUMBER}\s+)?{_EN_UNIT}"
    ),
}
_APPEAL_CS = (
    r"(?:odvolat|odvolání|podat\s+(?:odvolání|stížnost\s+soudu|žalobu|opravný\s+prostředek|ústavní\s+stížnost)"
    r"|nahlížet\s+do\s+spisu|nahlédnout\s+do\s+spisu)"
)
_RIGHTS = {
    "cs": (
        r"(?<!kdo )(?<!na co )\b(?:ne)?(?:máte|mají|má|máš|máme|měl[iay]?)"
        r"\s+(?:(?:ze|podle|dle)\s+zákona\s+|také\s+|i\s+|vždy\s+|nejen\s+|tedy\s+|zákonn\w+\s+){0,2}"
        r"(?:právo|nárok|povinnost)\b(?!(?:\s+[^\s.!?]+){0,12}\?)"
        r"|\bprávo\s+(?:na\s+odvolání|odvolat\s+se|nahlížet|na\s+nahlížení)(?:\s+\w+){0,3}\s+(?:máte|mají|má|máš)\b"
        r"|\bje\s+(?:to\s+)?(?:vaším|jejich|vaše)\s+(?:právem|právo|povinností|povinnost)\b"
        r"|\bpovinnost(?:í|i)?\s+(?:rodič\w+|úřadu|soudu|ospod)\s+(?:je|jsou)\b"
        r"|\bzákon\s+(?:(?:vám|jim|rodičům|dětem|dítěti|rodiči)\s+)?(?:ukládá|zaručuje|zakazuje|dovoluje|dává|umožňuje"
        r"|přikazuje|vyžaduje|přiznává)\b"
        r"|\b(?:soud|úřad|ospod|ředitel)\s+(?:(?:vám|jim|mu|jí|nám|ti|to|ho|je)\s+)?(?:musí|nesmí|má\s+povinnost)\b"
        r"|\b(?:jste|jsou|je|jsme)\s+(?:ze\s+zákona\s+)?(?:povin(?:en|ni|na|ny|no)|oprávněn[iaáyé]?)\b"
        rf"|\b(?:lze|můžete|může|mohou|můžeš|smíte)\s+(?:se\s+|si\s+)?(?:\w+\s+){{0,2}}?{_APPEAL_CS}"
        r"|\b(?:podle|dle|ze)\s+zákona\s+(?:musí\w*|nesmí\w*|máte|mají|má|vyplývá)\b|\bmusí(?:te)?\s+ze\s+zákona\b"
        r"|\b(?:vzniká|náleží|přísluší)\s+(?:(?:vám|mu|jí|jim|dítěti|rodiči|rodičům)\s+)?(?:nárok|právo)\b"
        r"|\b(?:odvol(?:at\s+se|ání)|stížnost|námitky|žalobu)\s+(?:se\s+)?(?:můžete|může|mohou|lze|můžeš)\b"
        r"|\b(?:můžete|může|mohou|lze|můžeš)\s+(?:si\s+|také\s+)?podat\s+(?:\w+\s+){0,2}?(?:námitky|žalobu|odvolání"
        r"|stížnost\s+(?:k\s+)?soudu)\b"
        r"|\bzákon\s+(?:říká|stanoví|určuje|nařizuje),?\s+že\b"
        r"|\bvaše\s+právo\s+(?:je|na|nahlí|odvol|požád)"
    ),
    "en": (
        r"\b(?:(?:you|they|parents|children)\s+)?(?:have|has)\s+(?:also\s+)?(?:a|the|every|no)\s+(?:legal\s+)?(?:right(?=\s+(?:to|of|not)\b)|duty)\b"
        r"|\b(?:is|are)\s+(?:legally\s+|also\s+)?(?:entitled|obliged|required(?=\s+by)|under\s+a\s+duty)\s+(?:by\s+law\s+)?to\b"
        r"|(?<!what )\bthe\s+law\s+(?:guarantees|forbids|obliges|requires|entitles|gives|allows|says\s+(?:that|you))\b"
        r"|\bunder\s+the\s+law\s+(?:you|parents|they|the\s+\w+)\s+(?:must|may|can)\b"
        r"|\b(?:court|authority|ospod)\s+(?:must|has\s+to|is\s+required\s+to|must\s+not|may\s+not)\b"
        r"|\b(?:may|can)\s+(?:\w+\s+)?(?:appeal|(?:file|lodge|bring)\s+an?\s+(?:appeal|action|constitutional|complaint\s+with\s+the\s+court))\b"
        r"|\bappeals?\s+(?:may|can)\s+be\s+(?:lodged|filed|brought)\b"
        r"|\b(?:it\s+is|this\s+is)\s+your\s+(?:legal\s+)?(?:right|duty)\b|\bby\s+law,?\s+(?:the\s+)?\w+\s+(?:must|may)\b"
    ),
}
#: Between two words: white space, with the marks of **bold** and *italic* letters.
_GAP = r"[\s*_]+"


def _sentence(pattern: str) -> re.Pattern[str]:
    """Every alternative begins where a word does: said once in front of them all, it spares asking each of them within
    words."""
    return late(rf"(?<!\w)(?=\w)(?:{pattern})".replace(r"\s+", _GAP))


LIMIT = {locale: _sentence(pattern) for locale, pattern in _LIMITS.items()}
RIGHT = {locale: _sentence(pattern) for locale, pattern in _RIGHTS.items()}


@dataclass(frozen=True)
class _Sign:
    """What every such sentence holds: one of some words, and for most of them, right before it, one of others."""

    word: Trigger
    before: re.Pattern[str] | None = None


#: Where a word of a language begins, or what stands between two spaces: not at each bracket of a row of them.
_STARTS = r"(?:(?<!\S)|(?<!\w)(?=\w))"


def _sign(words_of: str, before: str = "") -> _Sign:
    trigger = Trigger(late(rf"(?<!\S)[*_]{{0,3}}(?:{words_of})"), fold=True)
    return _Sign(trigger, late(rf"{_STARTS}(?:{before})\s\Z", re.IGNORECASE) if before else None)


#: Only what stands around such words is read with the patterns above, which are slow.
_LIMIT_SIGNS = {
    "cs": (
        _sign(
            r"hod(?:in|\.)|h(?!\w)|dn[íůye]|den(?!\w)|týd|měsíc|rok|roce(?!\w)|let(?!\w)",
            rf"{_CS_NUMBER}|\d\w*|\S*\)|(?:pracovní|kalendářní|jdoucí)(?:ch|m|mi)?|prac\.|kal\.|za|čtvrt|do|na|nejdéle|nejvýše|maximálně",
        ),
        _sign("lhůt", r"\S*(?:denní|hodinov|týdenní|měsíční|letá|roční)\w*"),
        _sign(r"[^\W\d_]{3,20}(?:denní|týdenní|měsíční|letá|roční)(?!\w)", "je|činí"),
        _sign("měsíčně|ročně|týdně", "jednou|dvakrát|1[x×]"),
    ),
    "en": (
        _sign(
            r"(?:hour|day|week|fortnight|month|year)s?(?!\w)",
            rf"\S*{_EN_NUMBER}|\S*\)|\S*[-–]\w+|full|(?:within|than|most|half|once|twice|least)\s+an?|\S*(?:calendar|working|business|consecutive)",
        ),
        _sign(r"\S*-(?:hour|day|week|month|year)s?(?!\w)"),
    ),
}
_RIGHT_SIGNS = {
    "cs": (
        _sign(
            "právo|nárok|povin|oprávněn|ukládá|zaručuje|zakazuje|dovoluje|dává|umožňuje|přikazuje|vyžaduje|přiznává|musí|nesmí"
            "|vyplývá|m[áa]",
            r"\S*(?<!\w)(?:(?:ne)?m[áaě]\w*|také|i|vždy|nejen|tedy|zákonn\w+|to|jejich|vaším|dle|zákona?|vám|jim|rodič\w*|dět\w+|dítěti|mu|jí|soud|úřad|ospod|ředitel|js\w+|je|vzniká"
            r"|náleží|přísluší|vaše)",
        ),
        _sign("odvol|podat|nahlížet|nahlédnout|stížnost|námitky|žalobu|povinnost"),
        _sign("říká|stanoví|určuje|nařizuje", r"\S*(?<!\w)zákon"),
        _sign("zákona", r"\S*(?<!\w)musí(?:te)?\s+ze"),
    ),
    "en": (
        _sign("right|duty", r"\S*(?<!\w)(?:(?:have|has)\s+(?:also\s+)?(?:a|the|every|no)|legal|your)"),
        _sign("entitled|obliged|required|under", r"\S*(?<!\w)(?:is|are|legally|also)"),
        _sign("guarantees|forbids|obliges|requires|entitles|gives|says|allows", r"\S*(?<!\w)law"),
        _sign(
            "must|may|can|has",
            r"\S*(?<!\w)law\s+(?:the\s+)?\S+|\S*(?<!\w)(?:court|authority|ospod|law,?\s+(?:the\s+)?\w+)",
        ),
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
