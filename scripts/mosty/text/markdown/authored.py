"""HTML that an author wrote: what of it is forbidden and where, and a fragment written anew from
what is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

from mosty.text.addresses import safe
from mosty.text.markdown import allowed
from mosty.text.markdown.html_tree import VOID
from mosty.text.prefilter import lazy_pattern

#: Start, end and name of something forbidden.
Forbidden = tuple[int, int, str]
#: Marks of Python-Markdown for what it has set aside; an attribute in which one is filled in would
#: end early.
_SET_ASIDE = re.compile("\\x02[^\\x03]{0,80}\\x03?")


def rebuilt(html: str, removed: list[str]) -> str:
    """The fragment written anew, tag by tag: what is not allowed is left out and its name put into
    ``removed``.

    A fragment may be one lone tag, as Python-Markdown sets them aside. No element that changes how
    a browser reads what follows is allowed, so a piece that is good alone is good anywhere.
    """
    writer = _Writer(removed)
    writer.feed(html)
    writer.close()
    return "".join(writer.out)


class _Writer(HTMLParser):
    def __init__(self, removed: list[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.removed, self.out = removed, list[str]()
        self.emptied: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.emptied or not (allowed.element(tag) or _box(tag, attrs)):
            self.removed.append(tag)
            if (
                tag in allowed.EMPTIED
                and tag not in VOID
                and tag not in ("embed", "track", "frame")
            ):
                self.emptied.append(tag)
            return
        kept = held(tag, [(name, text or "") for name, text in attrs], self.removed)
        given = "".join(f' {name}="{escape(text)}"' for name, text in kept)
        self.out.append(f"<{tag}{given}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # to a browser the slash says nothing

    def handle_endtag(self, tag: str) -> None:
        if tag in self.emptied:
            del self.emptied[self.emptied.index(tag) :]
        elif not self.emptied and allowed.element(tag) and tag not in VOID:
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._text(escape(data, quote=False))

    def handle_entityref(self, name: str) -> None:
        self._text(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._text(f"&#{name};")

    def unknown_decl(self, data: str) -> None:
        self.removed.append("<![")

    def _text(self, text: str) -> None:
        if not self.emptied:
            self.out.append(text)


def _box(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    """Whether the element is the box of a task, which nobody can send anywhere."""
    return tag == "input" and {("type", "checkbox")} <= set(attrs) and "disabled" in dict(attrs)


def held(tag: str, attributes: list[tuple[str, str]], removed: list[str]) -> list[tuple[str, str]]:
    """The attributes that an author's element may keep; the names of the others go into
    ``removed``.
    """
    kept: dict[str, str] = {}
    for name, text in attributes:
        name, given = name.lower(), _SET_ASIDE.sub("", text)
        value = allowed.value(tag, name, given)
        if name == "markdown" or name in kept:
            continue
        if value is None or (name == "class" and value.split() != given.split()):
            removed.append(name)
        if value is not None and (value or name != "class"):
            kept[name] = value
    return list(kept.items())


_TAG = lazy_pattern(r"<(/?)([A-Za-z][^\s/><\x00]{0,60})(?=[\s/>])")
#: An address between angle brackets: the checks of links look at it.
_AUTOLINK = lazy_pattern(
    r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*|[^\s<>@]{1,99}@[^\s<>@]{1,99}|(?<=\]\(<)[a-z]{2,"
    r"9}:[^<>\n]*)>"
)
_PAIR = lazy_pattern(
    r"[\s/]*([^\s/>=<\"'][^\s/>=<]{0,60})(?:\s{0,9}=\s{0,9}(\"[^\"]{0,5000}\"|'[^']{0,5000}'"
    r"|[^\s><]+))?"
)
_BETWEEN = lazy_pattern(r"[\s/\"'=]*")
#: More attributes than any element has.
_MANY = 100


def forbidden(text: str) -> Iterator[Forbidden]:
    """Whatever of the HTML in ``text`` may not be published; code and comments must be blanked out.

    Only what is a tag: ``a < b`` and an element without its end ``>`` are text, and are published
    as text.
    """
    opened: set[str] = set()
    end = 0
    for tag in _TAG.finditer(text) if "<" in text else ():
        if tag.start() < end or _escaped(text, tag.start()) or _AUTOLINK.match(text, tag.start()):
            continue
        name = tag[2].lower()
        pairs, end = _pairs(text, tag.end())
        if not end:
            continue
        if not allowed.element(name):
            if not tag[1] or name not in opened:
                yield tag.start(), tag.end(), name
        elif not tag[1]:
            yield from _attributes(name, pairs)
        opened.add(name)
    if "{" in text:
        yield from _lists(text)


def _escaped(text: str, at: int) -> bool:
    before = text[max(0, at - 9) : at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _pairs(text: str, at: int) -> tuple[list[re.Match[str]], int]:
    """The attributes from ``at`` on, and the end of the tag; 0 where it has none before the next
    empty line.
    """
    pairs: list[re.Match[str]] = []
    while len(pairs) < _MANY:
        gap = _BETWEEN.match(text, at)
        at = gap.end() if gap else at
        if text[at : at + 1] == ">":
            return pairs, at + 1
        pair = _PAIR.match(text, at)
        if pair is None or (gap and gap[0].count("\n") > 1):
            break
        pairs.append(pair)
        at = pair.end()
    return pairs, at if len(pairs) == _MANY else 0


def _attributes(tag: str, pairs: list[re.Match[str]]) -> Iterator[Forbidden]:
    from html import unescape  # two thousand names, and few pages have a tag

    for pair in pairs:
        name = pair[1].lower()
        text = unescape((pair[2] or "").strip("\"'"))
        if name == "markdown":
            continue
        if not allowed.attribute(tag, name):
            yield *pair.span(1), name
        elif allowed.value(tag, name, text) is None:
            yield *_inside(pair), name if name not in ("href", "src") else text[:40]
        elif name == "class" and any(map(allowed.ours, text.split())):
            yield *_inside(pair), name


def _inside(pair: re.Match[str]) -> tuple[int, int]:
    """Where the value is between its quotation marks, else the name."""
    start, end = pair.span(2) if pair[2] else pair.span(1)
    return (
        (start + 1, end - 1)
        if pair[2] and pair[2][0] in "\"'" and end > start + 2
        else (start, end)
    )


_TARGET = lazy_pattern(r"\]\([ \t]*<?([^()<>\n\"' ]{1,200})")


def unsafe_links(text: str) -> Iterator[Forbidden]:
    """Links of Markdown to what may not be opened, wherever the characters of one stand."""
    from html import unescape

    for match in _TARGET.finditer(text) if ("](" in text and ":" in text) or "&" in text else ():
        if not safe(unescape(match[1].replace("\\", ""))):
            yield *match.span(1), match[1][:40]


_OPEN = lazy_pattern(r"\{:?[ ]*")
_LISTED = lazy_pattern(r"[ ]*([^\s=}{\"']{1,200})(=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s=}]+))?")
_ABOVE = lazy_pattern(r"[ \t>]*#{1,6}[ \t]")
_UNDERLINED = lazy_pattern(r"\n[ \t>]*(?:=+|-+)[ \t]*(?:\n|$)")
_FENCE = lazy_pattern(r"^[ \t>]*(?:`{3,}|~{3,})[^\n{`]{0,80}\{([^\n]*)", re.MULTILINE)
_OPTION = lazy_pattern(r"^[ \t>]*(attrs)[ \t]*:", re.MULTILINE)


def _lists(text: str) -> Iterator[Forbidden]:
    """Attribute lists where Python-Markdown reads them: after inline marks, alone on a line, at a
    heading's end.
    """
    for brace in _OPEN.finditer(text):
        before = text[brace.start() - 1 : brace.start()]
        entries, end = _entries(text, brace.end())
        if end and (before in tuple(")]*_>`") or _ends_block(text, brace.start(), end)):
            for entry in entries:
                if not _may_list(entry[1], entry[2]) and (entry[2] or before != "]"):
                    yield *entry.span(1), entry[1].lower()[:40]


def in_fences(text: str, fences: tuple[tuple[int, int], ...]) -> Iterator[Forbidden]:
    """The same for the attributes of code blocks, whose text is blanked out elsewhere."""
    for start, end in fences:
        line = text[start : min(end, text.find("\n", start) % (len(text) + 1))]
        if "{" in line:
            at = start + line.index("{")
            opened = _OPEN.match(text, at)
            for entry in _entries(text, opened.end() if opened else at)[0]:
                if not _may_list(entry[1], entry[2]) and entry[1] not in ("hl_lines", "linenums"):
                    yield *entry.span(1), entry[1].lower()[:40]


def odd_ends(text: str) -> Iterator[Forbidden]:
    """Ends of comments that count for browsers alone: what follows them is hidden from whoever
    reads the text.
    """
    at = text.find("--!>")
    while at >= 0:
        yield at, at + 4, "--!>"
        at = text.find("--!>", at + 4)


def in_options(text: str) -> Iterator[Forbidden]:
    """Attributes given to a box by its options; boxes of ours have none."""
    if "attrs" in text and "///" in text:
        for option in _OPTION.finditer(text):
            yield *option.span(1), "attrs"


def _entries(text: str, at: int) -> tuple[list[re.Match[str]], int]:
    """The entries of a list from ``at`` on and the place after its brace; 0 where it has none on
    the line.
    """
    entries: list[re.Match[str]] = []
    while len(entries) < 100:
        while text[at : at + 1] == " ":
            at += 1
        if text[at : at + 1] == "}":
            return entries, at + 1
        entry = _LISTED.match(text, at)
        if entry is None:
            return [], 0
        entries.append(entry)
        at = entry.end()
    return [], 0


def _ends_block(text: str, start: int, end: int) -> bool:
    line = text[text.rfind("\n", 0, start) + 1 : start]
    stop = text.find("\n", end) % (len(text) + 1)
    after = text[end:stop].strip(" #\t")
    if after and not after.startswith("|"):
        return False
    alone = not line.strip(" \t>")
    return alone or "|" in line or bool(_ABOVE.match(line)) or bool(_UNDERLINED.match(text, stop))


def _may_list(name: str, given: str | None) -> bool:
    word = (given or "")[1:].strip("\"'")
    if name[:1] in "#." and not given:
        return not allowed.ours(name[1:])
    name = name.lower()
    if name in ("id", "class"):
        return not any(map(allowed.ours, word.split()))
    return name in allowed.LISTED or name.startswith("aria-")
