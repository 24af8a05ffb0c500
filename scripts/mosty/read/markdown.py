"""A page's Markdown taken apart with places: headings, links, our directives, ids, and the bare
prose.

pyromark gives events with byte offsets; here they become characters, lines and columns. What
pyromark reads as CommonMark and Python-Markdown as its own dialect agree, or the check of the
dialects says where they don't. Attribute lists of headings are read as Python-Markdown reads them:
CommonMark has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyromark

from mosty.model.body import Body, Directive, Heading, Link
from mosty.text.markdown import ids
from mosty.text.markdown.comments import FILLER, comments, without_comments
from mosty.text.markdown.comments import neutral as hide_comments
from mosty.text.markdown.dialects.commonmark import OPTIONS
from mosty.text.markdown.dialects.neutral import UNSEEN, Neutral, neutral
from mosty.text.markdown.directive_syntax import DIRECTIVE, split_directive
from mosty.text.markdown.slugs import anchors

_DIRECTIVE = re.compile(DIRECTIVE)
_SEEN = re.compile(r"[^\n]")
#: The address of a link given below the text.
_DEFINITION = re.compile(
    r"^[ \t>]*\[(?!\^)[^\[\]\n]{1,300}\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()"
    r"\n]*\)))?[ \t]*$",
    re.M,
)
#: Lines beside which a directive is still a paragraph of its own: empty, heading, box, another
#: directive.
_BESIDE = re.compile(rf"\s*+(?:#{{1,6}}\s.*|=+|-+|///.*|(?:{DIRECTIVE}\s*+)+)?\s*+")


@dataclass
class _Run:
    """Offsets in bytes, collected before they are turned into characters at one go."""

    headings: list[tuple[int, str, str | None, int, int]]
    links: list[tuple[str, str, bool, int, int]]
    blank: list[tuple[int, int]]
    ids: set[str]


def read_body(text: str, file: str, line: int) -> Body:
    """Take apart the Markdown ``text`` that begins on the file's line ``line``. Raises nothing on
    any text.
    """
    read = hide_comments(text)
    plain = neutral(read)
    run = _collect(plain)
    where = _characters(
        plain.opened,
        [at for one in run.headings for at in one[3:]]
        + [at for one in run.links for at in one[3:]]
        + [at for pair in run.blank for at in pair],
    )
    body = Body(text=text, line=line, file=file)
    span = body.span
    hidden = [(start, end) for start, end, closed, _ in comments(text) if closed]
    prose = _blanked(text, [*((where[a], where[b]) for a, b in run.blank), *hidden])
    directives = []
    if "[[" in prose:
        for match in _DIRECTIVE.finditer(prose):
            argument, options = split_directive(match[2])
            begin, end = match.span()
            directives.append(
                Directive(match[1], argument, options, _alone(read, begin, end), span(begin, end))
            )
    listed = {name for name, _, _ in ids.of_lists(prose, read)} if "{" in prose else set()
    explicit = {one[2] for one in run.headings if one[2]}
    made = anchors([(one[1], one[2]) for one in run.headings], listed | explicit)
    headings = tuple(
        Heading(level, title, anchor, bool(own), span(where[start], where[end]))
        for (level, title, own, start, end), anchor in zip(run.headings, made, strict=True)
    )
    links = tuple(
        Link(href, label, image, span(where[start], where[end]))
        for href, label, image, start, end in run.links
    )
    if directives:
        prose = _DIRECTIVE.sub(lambda match: " " * len(match[0]), prose)
    return Body(
        text=text,
        line=line,
        file=file,
        prose=prose,
        headings=headings,
        links=links,
        directives=tuple(directives),
        ids=frozenset(listed | run.ids) - explicit,
    )


def _alone(text: str, begin: int, end: int) -> bool:
    """Whether the directive is a paragraph of its own: nothing beside it, no prose on the lines
    around it.
    """
    while begin and text[begin - 1] in " \t":
        begin -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    if text[begin - 1 : begin] not in ("", "\n") or text[end : end + 1] not in ("", "\n"):
        return False
    above = text[text.rfind("\n", 0, max(begin - 1, 0)) + 1 : max(begin - 1, 0)]
    stop = text.find("\n", end + 1)
    below = text[end + 1 : stop if stop >= 0 else len(text)]
    return all(_BESIDE.fullmatch(line) for line in (above, below))


def _collect(plain: Neutral) -> _Run:
    """What pyromark sees in the text, in bytes."""
    return _Collector(plain).read()


class _Collector:
    """Turns the events of a text into a :class:`_Run`, one pass."""

    def __init__(self, plain: Neutral) -> None:
        self.text = plain.opened
        self.data = plain.opened.encode("utf-8")
        self.run = _Run([], [], [], set(plain.ids))
        self.run.blank.extend(_bytes(plain.opened, plain.tags))
        self.run.blank.extend(_bytes(plain.opened, _definitions(plain.opened)))
        self.heading: tuple[int, int, int] | None = None  # level, start, end
        self.heading_text: list[str] = []
        self.links: list[tuple[str, bool, int, int, list[str]]] = []  # open ones

    def read(self) -> _Run:
        event: Any
        for event, place in pyromark.events_with_range(self.text, options=OPTIONS, merge_text=True):
            if type(event) is str:  # a line break, a rule
                continue
            [(name, value)] = event.items()
            if name == "Text":
                self.say(value)
            elif name == "Start":
                if type(value) is not str:  # a paragraph, an item
                    self.start(value, place["start"], place["end"])
            elif name == "End":
                self.end(value)
            elif name == "Code":
                self.run.blank.append((place["start"], place["end"]))
                self.say(value)
            elif name in ("Html", "InlineHtml"):
                self.run.blank.append((place["start"], place["end"]))
                self.run.ids.update(name for name, _, _ in ids.of_html(without_comments(value)))
        return self.run

    def start(self, value: dict[str, Any], start: int, end: int) -> None:
        if "Heading" in value:
            self.heading = (int(value["Heading"]["level"][1]), start, end)
            self.heading_text = []
        elif "Link" in value or "Image" in value:
            name = "Link" if "Link" in value else "Image"
            href = value[name]["dest_url"]
            if value[name]["link_type"] == "Email":
                href = f"mailto:{href}"
            self.links.append((href, name == "Image", start, end, []))
        elif "CodeBlock" in value:
            self.run.blank.append((start, end))

    def end(self, value: Any) -> None:
        if self.heading and type(value) is dict and "Heading" in value:
            level, start, end = self.heading
            self.run.headings.append((level, *_named(self.heading_text), start, end))
            self.heading = None
        elif self.links and value in ("Link", "Image"):
            href, image, begin, stop, words = self.links.pop()
            self.run.links.append((href, "".join(words), image, begin, stop))
            self.run.blank.extend(_address_of(self.data[begin:stop], begin))

    def say(self, text: str) -> None:
        """Add text to what is open; a picture's text makes no anchor."""
        if not self.heading and not self.links:
            return
        text = text.replace(UNSEEN, "").replace(FILLER, "")
        if self.heading and not any(link[1] for link in self.links):
            self.heading_text.append(text)
        for link in self.links:
            link[4].append(text)


