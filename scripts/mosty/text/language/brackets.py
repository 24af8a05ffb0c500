"""Brackets and quotation marks that nothing closes, or that close nothing. Pure functions on
strings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mosty.text.faults import Place
from mosty.text.prefilter import lazy_pattern

#: ``(`` and ``)``; the second of them as the end of an item's mark: a), 12), iii); faces.
_ROUND = lazy_pattern(
    r"(?P<face>[:;]-?[()]+(?=[\s.,]|\Z))|(?P<open>\()"
    r"|(?P<label>(?<=[^\W_])(?:(?<=(?<!\w)\w)|(?<=(?<!\w)\w\w)|(?<=(?<!\w)\w\w\w)|(?<=[.,–-]\w))\))"
    r"|(?P<close>\))"
)
#: Quotation marks by language, and what ends the look at a passage: marks of another language are
#: another check's.
_QUOTES = {"cs": ("„", "“", ('"', "”")), "en": ("“", "”", ('"',))}
_MARKS = lazy_pattern('["„“”]')
#: A closing mark of Czech that opens: those marks are English.
_FOREIGN = lazy_pattern(r"(?:(?<=\s)|\A)[*_]*“(?=\w)")
_CZECH_PHRASE = lazy_pattern(r"„[^„“”]{0,300}[“”]")
_ALONE_BEFORE, _ALONE_AFTER = " \t\n\u00a0([/", " \t\n\u00a0)],;/."


def _rounds(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Places of ``(`` without an end and of ``)`` without a beginning, in one passage.

    A mark such as ``a)`` may close a bracket or not, whichever makes the passage whole.
    """
    opened: list[int] = []
    spare: list[int] = []  # marks of items inside an open bracket
    stray: list[int] = []
    for match in _ROUND.finditer(text, start, end):
        if match["open"]:
            opened.append(match.start())
        elif match["label"] or match["face"]:
            spare += [match.start()] if opened else []
        elif match["close"] and opened:
            opened.pop()
        elif match["close"]:
            stray.append(match.start())
    while opened and spare and spare[-1] > opened[-1]:
        spare.pop()
        opened.pop()
    return opened, stray


def brackets(text: str, sections: Sequence[Sequence[Place]]) -> Iterator[Place]:
    """Round brackets that are alone in their section, given as the places of its passages."""
    if text.count("(") == text.count(")") == 0:
        return
    for section in sections:
        waiting: list[int] = []
        for start, end in section:
            if text.find("(", start, end) < 0 and text.find(")", start, end) < 0:
                continue
            opened, stray = _rounds(text, start, end)
            for at in stray:
                if waiting:
                    waiting.pop()
                else:
                    yield at, at + 1
            waiting += opened
        for at in waiting:
            yield at, at + 1


def quotes(
    text: str, locale: str, sections: Sequence[Sequence[Place]], written: str
) -> Iterator[Place]:
    """Quotation marks of the language that are alone in their section; ``written`` is ``text`` with
    code and addresses still in it.
    """
    if locale not in _QUOTES or not any(mark in text for mark in _QUOTES[locale][:2]):
        return
    for section in sections:
        waiting: list[int] = []
        for start, end in section:
            if _MARKS.search(text, start, end):
                yield from _quotes_in(text[start:end], start, locale, waiting, written)
        for at in waiting:
            yield at, at + 1


def _quotes_in(
    passage: str, start: int, locale: str, waiting: list[int], written: str
) -> Iterator[Place]:
    """Closing marks that close nothing; opening ones go to ``waiting`` until they are closed. One
    that is spoken of, as ``written`` shows, is neither.
    """
    opening, closing, others = _QUOTES[locale]
    if locale == "en" and "„" in passage:
        passage = _CZECH_PHRASE.sub(lambda match: " " * len(match[0]), passage)
    mixed = any(mark in passage for mark in others) or (locale == "cs" and _FOREIGN.search(passage))
    if mixed or passage.lstrip("*_ ").startswith(opening):
        waiting.clear()  # a quotation of several paragraphs opens each
    for match in () if mixed else _MARKS.finditer(passage):
        at = start + match.start()
        if match[0] not in (opening, closing) or _named(written, at):
            continue
        if match[0] == opening:
            waiting.append(at)
        elif waiting:
            waiting.pop()
        else:
            yield at, at + 1


def _named(text: str, at: int) -> bool:
    """Whether the mark itself is spoken of: it stands between spaces or in brackets."""
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    return before in _ALONE_BEFORE and after in _ALONE_AFTER
