"""Whether a translation is of today's original: what its ``translated_from`` says.

The mark is one fingerprint of the whole original, or one of each of its sections, so that two
people who revise different sections at the same time change different lines. Either way every
character of the original that a translator translates is in some fingerprint, so the two forms call
the same translations stale; the second says where.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from mosty.model.site import Page, Site
from mosty.model.version import source_fields, source_fingerprint
from mosty.text.fingerprint import fingerprint
from mosty.text.markdown.suppression_notes import without_notes

#: What a translation says of itself, or of a section, until it has been made.
PENDING = "pending"
#: The key of a translation's front matter that holds its mark.
FIELD = "translated_from"
#: Keys of what is in no section. They hold a space, so no anchor of a heading is called so.
FRONT, OPENING = "front matter", "opening text"

State = Literal["current", "stale", "pending"]


class Standing(NamedTuple):
    """How a translation stands beside its original, and the sections that are not current; of a
    mark of the whole page it is not known which.

    ``in_order``: the sections are marked in the order in which the original has them.
    """

    state: State
    sections: tuple[str, ...] = ()
    sectioned: bool = False
    in_order: bool = True


def section_texts(page: Page) -> dict[str, list[str]]:
    """The parts of a page that are marked, in order: what a translator translates in the front
    matter, field by field, the text before the first heading, and each heading with what is below
    it.
    """
    places = section_places(page)
    bodies = {key: [without_notes(page.body.text[start:end])] for key, (start, end) in places}
    return {FRONT: source_fields(page), **bodies}


def section_places(page: Page) -> list[tuple[str, tuple[int, int]]]:
    """From where to where in the body each of its parts is, in order, by the keys of
    :func:`section_texts`.
    """
    places: dict[str, tuple[int, int]] = {}
    for key, place in _cut(page):
        own, count = key, 1
        while own in places:
            count += 1
            own = f"{key} ({count})"  # no anchor has a space
        places[own] = place
    return list(places.items())


def _cut(page: Page) -> Iterator[tuple[str, tuple[int, int]]]:
    body = page.body
    starts = [(body.line_starts[one.span.line - body.line], one.anchor) for one in body.headings]
    starts.sort(key=lambda start: start[0])
    ends = [*(start for start, _ in starts[1:]), len(body.text)]
    first = starts[0][0] if starts else len(body.text)
    if without_notes(body.text[:first]).strip():
        yield OPENING, (0, first)
    for (start, anchor), end in zip(starts, ends, strict=bool(starts)):
        yield anchor or "section", (start, end)


def section_marks(page: Page) -> dict[str, str]:
    """The fingerprint of each part of an original."""
    return {key: fingerprint(text) for key, text in section_texts(page).items()}


def is_pending(mark: object) -> bool:
    """Whether a mark says that the translation, or a part of it, is still to be made."""
    parts = mark.values() if isinstance(mark, Mapping) else [mark]
    return any(str(part).strip() == PENDING for part in parts)


def standing(page: Page, source: Page) -> Standing:
    """How the translation ``page`` stands beside ``source``. A mark that cannot be read is
    stale.
    """
    mark = page.raw.get(FIELD)
    if isinstance(mark, Mapping):
        return _by_sections(mark, source)
    if is_pending(mark):
        return Standing("pending")
    return Standing("current" if str(mark) == source_fingerprint(source) else "stale")


def _by_sections(mark: Mapping[Any, Any], source: Page) -> Standing:
    wanted = section_marks(source)
    stale = [key for key, own in wanted.items() if str(mark.get(key)) != own]
    stale += [str(key) for key in mark if key not in wanted]
    in_order = list(mark) == list(wanted)
    if not stale and not in_order:  # the same sections, moved: a reader meets them otherwise
        stale = [key for key, own in zip(wanted, mark, strict=True) if key != own]
    state: State = "pending" if is_pending(mark) else "stale" if stale else "current"
    return Standing(state, tuple(stale), True, in_order)


def heading_of(page: Page, source: Page, key: str) -> str:
    """The heading of a section as readers of the translation know it, else the original's; the key
    of what has none.
    """
    theirs, ours = source.body.headings, page.body.headings
    at = next((at for at, one in enumerate(theirs) if one.anchor == key), None)
    if at is None:
        return key
    return (ours if len(ours) == len(theirs) else theirs)[at].text


def counterparts(page: Page, source: Page) -> dict[str, list[str]]:
    """The parts of a translation by the keys of its original: in order where both have as many,
    else by their anchors.
    """
    ours = section_texts(page)
    theirs = list(section_texts(source))
    if len(ours) == len(theirs) and (OPENING in ours) == (OPENING in theirs):
        return dict(zip(theirs, ours.values(), strict=True))
    return {key: ours[key] for key in theirs if key in ours}


def section_at(page: Page, line: int) -> str:
    """The key of the part of a translation's original that stands on a line of the translation."""
    if line < page.body.line:
        return FRONT
    before = [at for at, one in enumerate(page.body.headings) if one.span.line <= line]
    if not before:
        return OPENING
    headings = page.body.headings
    if page.source and len(page.source.body.headings) == len(headings):
        headings = page.source.body.headings
    return headings[before[-1]].anchor


class Pair(NamedTuple):
    """An original and the language of its translation; ``page`` is None where there is none to
    read.
    """

    source: Page
    locale: str
    page: Page | None


def pairs(site: Site) -> Iterator[Pair]:
    """Every original in every language it should be translated into, in the order of the paths."""
    default = site.config.default.code
    languages = [one.code for one in site.config.locales if one.code != default]
    for path in sorted(path for locale, path in site.pages if locale == default):
        source = site.pages[default, path]
        for locale in languages:
            yield Pair(source, locale, site.page(locale, path))
