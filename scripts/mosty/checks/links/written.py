"""Every address that a page leads to, and where it is written: in a link, in a line below the text,
in raw HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mosty.checks.fixes import offset
from mosty.model.body import Body, Link
from mosty.model.problem import Edit, Fix, Span
from mosty.model.site import Page
from mosty.text.markdown.outline import outline
from mosty.text.markdown.raw_html import Addressed, addressed, may_address

#: What would end an address where it is written.
_ENDS = frozenset(" <>\\`\"'\n\u00a0")


class Written(NamedTuple):
    """An address as a browser reads it, the words that lead there, and its place: that of the
    address itself where it is written as it reads (``start``, an offset in the body; else -1).
    """

    address: str
    words: str
    image: bool
    span: Span
    start: int


def written(page: Page) -> Iterator[Written]:
    """The addresses of the page's links and pictures."""
    body = page.body
    for link in body.links:
        yield address_of(page, link)
    if may_address(body.text):
        for tag in addressed(outline(body.text).bare):
            start = _in_tag(body.text, tag)
            end = start + len(tag.address) if start >= 0 else tag.end
            span = body.span(max(start, tag.start), end)
            image = tag.name not in ("a", "area")
            yield Written(tag.address, tag.words or "", image, span, start)


def address_of(page: Page, link: Link) -> Written:
    """The address of one link."""
    href = link.href.strip()
    start = _in_link(page.body, link, href)
    span = page.body.span(start, start + len(href)) if start >= 0 else link.span
    return Written(href, link.text, link.image, span, start)


def _in_link(body: Body, link: Link, href: str) -> int:
    """Where the address of a link is written; -1 where it is written otherwise than it reads."""
    begin = offset(body, link.span)
    stop = offset(body, Span("", link.span.end_line, link.span.end_col))
    text = body.text
    for opening in ("](", "](<"):
        at = text.rfind(opening + href, begin, stop)
        if href and at >= 0:
            return at + len(opening)
    if text.startswith(f"<{href}>", begin):
        return begin + 1
    if text.find("](", begin, stop) >= 0 or "]:" not in text:
        return -1
    lines = re.finditer(rf"\]:[ \t]*<?({re.escape(href)})>?(?=\s|$)", text)
    places = [match.start(1) for match in lines] if href else []
    return places[0] if len(places) == 1 else -1


def _in_tag(text: str, tag: Addressed) -> int:
    """The same for an element of HTML."""
    places = re.finditer(rf"=\s*[\"']?({re.escape(tag.address)})(?=[\"'\s>])", text[: tag.end])
    starts = [match.start(1) for match in places if match.start() > tag.start]
    return starts[0] if len(starts) == 1 and tag.address else -1


def instead_of(page: Page, link: Written, new: str) -> Fix | None:
    """The mend that puts another address in place of this one; None if that is not certain."""
    if link.start < 0 or not fits(new):
        return None
    begin, end, words = difference(link.address, new)
    body = page.body
    span = body.span(link.start + begin, link.start + end)
    return Fix((Edit(span, link.address[begin:end], words),))


def fits(address: str) -> bool:
    """Whether an address may be written in any of the places as it is."""
    return bool(address) and not _ENDS & set(address) and address.count("(") == address.count(")")


def difference(old: str, new: str) -> tuple[int, int, str]:
    """The one place in which two texts differ: start, end, and what is there in the new one."""
    begin = 0
    while begin < min(len(old), len(new)) and old[begin] == new[begin]:
        begin += 1
    back = 0
    while back < min(len(old), len(new)) - begin and old[-1 - back] == new[-1 - back]:
        back += 1
    return begin, len(old) - back, new[begin : len(new) - back]
