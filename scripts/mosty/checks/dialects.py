"""The check sees what the reader sees: a page as CommonMark reads it beside what Python-Markdown
makes of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from mosty.checks.registry import check
from mosty.model.body import Body
from mosty.model.problem import Edit, Fix, Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.markdown.dialects import marks, numbers
from mosty.text.markdown.dialects.budget import excess
from mosty.text.markdown.dialects.commonmark import as_commonmark
from mosty.text.markdown.dialects.compare import LOOKS, differences
from mosty.text.markdown.dialects.tags import unpaired
from mosty.text.prefilter import lazy_pattern

#: Kind of difference → what it is and what to write instead, in Czech and in English.
_KINDS = {
    "heading": (
        "nadpis",
        "Nadpisu dejte vlastní řádek s mezerou za # a prázdný řádek nad ním i pod ním.",
        "a heading",
        "Give the heading a line of its own, a space after # and empty lines around it.",
    ),
    "list": (
        "seznam",
        "Oddělte seznam prázdným řádkem a vnořené body odsaďte o čtyři mezery.",
        "a list",
        "Part the list by an empty line and indent what is nested by four spaces.",
    ),
    "code": (
        "kód",
        "Kód dejte mezi řádky ``` bez odsazení a oddělte ho prázdnými řádky.",
        "code",
        "Put code between lines of ``` without an indent, with empty lines around it.",
    ),
    "table": (
        "tabulka",
        "Nad tabulku patří prázdný řádek, každý řádek má stejně buněk a | v buňce se píše \\|.",
        "a table",
        "An empty line above the table, as many cells in each row, and | in a cell as \\|.",
    ),
    "link": (
        "odkaz",
        "Pište [slova](adresa) na jeden řádek; za uzavírací značkou HTML nechte prázdný řádek.",
        "a link",
        "Write [words](address) on one line; leave an empty line after a closing HTML tag.",
    ),
    "picture": (
        "obrázek",
        "Pište ![popis](cesta) na jeden řádek.",
        "a picture",
        "Write ![description](path) on one line.",
    ),
    "note": (
        "poznámka pod čarou",
        "Text poznámky [^1]: patří na začátek řádku, s prázdným řádkem nad ním.",
        "a footnote",
        "A note's text [^1]: begins its line, with an empty line above it.",
    ),
    "task": ("políčko k zaškrtnutí", "Pište „- [ ] text“.", "a box to tick", "Write “- [ ] text”."),
    "attributes": (
        "složené závorky",
        "Vlastní adresa s křížkem stojí ve složených závorkách na konci nadpisu, za mezerou.",
        "braces",
        "An id of your own stands in braces with a hash, at the end of the heading, after a space.",
    ),
    "html": (
        "značky HTML",
        "Místo HTML použijte Markdown, nebo značky oddělte prázdnými řádky.",
        "HTML tags",
        "Use Markdown in place of HTML, or part the tags by empty lines.",
    ),
    "rule": (
        "čára",
        "Čáru --- oddělte prázdnými řádky.",
        "a rule",
        "Put empty lines around the rule ---.",
    ),
    "break": (
        "zalomení řádku",
        "Nový řádek uvnitř odstavce dělají dvě mezery na konci řádku; lepší je nový odstavec.",
        "a line break",
        "Two spaces at the end of a line break it; a new paragraph is better.",
    ),
    "emphasis": (
        "zvýraznění",
        "Hvězdičky přisaďte ke slovům a nekřižte je: **tučně**, *kurzívou*.",
        "emphasis",
        "Set the asterisks close to the words and do not cross them: **bold**, *italic*.",
    ),
    "raw": (
        "Markdown zůstane, jak je napsaný",
        "Mezi značkami HTML se Markdown nečte. Místo HTML použijte "
        'rámeček ///, nebo otevírací značce přidejte markdown="1"; za uzavírací značkou nechte '
        "prázdný řádek.",
        "Markdown stays as it is written",
        "Between tags of HTML Markdown is not read. Use a box /// in place of "
        'HTML, or add markdown="1" to the opening tag; leave an empty line after the closing one.',
    ),
    "text": (
        "text",
        "Napište místo jednodušeji: bez HTML, zpětných lomítek a značek v jedné řádce s textem.",
        "text",
        "Write the place more simply: without HTML, backslashes and marks in one line with text.",
    ),
}
#: Mark of another tool → what to write instead, in Czech and in English.
_INSTEAD = {
    "box": ("Rámeček se píše /// note | Nadpis … ///", "A box is written /// note | Title … ///"),
    "strike": (
        "Přeškrtnutí web nezná; text smažte.",
        "The site has no strike-through; delete the text.",
    ),
    "highlight": ("Zvýrazněte **tučně**.", "Write **bold**."),
    "abbreviation": (
        "Zkratky vysvětluje slovník (glossary.yml).",
        "Abbreviations belong in glossary.yml.",
    ),
    "icon": (
        "Ikony a emoji v dvojtečkách web nezná; napište slovo.",
        "The site has no icons in colons; write a word.",
    ),
    "address": (
        "Pište [slova odkazu](adresa), nebo <adresa>.",
        "Write [words of the link](address), or <address>.",
    ),
    "template": (
        "Šablony a vzorce web nezná; napište text.",
        "The site has no templates or formulas; write text.",
    ),
    "wiki": ("Obrázek se píše ![popis](cesta).", "A picture is written ![description](path)."),
}


#: Differences of a page that a mend is tried for; the next round of mending tries more.
_TRIED = 10
_EXCESS = ("seznamy a citáty příliš hluboko v sobě", "lists and quotations nested too deep")
#: A heading without its space.
_CLOSE = lazy_pattern(r"(?<![^\n])#{1,6}(?=[^\s#])")


@check("DIA001", "DIA002", "DIA006", "DIA007", scope="page", alone=True)
def same(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """DIA001, DIA002, DIA006, DIA007: what the two readers see of the page, or that it cannot be
    rendered.
    """
    body = page.body
    if much := _too_much(site, body):
        yield problem("DIA007", body.span(0, 0), what_cs=much[0], what=much[1])
        return
    from mosty.text.markdown.dialects.mends import apart, mend

    # clean pages are remembered: most runs render nothing
    from mosty.text.markdown.dialects.rendered import (
        as_rendered,
        bare,
    )

    try:
        html = bare(body.published)
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
        yield problem(code, span, fix=fix, seen=difference.seen or "–", **_texts(difference.kind))
    missing = body.ids - set(ids)
    for name in sorted(missing):
        at = max(body.text.find(name), 0)
        texts = {**_texts("attributes"), "what_cs": "kotva", "what": "an anchor"}
        yield problem("DIA001", body.span(at, at + len(name)), seen="–", **texts)


def _texts(kind: str) -> dict[str, Any]:
    """What an editor is told of a kind of difference."""
    return dict(zip(("what_cs", "advice_cs", "what", "advice"), _KINDS[kind], strict=True))


def _too_much(site: Site, body: Body) -> tuple[str, str] | None:
    """What is more than a page may have, in Czech and in English. Nothing else is looked for
    there.
    """
    size, most = len(body.text.encode("utf-8", "ignore")), site.config.page_kb
    if size > most * 1000:
        kilobytes = f"{size // 1000 + 1} kB > {most} kB"
        return kilobytes, kilobytes
    if mark := excess(body.text):
        return _EXCESS if mark == ">" else (f"příliš mnoho značek {mark}", f"too many marks {mark}")
    return None


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


@check("DIA003", scope="page", alone=True)
def stray_numbers(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """DIA003: a date, an ordinal or a number out of order that becomes a list's number."""
    body = page.body
    for number in numbers.stray(body.text) if not _too_much(site, body) else ():
        fix = None
        if number.escape is not None:
            fix = Fix((Edit(body.span(number.escape, number.escape), "", "\\"),))
        yield problem(
            "DIA003",
            body.span(number.start, number.end),
            text=number.written,
            shown=f"{number.shown}.",
            fix=fix,
        )


