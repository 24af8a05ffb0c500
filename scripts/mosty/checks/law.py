"""Law only by record: no section, time limit or right in free text, and nothing printed that is not certain enough."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site, overdue
from mosty.text.guess import guesses
from mosty.text.signs import Trigger, follows, late, words

#: Kinds that may speak of law without a call (and the page that lists the records, see below).
_FREE = frozenset({"engineering"})

_NUMBER = (
    r"(?:\d+|jednoho|dvou|tří|čtyř|pěti|šesti|sedmi|osmi|deseti|čtrnácti|patnácti|třiceti|šedesáti"
    r"|jeden|dva|tři|čtyři|pět|šest|sedm|osm|deset|čtrnáct|patnáct|třicet|šedesát"
    r"|one|two|three|four|five|six|seven|eight|ten|fourteen|fifteen|thirty|sixty)"
)
_UNIT = (
    r"(?:pracovní(?:ch)?\s+|calendar\s+|working\s+)?"
    r"(?:hodin\w*|dn[íůy]|den|dny|týd\w*|měsíc\w*|rok[uy]?|let|hours?|days?|weeks?|months?|years?)"
)
#: A citation of law in any language of the site.
CITATION = late(
    r"§{1,2}\s*\d+\w*(?:\s*(?:odst\.|písm\.)\s*\w+\)?)*"
    r"|\b(?:čl\.|článk\w+)\s*\d+(?:\s*odst\.\s*\d+)?(?=\s+(?:Listin|zákon|Ústav))"
    r"|\b\d{1,4}/(?:19|20)\d{2}\s*Sb\."
    r"|\b[Ss]ections?\s+\d+[a-z]{0,2}(?:\(\d+\))*(?=\s+(?:of|SPOD))|\bAct\s+No\.?\s*\d+"
)
#: "do 15 dnů", "nejpozději za 3 měsíce", "within 7 days", "lhůta 15 dnů", "max. 3 months".
LIMIT = late(
    rf"\b(?:nejpozději\s+)?(?:do|ve\s+lhůtě|lhůt\w+(?:\s+\w+){{0,2}}|nejdéle|nejvýše|maximálně)\s+{_NUMBER}\s+{_UNIT}"
    rf"|\b(?:within|no\s+later\s+than|at\s+the\s+latest\s+(?:within|in)|time\s+limit\s+of|deadline\s+of|at\s+most|up\s+to|a?\s?maximum\s+of)\s+{_NUMBER}\s+{_UNIT}"
    rf"|\b(?:have|has)\s+{_NUMBER}\s+{_UNIT}\s+to\s+appeal|\b(?:máte|mají|má)\s+{_NUMBER}\s+{_UNIT}\s+na\s+odvolání",
    re.IGNORECASE,
)
#: "děti a studenti do 26 let", "young people up to 26 years": an age, unless a moment is named from which it runs.
_AGED = late(
    r"(?:\b(?:dít|dět|student|žák|mlad|lid|dospěl|osob|věk|chlap|kluk|dív|hol)\w*|\b(?:child(?:ren)?|students?|people"
    r"|persons?|adults?|aged?|boys?|girls?))\s+(?:ve\s+věku\s+)?$",
    re.IGNORECASE,
)
_YEARS = late(r"^(?:do|up\s+to)\s+\S+\s+(?:rok[uy]?|let|years?)$", re.IGNORECASE)
_SINCE = late(r"\s+(?:od|ode|po|from|after|since)\b", re.IGNORECASE)
#: A right or a duty said as a fact.
RIGHT = late(
    r"\b(?:máte|mají|má|máš)\s+(?:ze\s+zákona\s+)?(?:právo|nárok|povinnost)\b"
    r"|\bzákon\s+(?:ukládá|zaručuje|zakazuje|dovoluje)\b"
    r"|\b(?:soud|úřad|OSPOD|ředitel)\s+(?:musí|nesmí|je\s+povinen|má\s+povinnost)\b"
    r"|\b(?:you|they|parents|children)\s+(?:have|has)\s+(?:a|the)\s+(?:legal\s+)?(?:right|duty)\b|\bare\s+entitled\s+to\b"
    r"|\bthe\s+law\s+(?:guarantees|forbids|obliges)\b"
    r"|\b(?:court|authority|OSPOD)\s+(?:must|must\s+not|is\s+obliged\s+to)\b",
    re.IGNORECASE,
)

#: Signs of the three: see ``text/signs.py``. A word of a citation; a unit of time right after a number; the last word
#: of a right or duty right after the one before it.
_CITES = Trigger(re.compile(r"§|čl\.|článk|/(?:19|20)\d{2}|[Ss]ections?(?!\S)|Act(?!\S)"))
_UNITS = Trigger(
    re.compile(r"(?<!\S)(?:pracovní|calendar|working|hodin|dn[íůy]|den|týd|měsíc|rok|let|hour|day|week|month|year)"),
    fold=True,
)
_COUNTED = late(_NUMBER + r"\Z", re.IGNORECASE)
_CLAIMS = Trigger(
    re.compile(
        r"(?<!\w)(?:právo|nárok|povinnost|ukládá|zaručuje|zakazuje|dovoluje|musí|nesmí|povinen|right|duty|entitled"
        r"|guarantees|forbids|obliges|must|obliged)"
    ),
    fold=True,
)
_CLAIMED = late(
    r"\b(?:m[áa]\w*|zákona?|soud|úřad|OSPOD|ředitel|je|an?|the|legal|are|law|court|authority|is)\Z", re.IGNORECASE
)


def _may_cite(text: str, found: frozenset[str]) -> bool:
    return bool(_CITES.among(found)) or follows(text, _UNITS.among(found), _COUNTED)


def free_text(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LAW002: citations and time limits anywhere in prose; rights and duties where no record is called beside them."""
    if page.kind in _FREE or any(directive.name == "law-records" for directive in page.body.directives):
        return
    prose = page.body.prose
    found = words(prose)
    for pattern in (CITATION, LIMIT) if _may_cite(prose, found) else ():
        for match in pattern.finditer(prose):
            if not _is_age(prose, match):
                yield problem("LAW002", page.body.span(*match.span()), text=" ".join(match[0].split()))
    told = {name: list(_strings(value)) for name, value in page.raw.items() if name != "sources"}
    joined = "\n".join([text for texts in told.values() for text in texts])
    for name, texts in told.items() if _may_cite(joined, frozenset(joined.split())) else ():
        for match in (one for text in texts for one in _in_meta(text)):
            yield problem("LAW002", page.where(name), text=" ".join(match[0].split()))
    if page.kind == "site":  # speaks of this site, not of families
        return
    if not follows(prose, _CLAIMS.among(found), _CLAIMED):
        return
    called = {directive.span.line for directive in page.body.directives if directive.name == "law"}
    for match in RIGHT.finditer(prose):
        first, last = _block(page, match.start())
        if not called & set(range(first, last + 1)):
            yield problem("LAW002", page.body.span(*match.span()), text=" ".join(match[0].split()))


