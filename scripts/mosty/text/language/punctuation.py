"""Quotation marks and dashes that are not those of the language. Pure functions on strings, each
linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mosty.text.faults import Place
from mosty.text.prefilter import lazy_pattern

_MARKS = lazy_pattern('["„“”]')
_PARAGRAPH_END = lazy_pattern(r"\n[ \t]*(?=\n)")
#: Attribute lists, and addresses of links given below: quotation marks there are syntax.
_SYNTAX = lazy_pattern(r"\{[^{}\n]{0,500}\}|^[ ]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[^\n]*", re.MULTILINE)
#: Before a text in a formula: ``=HEX2BIN("6a"``, ``;"1"``, ``A1="x"``.
_FORMULA = lazy_pattern(r"[=;&]$|[A-Z][A-Z0-9_.]{1,15}\($")
#: What a computer is told word by word: marks that no prose has, or no letter and no digit at all.
_LITERAL = lazy_pattern(r"[_\\=|<{}]|(?<!\n)>|://|\A[\W_]+\Z")
_TIME = r"\d{1,2}[.:]\d{2}"
_HYPHEN = lazy_pattern(r"-(?= ?\d)")
#: So many characters of a range stand before its hyphen: ``12:30-``, ``1950 -``.
_BEFORE = 5
_RANGE = lazy_pattern(
    rf"(?<![\w./:,+-])(?:(?P<a>\d{{1,4}})(?P<s> ?)-(?P=s)(?P<b>\d{{1,4}})|{_TIME}-{_TIME}|\d{{1,"
    rf"2}}\.-\d{{1,2}}\.)"
    r"(?![\w/-]|[.,:]\d|\]|\)-)"  # nor a set of characters, [0-9], nor a subtraction, (1-2)-3
)


_DAY = (
    r"(?:pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle|Po|Út|St|Čt|Pá|So|Ne|Mon|Tue|Wed|Thu"
    r"|Fri|Sat|Sun)"
    r"(?:day|sday|nesday|rsday|urday)?"
)
_MONTH = (
    r"(?:leden|únor|březen|duben|květen|červen|červenec|srpen|září|říjen|listopad|prosinec"
    r"|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)"
)
#: Ranges of words and of numbers that are not whole, and the hyphen between spaces that stands for
#: a dash.
_LOOSE_RANGE = lazy_pattern(
    rf"(?<![\w-])(?:{_DAY} ?- ?{_DAY}|{_MONTH} ?- ?{_MONTH})(?![\w-])|{_TIME} - {_TIME}"
    r"|\d{1,2}\. (?:\d{1,2}\. )?- \d{1,2}\.(?= )"
    r"|(?<![\w.,-])\d{1,3}(?:[ \u00a0]\d{3})+-\d{1,3}(?:[ \u00a0]\d{3})+(?![\w-])"
    r"|(?<![\w.,-])\d{1,3},\d-\d{1,3}(?![\w-])"
    r"|(?<![\w.,-])\d{1,3} ?%-\d{1,3} ?%|\d{1,2} ?[ap]m ?- ?\d{1,2} ?[ap]m\b"
    r"|(?<![\w.,:-])\d{1,3} - \d{1,3}(?= [^\W\d_])"
    r"|(?<=[^\W\d_]) --? (?=[^\W\d_])"
)


#: A hyphen that one of these may stand around; the pattern begins with a sign, so it is found fast.
#: A number between two hyphens is no end of a range; before a word there is one too, and no item of
#: a list begins there.
_LOOSE_HYPHEN = lazy_pattern(
    r"-(?! ?\d{1,4}-)(?:(?:(?<=[^\W\d_]-)|(?<=[^\W\d_] -))-? (?=[^\W\d_])"
    r"|(?:(?<=[\d.m] -)|(?<=[%m]-)|(?<=,\d-)|(?<=[ \u00a0]\d{3}-)) ?(?=\d)"
    r"|(?:(?<=[íýáoaekntrcdyiuhl]-)|(?<=[^\W\d_] -))(?=[úpsčnlbkdřz]\w\w|[PÚSČNMTWFJADO][\wúát]))"
)


def straight_quotes(text: str) -> Iterator[Place]:
    """Pairs of ``"`` (or a lone one); inches and seconds after a digit are left alone."""
    if '"' not in text:
        return
    prose = _SYNTAX.sub(lambda match: " " * len(match[0]), text)
    start = 0
    for end in (*(match.start() for match in _PARAGRAPH_END.finditer(prose)), len(prose)):
        yield from _straight_in_paragraph(prose, start, end)
        start = end


def _straight_in_paragraph(prose: str, start: int, end: int) -> Iterator[Place]:
    opened: int | None = None
    curly = False
    for match in _MARKS.finditer(prose, start, end):
        at, mark = match.start(), match[0]
        if mark != '"':
            curly = mark == "„" or (mark == "“" and not curly)
        elif opened is not None:
            if not _is_code(prose, opened, at):
                yield opened, at + 1
            opened = None
        elif curly:
            yield at, at + 1
            curly = False
        elif not prose[at - 1 : at].isdigit():
            opened = at
    if opened is not None:
        yield opened, opened + 1