def _named(pieces: list[str]) -> tuple[str, str | None]:
    """A heading's words and its own id: an attribute list counts in the text after the last mark in
    its line.
    """
    last, own = ids.of_heading(pieces[-1]) if pieces and "{" in pieces[-1] else ("", None)
    if own is None and not last:
        return "".join(pieces).strip(), None
    return "".join([*pieces[:-1], last]).strip(), own


def _bytes(text: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in characters as places in bytes."""
    in_bytes, at, last = [], 0, 0
    for start, end in places:  # in order
        begin = at + len(text[last:start].encode())
        at, last = begin + len(text[start:end].encode()), end
        in_bytes.append((begin, at))
    return in_bytes


def _definitions(text: str) -> Iterator[tuple[int, int]]:
    """Lines that give the address of a link, ``[name]: address "title"``: nobody reads them."""
    if "]:" not in text:
        return
    last = -1
    for match in _DEFINITION.finditer(text):
        begin, end = match.span()
        above = text[text.rfind("\n", 0, max(begin - 1, 0)) + 1 : max(begin - 1, 0)]
        if not above.strip(" \t>") or begin == last + 1:  # it cannot stand right below a sentence
            yield begin, end
            last = end


def _address_of(source: bytes, begin: int) -> list[tuple[int, int]]:
    """The bytes of a link's address and title: from the last ``](`` to the end; a whole
    autolink.
    """
    stop = begin + len(source)
    cut = source.rfind(b"](")
    if cut < 0 and source.endswith(b"]") and (named := source.rfind(b"][")) >= 0:
        return [(begin + named + 1, stop)]  # the name of an address given below
    if cut < 0:
        return [(begin, stop)] if source.startswith(b"<") else []
    return [(begin + cut + 1, stop)]


def _characters(text: str, offsets: list[int]) -> dict[int, int]:
    """Byte offset → character offset."""
    if text.isascii():
        return {offset: offset for offset in offsets}
    data = text.encode("utf-8")
    characters_of: dict[int, int] = {}
    characters = last = 0
    for offset in sorted(set(offsets)):
        characters += len(data[last:offset].decode("utf-8", "ignore"))
        characters_of[offset] = characters
        last = offset
    return characters_of


def _blanked(text: str, ranges: list[tuple[int, int]]) -> str:
    """``text`` with the ranges turned to spaces, line breaks kept."""
    if not ranges:
        return text
    parts, last = [], 0
    for start, end in sorted(ranges):
        if end <= last:
            continue
        start = max(start, last)
        parts.append(text[last:start])
        hidden = text[start:end]
        parts.append(_SEEN.sub(" ", hidden) if "\n" in hidden else " " * (end - start))
        last = end
    parts.append(text[last:])
    return "".join(parts)
