"""The form of citations of Czech law in prose.

Form: Legislative Rules of the Government (part on references): ``§ 10 odst. 1 písm. a) zákona č.
359/1999 Sb., o …``. Pure functions on strings; each is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mosty.text.prefilter import WordIndex, lazy_pattern, words

#: White space between the parts of a citation.
SPACE = _S = "[ \\t\u00a0\u202f]"
LAW_WORD = r"(?:[Zz]ákon(?:a|u|em|ě|y|ů|ům|ech)?|[Vv]yhlášk\w{1,3}|[Nn]ařízení\w{0,2})"
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
            rf"\b({LAW_WORD}|[Zz]\.|[Vv]yhl\.){_S}+(?:č\.(?:(?=\d)|:{_S}*)|čís(?:lo|\.):?{_S}+"
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
        lazy_pattern(rf"\b({LAW_WORD}){_S}+(\d{{1,4}}/(?:19|20)\d\d)(?!\d)(?:{_S}*[Ss]b\.?)?"),
        "{1} č. {2} Sb.",
    ),
    (
        ("/19", "/20"),
        lazy_pattern(
            rf"\b({LAW_WORD}{_S}+č\.{_S}*\d{{1,4}}/(?:19|20)\d\d)(?!\d)(?!{_S}*[Ss]b)(?!{_S}*Sm)"
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
    forms = [
        (match.start(), match.end(), _filled(right, match))
        for signs, form, right in _FORMS
        if any(sign in written for sign in signs)
        for match in form.finditer(text)
    ]
    last = -1
    for start, end, right in sorted(forms):
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