def _is_code(prose: str, opened: int, closed: int) -> bool:
    """Whether the pair holds a text of a formula or what a computer reads."""
    before = prose[max(0, opened - 20) : opened]
    return bool(_FORMULA.search(before) or _LITERAL.search(prose[opened + 1 : closed]))


#: By language: an opening mark of it with a closing one of another, marks of another, two commas,
#: an entity.
_STRANGE = {
    "cs": re.compile(
        r"(?:,,|\u201a\u201a)(?=[^\W\d_])(?:[^„“”\"\n]{0,300}?(?:“|”|‘‘|''|\"))?|„[^„“”\"\n]{1,"
        r"300}”|[“”](?=\w)[^„“”\"\n]{1,60}[“”]"
        r"|&quot;[^\n]{0,300}?&quot;|(?<![\w»])[«»](?=\w)[^«»\n]{1,300}[«»]"
    ),
    "en": re.compile(  # „…“ is how a Czech phrase is quoted on an English page
        r"(?:,,|\u201a\u201a)(?=[^\W\d_])[^„“”\"\n]{0,300}?(?:“|”|\")|“(?=\w)[^„“”\"\n]{1,"
        r"300}(?<=\S)“(?!\w)"
        r"|&quot;[^\n]{0,300}?&quot;|(?<![\w»])«(?=\w)[^«»\n]{1,300}»"
    ),
}
_STRANGE_SIGNS = {
    "cs": (",,", "\u201a\u201a", "”", "&quot;", "«", "»", " “", "\n“"),
    "en": (",,", "\u201a\u201a", "“", "&quot;", "«"),
}


def strange_quotes(text: str, locale: str) -> Iterator[Place]:
    """Marks of another language, two commas or an entity instead of one, marks that do not belong
    together.
    """
    if locale in _STRANGE and any(sign in text for sign in _STRANGE_SIGNS[locale]):
        for match in _STRANGE[locale].finditer(text):
            yield match.span()


#: Before the number of a book or a journal, which has hyphens of its own.
_BOOK = lazy_pattern(r"\bIS[BS]N(?:-1[03])?[: \u00a0]{1,3}\Z")


def _ranges(text: str) -> Iterator[re.Match[str]]:
    """Every match of the pattern, looked for around hyphens only."""
    done = 0
    for hyphen in _HYPHEN.finditer(text) if "-" in text else ():
        at = hyphen.start()
        for start in range(max(done, at - _BEFORE), at):
            match = _RANGE.match(text, start)
            if match and not _BOOK.search(text, max(0, start - 12), start):
                yield match
                done = match.end()
                break


#: Another step of a path through menus (``Format - Cells - Borders``), and what is said before one.
_STEP = lazy_pattern(r"[^\W\d_] - (?=[^\W\d_])")
_MENU = lazy_pattern(
    r"(?<!\w)(?:[Zz]vol|[Vv]ybe?r|[Kk]lep|[Kk]likn|[Nn]abíd|[Kk]art|[Dd]ialog|[Oo]tevř|[Cc]hoose"
    r"|[Ss]elect|[Cc]lick|[Mm]enu|[Oo]pen)"
)


def _in_menu(text: str, start: int, end: int) -> bool:
    """Whether a hyphen between spaces is a step of a path through menus: before a capital, with
    another step or a word of choosing near on the line.
    """
    if text[start:end].strip(" -") or not text[end : end + 1].isupper():
        return False
    before = text[max(0, start - 80) : start + 1].rpartition("\n")[2]
    after = text[end : end + 60].partition("\n")[0]
    steps = (*_STEP.finditer(before), *_STEP.finditer(after))
    return any(one.string[one.end()].isupper() for one in steps) or _MENU.search(before) is not None


def hyphen_ranges(text: str) -> Iterator[Place]:
    """Ranges of years, of small numbers, of times and days joined by a hyphen; a larger number
    comes second.
    """
    for match in _ranges(text):
        first, second = match["a"], match["b"]
        if first is None:
            yield match.span()
        elif int(first) < int(second) and not (first.startswith("0") and len(first) > 1):
            years = len(first) == len(second) == 4 and int(first) >= 1800 and int(second) <= 2100
            if years or (not match["s"] and len(first) < 4 and len(second) < 4):
                yield match.span()
    done = 0
    for hyphen in _LOOSE_HYPHEN.finditer(text) if "-" in text else ():
        at = hyphen.start()
        loose = _LOOSE_RANGE.search(text, max(done, at - 30), at + 30) if at >= done else None
        if (
            loose
            and loose.start() <= at < loose.end()
            and "|" not in text[max(0, loose.start() - 3) : loose.end() + 3]
        ):
            if not _in_menu(text, *loose.span()):
                yield loose.span()
            done = loose.end()
