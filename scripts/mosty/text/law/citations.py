"""Citations of Czech law in prose: their form, and whether an act's number and title belong
together.

Form: Legislative Rules of the Government (part on references): ``§ 10 odst. 1 písm. a) zákona č.
359/1999 Sb., o …``. Pure functions on strings; each is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mosty.text.prefilter import WordIndex, lazy_pattern, words

_S = "[ \\t\u00a0\u202f]"
_LAW_WORD = r"(?:[Zz]ákon(?:a|u|em|ě|y|ů|ům|ech)?|[Vv]yhlášk\w{1,3}|[Nn]ařízení\w{0,2})"
#: Words without which a wrong form cannot be there; the form; the right one, as a template of its
#: groups.
_FORMS: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = (
    (("§",), lazy_pattern(r"§{1,2}\.?(?=\d)(\d+[a-z]{0,2})"), "§ {1}"),
    (
        ("§§",),
        lazy_pattern(rf"§§{_S}*(\d+[a-z]{{0,2}})(?!\w)(?!{_S}*(?:,|a\b|až|and|–|-|odst))"),
        "§ {1}",
    ),
    (("§",), lazy_pattern(rf"§{_S}*(\d+){_S}([a-z]{{1,2}})(?={_S}odst\.)"), "§ {1}{2}"),
    (("§",), lazy_pattern(rf"(§{_S}*\d+[a-z]{{0,2}}),{_S}+(?=odst\.)(odst)\."), "{1} {2}."),
    (
        ("aragraf", "par."),
        lazy_pattern(rf"\b[Pp]ar(?:agraf\w{{0,2}}|\.){_S}+(\d+[a-z]{{0,2}})"),
        "§ {1}",
    ),
    (
        ("§",),
        lazy_pattern(rf"(§{{1,2}}{_S}*\d+[a-z]{{0,2}})/(\d+)(?!/|\d*{_S}?Sb)"),
        "{1} odst. {2}",
    ),
    (
        ("ods.", "odstav"),
        lazy_pattern(rf"(?:(?<=\d{_S})|(?<=\d[a-z]{_S}))(?:ods\.|odstav\w{{1,4}}){_S}+(\d+)"),
        "odst. {1}",
    ),
    (("odst. ",), lazy_pattern(rf"(odst\.{_S}*\d+),{_S}+(písm)\."), "{1} {2}."),
    (("pís.",), lazy_pattern(rf"\bpís\.{_S}*([a-z])\)?"), "písm. {1})"),
    (("odst",), lazy_pattern(rf"\bodst(?:\.(?=\d)|{_S}(?={_S}*\d)|(?=\d)){_S}*(\d+)"), "odst. {1}"),
    (("odst.",), lazy_pattern(rf"\bodst\.{_S}*(\d+)\.(?={_S}*(?:písm|věta))"), "odst. {1}"),
    (
        ("písm", "pism"),
        lazy_pattern(
            rf"\bp[íi]sm(?:\.(?=[a-z])|{_S}(?={_S}*[a-z]\b)|\.{_S}+(?=[a-z]\b(?!\)))"
            rf"|\.{_S}+(?<=pism\.{_S}))"
            rf"{_S}*([a-z])\b\)?"
        ),
        "písm. {1})",
    ),
    (("čl.", "čl "), lazy_pattern(rf"\bčl(?:\.(?=\d)|{_S}(?=\d))(\d+)"), "čl. {1}"),
    (
        ("lán", "člán"),
        lazy_pattern(rf"\b[Čč]lán(?:ek|ku|kem){_S}+(\d+)(?={_S}+(?:odst|Listin|Ústav))"),
        "čl. {1}",
    ),
    (
        ("/19", "/20"),
        lazy_pattern(
            rf"\b({_LAW_WORD}|[Zz]\.|[Vv]yhl\.){_S}+(?:č\.(?:(?=\d)|:{_S}*)|čís(?:lo|\.):?{_S}+"
            rf"|(?<=\.{_S})č\.{_S}+)"
            rf"(\d{{1,4}}/(?:19|20)\d\d)(?:{_S}*[Ss]b\.?)?"
        ),
        "{1} č. {2} Sb.",
    ),
    (("Sb",), lazy_pattern(rf"(?<![\d/-])(\d{{1,4}})-((?:19|20)\d\d){_S}*Sb\."), "{1}/{2} Sb."),
    (
        ("zák.",),
        lazy_pattern(rf"\bzák\.{_S}*(?:č\.{_S}*)?(\d+/\d{{2,4}})(?:{_S}*(?:Sb\.?|sb\.?))?"),
        "zákon č. {1} Sb.",
    ),
    (
        ("/19", "/20"),
        lazy_pattern(rf"\b({_LAW_WORD}){_S}+(\d{{1,4}}/(?:19|20)\d\d)(?!\d)(?:{_S}*[Ss]b\.?)?"),
        "{1} č. {2} Sb.",
    ),
    (
        ("/19", "/20"),
        lazy_pattern(
            rf"\b({_LAW_WORD}{_S}+č\.{_S}*\d{{1,4}}/(?:19|20)\d\d)(?!\d)(?!{_S}*[Ss]b)(?!{_S}*Sm)"
        ),
        "{1} Sb.",
    ),
    (("Sb", "sb."), lazy_pattern(rf"(?<![\d/])(\d{{1,4}}/\d{{2}}){_S}*[Ss]b\b\.?"), "{1} Sb."),
    (
        ("Sb", "sb."),
        lazy_pattern(rf"(?<![\d/])(\d{{1,4}})/((?:19|20)\d\d){_S}*(?:sb\.?|Sb(?!\.|[íi]))(?!\w)"),
        "{1}/{2} Sb.",
    ),
    (
        ("Sb", "sb."),
        lazy_pattern(rf"(?<![\d/])(\d{{1,4}})(?:{_S}+/{_S}*|/{_S}+)((?:19|20)\d\d){_S}*[Ss]b\b\.?"),
        "{1}/{2} Sb.",
    ),
    (("Sb.",), lazy_pattern(r"(?<![\d/])(\d{1,4}/(?:19|20)\d\d)Sb\."), "{1} Sb."),
    (
        ("Act ",),
        lazy_pattern(
            rf"\bAct{_S}+(?:No\.?{_S}*)?(\d{{1,4}}/(?:19|20)\d\d)(?!\d)(?!{_S}*(?:Sb|Coll)\.)"
            rf"(?:{_S}*(?:Sb|Coll)\b)?"
        ),
        "Act No. {1} Sb.",
    ),
    (
        ("Act ",),
        lazy_pattern(rf"\bAct{_S}+(?:No\.?{_S}*)?(\d{{1,4}}/\d\d)(?!\d)(?:{_S}*(?:Sb|Coll)\b\.?)?"),
        "Act No. {1} Sb.",
    ),
    (
        ("/19", "/20"),
        lazy_pattern(
            rf"\b(?:Act(?:{_S}+(?:no\.?|No(?!\.)|number)|{_S}+No\.(?=\d))?|Law(?:{_S}+[Nn]o\.?)?)"
            rf"{_S}*(\d{{1,4}}/(?:19|20)\d\d){_S}*(?:Sb|Coll)\."
        ),
        "Act No. {1} Sb.",
    ),
    (
        ("§",),
        lazy_pattern(rf"§{_S}*(\d+[a-z]{{0,2}}(?:\(\w+\))*)(?={_S}+of{_S}+(?:the{_S}+)?[A-Z])"),
        "Section {1}",
    ),
    (
        ("s. ",),
        lazy_pattern(rf"(?<!\w)s\.{_S}*(\d+[a-z]{{0,2}})(?={_S}+of{_S}+(?:the{_S}+)?Act)"),
        "Section {1}",
    ),
    (("ection",), lazy_pattern(r"\b([Ss])ection(\d+[a-z]{0,2})(?=\(|\sof\b)"), "{1}ection {2}"),
    (
        ("ection",),
        lazy_pattern(
            rf"\b([Ss]ection{_S}+\d+[a-z]{{0,2}}){_S}+(?:paragraph|para\.|par\.){_S}+(\d+)"
        ),
        "{1}({2})",
    ),
    (
        ("aragraph",),
        lazy_pattern(rf"\b[Pp]aragraph{_S}+(\d+[a-z]{{0,2}})(?={_S}+of{_S}+(?:the{_S}+)?Act)"),
        "Section {1}",
    ),
    (("Art.",), lazy_pattern(rf"\bArt\.{_S}*(\d+)"), "Article {1}"),
    (
        ("Sec.", "sec.", "Sect.", "sect."),
        lazy_pattern(rf"\b([Ss])ect?\.{_S}*(\d+[a-z]{{0,2}})"),
        "{1}ection {2}",
    ),
)


#: Any of those words; each stands in a word that this finds, a space after it.
_WRITTEN = WordIndex(
    lazy_pattern(
        r"§|ods[t.]|p[íi]sm?\.|písm|pism|čl\.|čl(?!\S)|zák\.|/(?:19|20)|Sb|sb\.|Act(?!\S)"
        r"|[Ss]ect?\.|[Ss]ection\d|[Ss]ection(?!\S)"
        r"|[Pp]aragra[fp]|[Pp]ar\.|Art\.|(?<!\w)s\.(?!\S)|[Čč]lán(?:ek|ku|kem)"
    )
)


def may_hold(text: str) -> bool:
    """Whether ``text`` or a part of it may hold a wrong form or a strange title; what this denies
    is not there.
    """
    return "/19" in text or "/20" in text or bool(_WRITTEN.among(words(text)))


def wrong_forms(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and right form of every citation that is written wrongly."""
    written = "".join([f"{word} " for word in _WRITTEN.among(words(text))])
    if not written:
        return
    found = [
        (match.start(), match.end(), _filled(right, match))
        for signs, form, right in _FORMS
        if any(sign in written for sign in signs)
        for match in form.finditer(text)
    ]
    last = -1
    for start, end, right in sorted(found):
        if start >= last:
            yield start, end, right
            last = end