@check("DIA004", scope="page", alone=True)
def foreign_marks(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """DIA004: a mark of another tool that readers see as it is written."""
    for start, end, name in (
        marks.foreign(page.body.prose) if not _too_much(site, page.body) else ()
    ):
        czech, english = _INSTEAD[name]
        yield problem(
            "DIA004",
            page.body.span(start, end),
            text=page.body.prose[start:end].strip()[:60],
            advice_cs=czech,
            advice=english,
        )


@check("DIA005", scope="page", alone=True)
def false_lists(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """DIA005: lines that were meant as a list and run together in a paragraph."""
    body = page.body
    if _too_much(site, body):
        return
    for start, end, instead in marks.listlike(body.prose):
        fix = (
            Fix((Edit(body.span(start, end), body.text[start:end], instead),)) if instead else None
        )
        yield problem("DIA005", body.span(start, end), text=body.prose[start:end].strip(), fix=fix)
    for start, end, sure in numbers.run_together(body.text):
        above = (
            Fix((Edit(body.span(start, start), "", "\n"),))
            if sure and body.text[start - 1] == "\n"
            else None
        )
        yield problem("DIA005", body.span(start, end), text=body.text[start:end], fix=above)


@check("DIA008", scope="page", alone=True)
def open_tags(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """DIA008: an HTML tag that nothing closes, or that closes nothing."""
    if "<" in page.body.text and not _too_much(site, page.body):
        for start, end, tag in unpaired(page.body.text):
            yield problem("DIA008", page.body.span(start, end), tag=tag)
