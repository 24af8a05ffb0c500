"""What is written twice by mistake: a word, a paragraph."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from mosty.checks.prose.places import everywhere, short
from mosty.checks.registry import check
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text.language.doubled_words import doubled_words
from mosty.text.markdown.passages import passages
from mosty.text.prefilter import lazy_pattern

#: So many words make two equal paragraphs a slip: apart on the page, and one right after the other.
#: Short ones return on purpose: a row of a form, a reminder in each section.
_WORDS_APART, _WORDS_BESIDE = 12, 4
#: More between two passages than marks of items and rows: HTML, a call, code.
_MORE = lazy_pattern(r"[^\s>*+|.)\d-]")


@check("TXT023", scope="page", alone=True)
def words_again(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT023: a word twice in a row, but for those that may follow themselves: *se se sestrou*,
    *velmi velmi*, *had had*.

    Bad:
        Jděte na na úřad.

    Good:
        Setkali jsme se se sestrou.
    """
    yield from everywhere(page, "TXT023", partial(doubled_words, locale=page.locale))


@check("TXT024", scope="page", alone=True)
def paragraphs_again(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT024: a paragraph, an item or a row of a table that is on the page already, reported once.

    Bad:
        Úřad vám pomůže najít bydlení.

        Úřad vám pomůže najít bydlení.

    Good:
        Úřad vám pomůže najít bydlení.

        Poradna vám pomůže s dluhy.
    """
    text = page.body.text
    seen: dict[str, int] = {}
    reported: set[str] = set()
    last, last_end = "", 0
    for passage in passages(page.body.prose):
        if passage.kind in ("heading", "mark"):
            last = ""
            continue
        written = text[passage.start : passage.end]
        if written in seen and written not in reported and _says(written):
            beside = written == last and not _MORE.search(text, last_end, passage.start)
            least = _WORDS_BESIDE if beside else _WORDS_APART
            if len(written.split()) >= least and (beside or passage.kind == "text"):
                reported.add(written)
                span = page.body.span(passage.start, passage.end)
                yield problem("TXT024", span, text=short(written), line=seen[written])
        seen.setdefault(written, page.body.span(passage.start, passage.end).line)
        last, last_end = written, passage.end


def _says(text: str) -> bool:
    """Whether it is more than a line to fill in."""
    return "__" not in text and ".." not in text and sum(map(str.isalpha, text)) > len(text) / 2