#: Words of law that a page writes in full.
_IN_FULL = {"z.": "zákon", "vyhl.": "vyhláška"}


def _filled(template: str, match: re.Match[str]) -> str:
    parts = (
        re.sub(r"/(\d\d)(?=\D|$)", lambda two: f"/{_century(two[1])}", match[1])
        if "Sb." in template
        else match[1]
    )
    parts = _IN_FULL.get(parts.lower(), parts)
    return template.replace("{1}", parts).replace(
        "{2}", match[2] if (match.lastindex or 0) > 1 else ""
    )


def _century(year: str) -> str:
    """``99`` → ``1999``; acts in force are from 1945 on."""
    return f"19{year}" if int(year) >= 45 else f"20{year}"


@dataclass(frozen=True)
class Titles:
    """Titles of acts as patterns: the number each belongs to, all in one, and what each number is
    called.
    """

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    any: re.Pattern[str]
    names: Mapping[str, str]


def titles(acts: Iterable[tuple[str, str, str]]) -> Titles:
    """``(number as "359/1999", locale, title)`` of every known act. Czech titles are found in every
    case.
    """
    patterns: list[tuple[str, str]] = []
    names: dict[str, str] = {}
    for number, locale, title in acts:
        for name in re.split(r"[()]", title):  # a short title stands in brackets
            core = re.sub(r"^(?:zákon|Act)\s+(?=o\b|on\b|of\b)", "", name.strip())
            cores = [core, f"on {core.removesuffix(' Act')}"] if core.endswith(" Act") else [core]
            for one in filter(None, cores):
                patterns.append((number, _pattern(one, locale)))
        names.setdefault(number, title)
    together = "|".join(f"(?:{pattern})" for _, pattern in patterns) or "(?!)"
    each = tuple((number, lazy_pattern(pattern, re.IGNORECASE)) for number, pattern in patterns)
    return Titles(each, lazy_pattern(together, re.IGNORECASE), names)


