"""Glossary terms in running text: the first of each on a page becomes a link to its definition."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

from mosty.model.site import Site
from mosty.render.context import Context
from mosty.render.elements import h

_SKIP_TAGS = frozenset({"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "small", "button", "label"})
_ENDINGS = "u|em|y|ů|ech|ům|e|a|ům|ovi|s|ky|ka|ku|kou|ek"


@lru_cache(maxsize=16)
def _patterns(key: tuple[int, str], terms: tuple[tuple[str, str, bool], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all labels of a locale, and label (lower-case for words) → term id."""
    owner: dict[str, str] = {}
    words: list[str] = []
    capitals: list[str] = []
    for label, term_id, is_abbr in terms:
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
    found: list[tuple[str, str, bool]] = []
    for term in site.terms.values():
        text = term.texts.get(locale)
        if text:
            bare = re.sub(r"\s*\([^)]*\)", "", text.term)
            # one-word labels of common words would link everywhere: only phrases are matched outside abbreviations
            found += [(label, term.id, False) for label in (bare, *text.forms) if " " in label]
        found += [(abbr, term.id, True) for abbr in term.abbr]
    return tuple(found)


def link_terms(ctx: Context, root: Element) -> None:
    """Link the first occurrence of each term below ``root``, in place."""
    home = ctx.home("glossary")
    if home is None or home == ctx.page.path:
        return
    pattern, owner = _patterns((id(ctx.site), ctx.locale), _labels(ctx.site, ctx.locale))
    _Linker(ctx, home, pattern, owner).walk(root)


class _Linker:
    def __init__(self, ctx: Context, home: str, pattern: re.Pattern[str], owner: dict[str, str]) -> None:
        self.ctx, self.home, self.pattern, self.owner = ctx, home, pattern, owner
        self.seen: set[str] = set()

    def walk(self, element: Element) -> None:
        if element.tag in _SKIP_TAGS or element.get("lang") not in (None, self.ctx.locale):
            return
        children = list(element)
        if element.text:
            text, links = self.split(element.text)
            element.text = text
            for offset, link in enumerate(links):
                element.insert(offset, link)
        for child in children:
            self.walk(child)
            if child.tail:
                text, links = self.split(child.tail)
                child.tail = text
                at = list(element).index(child) + 1
                for offset, link in enumerate(links):
                    element.insert(at + offset, link)

    def split(self, text: str) -> tuple[str, list[Element]]:
        """The text before the first new term, and the links, each with the text that follows as its tail."""
        head: str | None = None
        links: list[Element] = []
        last = 0
        for match in self.pattern.finditer(text):
            key = match.group("abbr") if "abbr" in match.re.groupindex and match.group("abbr") else match[0].lower()
            term_id = self.owner.get(re.sub(r"\s+", " ", key))
            if term_id is None or term_id in self.seen:
                continue
            self.seen.add(term_id)
            before = text[last : match.start()]
            if head is None:
                head = before
            else:
                links[-1].tail = before
            links.append(self.link(term_id, match[0]))
            last = match.end()
        if head is None:
            return text, []
        links[-1].tail = text[last:]
        return head, links

    def link(self, term_id: str, words: str) -> Element:
        definition = self.ctx.site.text(self.ctx.site.terms[term_id].texts, self.ctx.locale)
        return h("a", words, href=self.ctx.href(self.home, term_id), class_="m-term", title=definition.term)
