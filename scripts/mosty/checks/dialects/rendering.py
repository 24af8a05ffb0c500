"""The check sees what the reader sees: a page as CommonMark reads it beside what Python-Markdown
makes of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from mosty.checks.dialects import rendering_time
from mosty.checks.dialects.rendering_time import html_of, in_time, longest_paragraph
from mosty.checks.registry import check
from mosty.model.body import Body
from mosty.model.message import Message, message
from mosty.model.problem import Edit, Fix, Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.markdown.dialects.budget import excess
from mosty.text.markdown.dialects.commonmark import as_commonmark
from mosty.text.markdown.dialects.compare import LOOKS, differences
from mosty.text.prefilter import lazy_pattern

#: Differences of a page that a mend is tried for; the next round of mending tries more.
_TRIED = 10
#: A heading without its space.
_CLOSE = lazy_pattern(r"(?<![^\n])#{1,6}(?=[^\s#])")


@check("DIA001", "DIA002", "DIA006", "DIA007", scope="page", alone=True)
def same(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """DIA001, DIA002, DIA006, DIA007: what the two readers see of the page, or that it cannot be
    rendered.

    Bad DIA001:
        ## Kdy volat{#kdy}

    Bad DIA002:
        Před **„tučnou“**čárkou stojí text.

    Bad DIA006:
        ## Formulář {jméno, id}

    Bad DIA007:
        > > > > > > > > > > > > > > Pojďte dál.

    Good:
        ## Kdy volat {#kdy}

        Před **„tučnou“** čárkou stojí text.
    """
    body = page.body
    if much := too_much(site, body):
        place = longest_paragraph(body.text) if much.key == "advice.what_slow" else (0, 0)
        yield problem("DIA007", body.span(*place), what=much)
        return
    from mosty.text.markdown.dialects.mends import apart, mend

    # clean pages are remembered: most runs render nothing
    from mosty.text.markdown.dialects.rendered import as_rendered

    try:
        html = html_of(body.published)
    except Exception:  # whatever an extension raises, the editor gets a line
        at = _guilty(body)
        yield problem("DIA006", _line(body, at), text=_text(body, at))
        return
    seen, ids = as_rendered(html)
    meant = as_commonmark(body.text, [heading.anchor for heading in body.headings])
    unlike = list(differences(meant, seen, body.text))
    left = len(apart(body.text)) if unlike else 0
    for count, difference in enumerate(unlike):
        if difference.kind == "heading" and _CLOSE.match(body.text, difference.start):
            continue  # TXT017 says it
        code = "DIA002" if difference.kind in LOOKS else "DIA001"
        span = body.span(difference.start, max(difference.end, difference.start))
        change = mend(body.text, difference, left) if count < _TRIED else None
        fix = (
            Fix((Edit(body.span(*change[:2]), body.text[slice(*change[:2])], change[2]),))
            if change
            else None
        )
        yield problem(code, span, fix=fix, seen=difference.seen or "–", **_advice(difference.kind))
    missing = body.ids - set(ids)
    for name in sorted(missing):
        at = max(body.text.find(name), 0)
        advice = {**_advice("attributes"), "what": message("advice.what_anchor")}
        yield problem("DIA001", body.span(at, at + len(name)), seen="–", **advice)


def _advice(kind: str) -> dict[str, Any]:
    """What a kind of difference is, and what an editor writes instead."""
    return {"what": message(f"advice.what_{kind}"), "advice": message(f"advice.write_{kind}")}


def too_much(site: Site, body: Body) -> Message | None:
    """What is more than a page may have. Such a page is looked at no further."""
    size, most = len(body.text.encode("utf-8", "ignore")), site.config.page_kb
    if size > most * 1000:
        return message("advice.what_size", size=size // 1000 + 1, most=most)
    mark = excess(body.text)
    if mark == ">":
        return message("advice.what_nested")
    if mark:
        return message("advice.what_many_marks", mark=mark)
    seconds = rendering_time.SECONDS
    return None if in_time(body.published) else message("advice.what_slow", seconds=seconds)


def _guilty(body: Body) -> int:
    """The beginning of the first line that cannot be rendered, or of its paragraph; the body's if
    it is neither.
    """
    at = 0
    for paragraph in body.text.split("\n\n"):
        if "{" in paragraph and not _renders(paragraph):
            lines = paragraph.split("\n")
            number = next((at for at, line in enumerate(lines) if not _renders(line)), 0)
            number = number or next(at for at, line in enumerate(lines) if "{" in line)
            return at + sum(len(line) + 1 for line in lines[:number])
        at += len(paragraph) + 2
    return 0


def _renders(text: str) -> bool:
    from mosty.text.markdown.dialects.rendered import bare

    try:
        bare(text)
    except Exception:  # the same as the whole page's
        return False
    return True


def _line(body: Body, at: int) -> Span:
    end = body.text.find("\n", at)
    return body.span(at, end if end >= 0 else len(body.text))


def _text(body: Body, at: int) -> str:
    return body.text[at:].split("\n", 1)[0].strip()[:60] or "…"
