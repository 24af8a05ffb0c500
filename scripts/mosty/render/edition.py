"""Is my paper still true? The version of a leaflet on its web page, what changed since the ones
before, and what to say to somebody whose paper bears a mark; a script chooses.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mosty.model.edition import Edition
from mosty.model.front_matter import Leaflet
from mosty.model.paper_marks import editions_of, mark_of
from mosty.render.context import Context
from mosty.render.elements import add, h

#: What a script may have to say, each hidden until then: the paper is the one that is here, it is
#: an older one, its mark is not known.
OUTCOMES = ("current", "older", "unknown")


def edition(ctx: Context) -> list[Element]:
    """The version of the leaflet that is here; nothing for a leaflet without recorded versions.

    Without a script, or on a paper without a mark, people compare the version and the date, which
    stand on every paper.
    """
    page = ctx.page
    editions = editions_of(ctx.site, page.path)
    if ctx.on_paper or not editions or not isinstance(page.facts, Leaflet):
        return []
    newest = editions[-1]
    if newest.withdrawn:
        return [_withdrawn(ctx, newest)]
    day = ctx.date(newest.date)
    now = ctx.s("edition_now", version=newest.version, date=day)
    out = h("div", class_="m-edition", data_mosty_edition=mark_of(ctx.site, page))
    says = h("div", role="status")
    for outcome in OUTCOMES:
        words = ctx.s(f"edition_{outcome}", version=newest.version, date=day)
        says.append(h("p", h("strong", words), data_when=outcome, hidden=""))
    add(out, h("p", h("strong", now), " ", ctx.s("edition_compare")), says)
    if len(editions) > 1:
        out.append(_changes(ctx, editions))
    return [out]


def _changes(ctx: Context, editions: tuple[Edition, ...]) -> Element:
    """What changed in each version since the first, the newest first."""
    items = h("ul")
    for each in reversed(editions[1:]):
        head = ctx.s("edition_version", version=each.version, date=ctx.date(each.date))
        text = ctx.text(each.changed) or ""
        items.append(
            h("li", h("strong", head), " ", text, data_mark=each.marks.get(ctx.locale, ""))
        )
    first = editions[0].marks.get(ctx.locale, "")
    summary = h("summary", ctx.s("edition_changes"))
    return h("details", summary, items, data_first=first)


def _withdrawn(ctx: Context, newest: Edition) -> Element:
    """What to say of a leaflet that is to be used no more, whatever the paper."""
    reason = ctx.text(newest.changed) or ""
    words = ctx.s("edition_withdrawn", date=ctx.date(newest.date))
    return h(
        "div",
        h("p", ctx.s("edition_withdrawn_title"), class_="admonition-title"),
        h("p", words, " ", reason),
        class_="admonition danger",
    )
