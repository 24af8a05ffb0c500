"""A paragraph, an item of a list or a row of a table that only one of a pair of pages has."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from mosty.checks.registry import check
from mosty.checks.translation.sections import Stretch, paired_parts, stretches
from mosty.model.body import Body
from mosty.model.message import message
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text.language.unfinished import says_nothing
from mosty.text.markdown.parts import Part

#: Parts in a row that a message quotes; the rest is an ellipsis.
MOST_QUOTED = 3
_LONGEST = 40


@check("TRN015", scope="page", alone=True)
def parts_missing(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TRN015: a paragraph, an item or a row that only one of the two has, said at it or, where the
    translation lacks it, at the heading of its section. A section that is still to be filled in
    lacks everything: TXT002 says so at its ellipsis.

    What stands divided otherwise (two paragraphs made one, a list made a sentence) is no fault.

    Case: TRN015/fails
    """
    source = page.source
    if source is None or not page.body.text.strip() or not source.body.text:
        return
    if page.meta is None or source.meta is None:  # its front matter may be read as text
        return
    alone: dict[tuple[int, str, bool], list[Part]] = defaultdict(list)
    for pair in paired_parts(page):
        if part := (pair.own or pair.other) if not (pair.own and pair.other) else None:
            alone[pair.section, part.kind, pair.own is not None].append(part)
    for (section, kind, ours), some in alone.items():
        if not ours and _is_left_open(page.body, stretches(page.body)[section]):
            continue
        body = page.body if ours else source.body
        yield problem(
            "TRN015",
            body.span(some[0].start, some[0].end) if ours else stretches(page.body)[section].span,
            what=message(f"check.parts_{kind}"),
            difference=f"{'+' if ours else '−'} {_quoted(body, some)}",
        )


def _is_left_open(body: Body, stretch: Stretch) -> bool:
    """Whether under the heading of a section there is only an ellipsis, or a word in its place."""
    text = body.text[stretch.start : stretch.end].strip()
    inside = text.partition("\n")[2] if text.startswith("#") else text
    return bool(inside.strip()) and says_nothing(inside)


def _quoted(body: Body, some: list[Part]) -> str:
    quoted = [_short(body.text[one.start : one.end]) for one in some[:MOST_QUOTED]]
    return "; ".join(quoted) + (" …" if len(some) > MOST_QUOTED else "")


def _short(text: str) -> str:
    words = " ".join(text.strip("| ").split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
