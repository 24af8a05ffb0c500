"""Faults of text outside a page's body: in front matter and in records."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from mosty.checks.private_data.personal_data import text_of
from mosty.checks.prose.punctuation_marks import QUOTES
from mosty.checks.registry import check
from mosty.model.body import Body
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text import addresses, faults, fixes
from mosty.text.language import punctuation, unfinished
from mosty.text.markdown import authored
from mosty.text.prefilter import lazy_pattern

#: Front matter that is no prose, or that the checks of the body have looked at.
_NOT_PROSE = frozenset(
    {"id", "kind", "translated_from", "programme_number", "title", "description"}
)
Found = tuple[str, int, int, dict[str, Any]]


@check(
    "TXT002", "TXT004", "TXT005", "TXT006", "TXT011", "TXT012", "LNK015", scope="page", alone=True
)
def front_matter(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT002, TXT004–TXT006, TXT011, TXT012 in every text field but title and description; LNK015
    in these too.

    Bad TXT002:
        ---
        translation_reason: viz TODO
        ---

    Bad TXT004:
        ---
        translation_reason: "kavár\\u200bna"
        ---

    Bad TXT005:
        ---
        translation_reason: "kava\\u0301rna"
        ---

    Bad TXT006:
        ---
        translation_reason: "k\\u0430várna"
        ---

    Bad TXT011:
        ---
        translation_reason: říká "ano"
        ---

    Bad TXT012:
        ---
        translation_reason: pro děti 6-12 let
        ---

    Bad LNK015:
        ---
        translation_reason: viz [kavárnu](praxe/kavarna.md)
        ---

    Good:
        ---
        translation_reason: říká „ano“ dětem 6–12 let
        ---
    """
    values = [
        piece
        for key, value in page.raw.items()
        if key not in _NOT_PROSE
        for piece in _texts(value, (key,))
    ]
    together = "\n\n".join(text for _, text in values)
    shown = ((key,) for key in ("title", "description") if isinstance(page.raw.get(key), str))
    for path, text in (*values, *((path, page.raw[path[0]]) for path in shown)):
        for start, end in addresses.written_links(text):
            yield problem("LNK015", page.where(*path), text=text[start:end][:80])
    may_hold = unfinished.may_hold(page.told)
    if next(_faults(together, page.locale, may_hold), None) is None:
        return
    for path, text in values:
        for code, _, _, args in _faults(text, page.locale):
            yield problem(code, page.where(*path), **args)


def _texts(
    value: object, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list) and len(path) < 5:
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
    elif isinstance(value, dict) and len(path) < 5:
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))


def _faults(text: str, locale: str, unfinished_too: bool = True) -> Iterator[Found]:
    for start, end in unfinished.placeholders(text) if unfinished_too else ():
        yield "TXT002", start, end, {"text": text[start:end]}
    if not text.isascii():
        for at, name in faults.invisible(text):
            yield "TXT004", at, at + 1, {"name": name}
        for start, end in faults.decomposed(text):
            yield "TXT005", start, end, {"text": unicodedata.normalize("NFC", text[start:end])}
        for start, end in faults.mixed_scripts(text):
            yield "TXT006", start, end, {"word": text[start:end]}
    if '"' in text and locale in QUOTES:
        for start, end in punctuation.straight_quotes(text):
            yield "TXT011", start, end, {"wanted": QUOTES[locale]}
    if "-" in text:
        for start, end in punctuation.hyphen_ranges(text):
            yield (
                "TXT012",
                start,
                end,
                {"text": text[start:end], "wanted": fixes.with_dash(text[start:end])},
            )


_COMMENT = lazy_pattern(r"^[ \t]*#[^\n]*", re.MULTILINE)
#: A quotation mark that is text: escaped, or in a value that does not begin with one.
_QUOTE = lazy_pattern(
    r"^[ \t]*(?:-[ \t]+)?(?P<key>[\w-]+):[ \t]+(?:\"(?:[^\"\\\n]|\\[^\"])*(?P<a>\\\")"
    r"|'[^'\"\n]*(?P<b>\")"
    r"|[^\s\"'{\[|>#&*!][^\"\n#]*(?P<c>\"))",
    re.MULTILINE,
)


@check("TXT002", "TXT004", "TXT005", "TXT006", "TXT011", "TXT012", "TXT013", scope="records")
def records(site: Site, today: dt.date) -> Iterator[Problem]:
    """TXT002, TXT004–TXT006 and TXT011–TXT013 in the files of records; comments are the editors'
    own.

    Case: TXT002/fails-in-a-record
    Case: TXT004/fails-records
    Case: TXT005/fails-records-and-front-matter
    Case: TXT006/fails-glossary
    Case: TXT011/fails-records-and-front-matter
    Case: TXT012/fails-records-and-front-matter
    Case: TXT013/fails-in-a-record
    """
    data = sorted(
        file
        for file in site.files
        if file.startswith("docs/data/") and file.endswith((".yml", ".yaml"))
    )
    for file in ["glossary.yml", *data]:
        text = _COMMENT.sub(
            lambda match: " " * len(match[0]), text_of(site, file).replace("\r", " ")
        )
        body = Body(text=text, file=file)
        for code, start, end, args in _faults(text, ""):
            yield problem(code, body.span(start, end), **args)
        for start, end, name in authored.forbidden(text) if "<" in text else ():
            yield problem("TXT013", body.span(start, end), name=name)
        for match in _QUOTE.finditer(text) if '"' in text else ():
            start = next(match.start(group) for group in "abc" if match[group])
            wanted = QUOTES.get(match["key"], QUOTES["cs"])
            yield problem("TXT011", body.span(start, start + 1), wanted=wanted)
