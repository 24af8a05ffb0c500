"""Whether the number and the title of an act belong together. Pure functions on strings; each is
linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mosty.text.law.citations import LAW_WORD, SPACE
from mosty.text.prefilter import lazy_pattern


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
        for name in re.split(r"[()]", title):  # a short title is in brackets
            core = re.sub(r"^(?:zákon|Act)\s+(?=o\b|on\b|of\b)", "", name.strip())
            cores = [core, f"on {core.removesuffix(' Act')}"] if core.endswith(" Act") else [core]
            for wording in filter(None, cores):
                patterns.append((number, _pattern(wording, locale)))
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
    rf"(?<![\d/.])(\d{{1,4}}/(?:19|20)\d\d)(?![\d/])(?:{SPACE}*(?:Sb|Coll)\b\.?)?", re.IGNORECASE
)
_GAP_AFTER = lazy_pattern(
    r"[,]?[\s\u00a0]*+[(„“\"–-]{0,2}[\s\u00a0]*+(?:dále jen „)?(?:zákon\s++(?=o))?(?:on\s++)?"
)
_GAP_BEFORE = lazy_pattern(
    rf"(?:,(?=[\s\u00a0]+č\.))?[\s\u00a0]*+(?:[(–-][\s\u00a0]*+)?(?:(?:{LAW_WORD}|Act)"
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
    return next((title for one in sorted(starts) if (title := _title_at(text, one, known))), None)


def _title_at(text: str, start: int, known: Titles) -> tuple[set[str], int, int] | None:
    """The acts that have the title at ``start``, and its place."""
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