def _pattern(core: str, locale: str) -> str:
    """The first words of a title; in Czech those before *o* or before the second noun are
    inflected.
    """
    words = re.split(r"[\s-]+", core)
    if locale != "cs":
        return r"(?:the\s+)?" + r"[\s-]+(?:the[\s-]+)?".join(
            re.escape(word) for word in words if word.lower() != "the"
        )
    if words[0] in ("o", "ob"):
        fifth = rf"(?:[\s\u00a0-]+{re.escape(words[4])})?" if len(words) > 4 else ""
        return r"[\s\u00a0-]+".join(map(re.escape, words[:4])) + fifth + r"(?!\w)"
    if (
        words[-1].islower() and len(words) < 4 and not words[0].endswith("a")
    ):  # občanský soudní řád: all its words
        return r"[\s\u00a0]+".join(map(_inflected, words)) + r"(?!\w)"
    return r"[\s\u00a0]+".join([_inflected(words[0]), *map(re.escape, words[1:])]) + r"(?!\w)"


def _inflected(word: str) -> str:
    stem = word[:-1] if word[-1] in "aáeéěiíoóuúůyý" else word
    return re.escape(stem) + r"\w{0,3}"


_NUMBER = lazy_pattern(
    rf"(?<![\d/.])(\d{{1,4}}/(?:19|20)\d\d)(?![\d/])(?:{_S}*(?:Sb|Coll)\b\.?)?", re.IGNORECASE
)
_GAP_AFTER = lazy_pattern(
    r"[,]?[\s\u00a0]*+[(„“\"–-]{0,2}[\s\u00a0]*+(?:dále jen „)?(?:zákon\s++(?=o))?(?:on\s++)?"
)
_GAP_BEFORE = lazy_pattern(
    rf"(?:,(?=[\s\u00a0]+č\.))?[\s\u00a0]*+(?:[(–-][\s\u00a0]*+)?(?:(?:{_LAW_WORD}|Act)"
    rf"[\s\u00a0]++)?(?:č\.|No\.?)?[\s\u00a0]*+$"
)
#: After a comma: a title begins, not a clause.
_TITLE = lazy_pattern(
    r",[\s\u00a0]+(o[be]?[\s\u00a0]+(?!(?:čem|kter|něm|ni\b|tom\b|jeho|jej|co\b)\w*)"
    r"(?![A-ZÁ-Ž]{2})[^\W\d]\w*(?:[\s\u00a0-]+\w+){0,3})"
)