def _in_meta(text: str) -> Iterator[re.Match[str]]:
    for pattern in (CITATION, LIMIT):
        yield from (match for match in pattern.finditer(text) if not _is_age(text, match))


def _is_age(text: str, match: re.Match[str]) -> bool:
    """Whether the years are somebody's age, not a time limit."""
    return bool(
        _YEARS.match(match[0])
        and _AGED.search(text, max(0, match.start() - 40), match.start())
        and not _SINCE.match(text, match.end())
    )


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _block(page: Page, offset: int) -> tuple[int, int]:
    """First and last line of the paragraph or list item around ``offset``."""
    text = page.body.text
    start = max(text.rfind("\n\n", 0, offset), text.rfind("\n- ", 0, offset), text.rfind("\n## ", 0, offset))
    end = min((at for at in (text.find("\n\n", offset), text.find("\n- ", offset)) if at >= 0), default=len(text))
    return page.body.span(max(start + 1, 0), 0).line, page.body.span(end, 0).line


def calls(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LAW001, LAW003, LAW004: each called record is there, may be printed here, and is not overdue."""
    for directive in page.body.directives:
        if directive.name != "law":
            continue
        record = site.law.get(directive.argument)
        if record is None:
            if site.law and directive.argument not in site.ids("law"):
                yield problem(
                    "LAW001", directive.span, key=directive.argument, **guesses(directive.argument, site.law, 0.4)
                )
        elif not record.may_print(page.for_plain_reader):
            yield problem("LAW003", directive.span, key=record.id, certainty=record.certainty)
        elif overdue(record.review_by, today):
            yield problem("LAW004", directive.span, key=record.id, date=record.review_by.isoformat())


def records(site: Site, today: dt.date) -> Iterator[Problem]:
    """LAW004 for overdue records that may be printed; LAW005 for an act without its title."""
    for record in site.law.values():
        span = site.places.get(("law", record.id), Span("docs/data/law.yml"))
        if record.may_print(False) and overdue(record.review_by, today):
            yield problem("LAW004", span, key=record.id, date=record.review_by.isoformat())
        if record.act and site.acts and record.act not in site.acts:
            yield problem("LAW005", span, key=record.id, act=record.act, **guesses(record.act, site.acts))
