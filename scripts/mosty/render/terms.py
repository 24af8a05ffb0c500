"""Glossary terms in running text: the first of each on a page gives its definition.

On the web the definition opens in place (``popover``: touch, keyboard and screen reader). For
professionals it is a button that needs no script. For families, many of whom have an old phone, it
is a link to the glossary that ``assets/js/site.js`` makes open in place where the browser can; on
paper it is a link alone.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mosty.model.page_lookup import page_calling
from mosty.model.site import Site
from mosty.render.context import Context
from mosty.render.elements import h
from mosty.render.linker import link_text

_ENDINGS = "u|em|y|ů|ech|ům|e|a|ům|ovi|s|ky|ka|ku|kou|ek"


def _patterns(site: Site, locale: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all labels of a locale, and label (lower-case for words) → term id."""
    owner: dict[str, str] = {}
    words: list[str] = []
    capitals: list[str] = []
    for label, term_id, is_abbr in _labels(site, locale):
        owner.setdefault(label if is_abbr else label.lower(), term_id)
        (capitals if is_abbr else words).append(label)
    parts = []
    if words:
        parts.append(rf"(?P<word>(?i:{_any_of(words)}))(?!\w)")
    if capitals:
        parts.append(rf"(?P<abbr>{_any_of(capitals)})(?:{_ENDINGS})?(?!\w)")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})" if parts else r"(?!)"), owner


def _any_of(labels: list[str]) -> str:
    """An alternation, longest first; a space in a label matches any white space."""
    longest_first = sorted(set(labels), key=lambda label: (-len(label), label))
    return "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in longest_first)


def _labels(site: Site, locale: str) -> tuple[tuple[str, str, bool], ...]:
    labels: list[tuple[str, str, bool]] = []
    for term in site.terms.values():
        text = term.texts.get(locale)
        if text:
            bare = re.sub(r"(?<!\s)\s*+\([^()]*\)", "", text.term)
            # one-word labels of common words would link everywhere: only phrases are matched
            # outside abbreviations
            labels += [(label, term.id, False) for label in (bare, *text.forms) if " " in label]
        labels += [(abbr, term.id, True) for abbr in term.abbr]
    return tuple(labels)


def link_terms(ctx: Context, root: Element) -> None:
    """Mark the first occurrence of each term below ``root``, in place."""
    glossary = page_calling(ctx.site, "glossary", ctx.locale)
    home = glossary.path if glossary else None
    if home is None or home == ctx.page.path:
        return
    pattern, owner = ctx.site.memoize(_patterns, ctx.locale)
    seen: set[str] = set()

    def link(match: re.Match[str]) -> Element | None:
        key = match.groupdict().get("abbr") or match[0].lower()
        term_id = owner.get(re.sub(r"\s+", " ", key))
        if term_id is None or term_id in seen:
            return None
        seen.add(term_id)
        definition = ctx.site.text(ctx.site.terms[term_id].texts, ctx.locale)
        if ctx.on_paper:
            return h(
                "a", match[0], href=ctx.href(home, term_id), class_="m-term", title=definition.term
            )
        note = h(
            "span",
            h("strong", definition.term),
            " ",
            h("span", definition.definition),
            " ",
            popover="",
            id=f"pojem-{term_id}",
            class_="m-term__note",
        )
        note.append(h("a", ctx.s("term_more"), href=ctx.href(home, term_id)))
        if ctx.page.for_plain_reader or ctx.page.kind == "site":
            opens = h("a", match[0], href=ctx.href(home, term_id), class_="m-term")
        else:
            opens = h(
                "button", match[0], type="button", popovertarget=f"pojem-{term_id}", class_="m-term"
            )
        return h("span", opens, note)

    link_text(root, pattern, link, ctx.locale)