def strange_titles(text: str, known: Titles) -> Iterator[tuple[int, int, str, str, str]]:
    """Start, end, number, title as written and number that the title belongs to (empty: unknown),
    where they differ.
    """
    if "/19" not in text and "/20" not in text:
        return
    for match in _NUMBER.finditer(text):
        number = match[1]
        place = _after(text, match.end(), known) or _before(text, match.start(), known)
        if place:
            owners, start, end = place
            if number in owners or (
                number not in known.names and _predecessor(number, owners, text[start:end])
            ):
                continue
            yield (
                min(start, match.start()),
                max(end, match.end()),
                number,
                " ".join(text[start:end].split()),
                min(owners),
            )
        elif number in known.names and "." in match[0]:
            title = _TITLE.match(text, match.end())
            if title:
                yield match.start(), title.end(), number, " ".join(title[1].split()), ""


def _after(text: str, at: int, known: Titles) -> tuple[set[str], int, int] | None:
    gap = _GAP_AFTER.match(text, at)
    start = gap.end() if gap else at
    starts = {start, start - 3} if text[start - 3 : start].lower() == "on " else {start}
    return next((found for one in sorted(starts) if (found := _title_at(text, one, known))), None)


def _title_at(text: str, start: int, known: Titles) -> tuple[set[str], int, int] | None:
    """The acts that have the title standing at ``start``, and its place."""
    if not known.any.match(text, start):
        return None
    hits = [
        (match.end(), number)
        for number, pattern in known.patterns
        if (match := pattern.match(text, start))
    ]
    if not hits:
        return None
    end = max(end for end, _ in hits)
    return {number for stop, number in hits if stop == end}, start, end


def _before(text: str, at: int, known: Titles) -> tuple[set[str], int, int] | None:
    """The same for a title right before the number: ``občanský zákoník (zákon č. …)``, never across
    a comma.
    """
    begin = max(0, at - 120)
    gap = _GAP_BEFORE.search(text, begin, at)
    if gap is None or not gap[0] or not known.any.search(text, begin, gap.start() + 1):
        return None
    for number, pattern in known.patterns:
        for match in pattern.finditer(text, begin, gap.start() + 1):
            if match.end() == gap.start():
                owners = {other for other, same in known.patterns if same.fullmatch(match[0])}
                return owners | {number}, match.start(), match.end()
    return None


def _predecessor(number: str, owners: set[str], title: str) -> bool:
    """Whether an older act may have had the same title: codes were replaced by codes (40/1964 by
    89/2012).
    """
    code = not re.match(r"(?:o|ob|on)\s", title, re.IGNORECASE)
    return code and all(
        int(number.split("/")[1]) + 10 < int(owner.split("/")[1]) for owner in owners
    )
