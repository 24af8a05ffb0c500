"""mosty weekly: what waits for the editors, as Markdown for an issue: law that ends, readings that
are due, translations that are behind, links that nothing answers.

The text may be public. It names files, records and addresses, and quotes no text of a page.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mosty.model.errors import UsageError
from mosty.model.message import Message, message
from mosty.model.publication import published
from mosty.model.reviews import Review, due_by
from mosty.model.site import Site
from mosty.model.translation import pairs
from mosty.model.validity import AHEAD, coming
from mosty.pipeline.law_horizon import calling
from mosty.pipeline.link_checker import DEAD
from mosty.pipeline.translating import Row, row_of
from mosty.read.reasons import because

#: Entries of a part that are listed; of the rest their number.
MOST = 40
#: Pages that are named of those that call a sentence of law.
FEW = 3
#: States of a translation in which a reader gets an older text, or none.
BEHIND = ("stale", "pending", "missing")


def weekly(site: Site, today: dt.date, links: Sequence[Any] | None) -> Iterator[Message]:
    """The lines of the report. ``links`` is what ``mosty links --json`` has printed, None if nobody
    asked.
    """
    due = due_by(site, today, today + dt.timedelta(days=AHEAD))
    late = [one for one in due if one.due < today]
    # of law ahead the part before tells, with its pages
    soon = [one for one in due if one.due >= today and one.kind != "law"]
    yield message("weekly.title", day=today.isoformat())
    yield from _part("weekly.law", [*_law(site, today)])
    yield from _part("weekly.late", [_review(one) for one in late])
    yield from _part("weekly.soon", [_review(one) for one in soon])
    behind = [row for row in (row_of(site, pair) for pair in pairs(site)) if row.state in BEHIND]
    yield from _part("weekly.translations", [_translation(row) for row in behind])
    yield from _links(links)


def _part(heading: str, entries: Sequence[Message]) -> Iterator[Message]:
    """A heading with the number of entries, the first entries, and how many are left out."""
    yield message("weekly.part", name=message(heading), n=len(entries))
    for entry in entries[:MOST]:
        yield message("weekly.entry", text=entry)
    if len(entries) > MOST:
        yield message("weekly.more", n=len(entries) - MOST)
    if not entries:
        yield message("weekly.nothing")


def _law(site: Site, today: dt.date) -> Iterator[Message]:
    """The sentences that end or begin soon, with the pages that call them."""
    shown = published(site, today)
    for change in coming(site.law.values(), today):
        paths = dict.fromkeys(page.path for page in calling(shown, change.record.id))
        names = ", ".join(f"`{path}`" for path in list(paths)[:FEW])
        more = message("weekly.and_more", n=len(paths) - FEW) if len(paths) > FEW else ""
        yield message(
            "weekly.begins_on" if change.begins else "weekly.ends_on",
            id=change.record.id,
            day=change.day.isoformat(),
            pages=names or message("build.law_nowhere"),
            more=more,
        )


def _review(review: Review) -> Message:
    last = review.checked_on.isoformat() if review.checked_on else "–"
    why = message("weekly.ends" if review.why == "ends" else "weekly.review")
    return message("weekly.due", name=review.name, day=review.due.isoformat(), last=last, why=why)


def _translation(row: Row) -> Message:
    states = {
        "stale": message("weekly.stale"),
        "pending": message("weekly.pending"),
        "missing": message("weekly.missing"),
    }
    return message("weekly.pair", path=row.path, locale=row.locale, state=states[row.state])


def _links(links: Sequence[Any] | None) -> Iterator[Message]:
    if links is None:
        yield message("weekly.part_links")
        yield message("weekly.unasked")
        return
    dead = [_dead(link) for link in links if link["state"] in DEAD]
    yield from _part("weekly.links", dead)
    moved = [
        message("weekly.moved", address=link["address"], to=link["to"])
        for link in links
        if link["state"] == "moved"
    ]
    yield from _part("weekly.links_moved", moved)


def _dead(link: Any) -> Message:
    states = {
        "gone": message("weekly.gone", status=link["status"]),
        "unreachable": message("weekly.unreachable"),
        "insecure": message("weekly.insecure"),
    }
    files = ", ".join(f"`{file}`" for file in link["files"])
    return message("weekly.link", address=link["address"], state=states[link["state"]], files=files)


def read_links(path: Path) -> list[Any]:
    """What ``mosty links --json`` has left in a file. Raises :class:`UsageError` where there is no
    such list.
    """
    try:
        links = json.loads(path.read_text(encoding="utf-8"))
        whole = all({"address", "state", "status", "to", "files"} <= {*link} for link in links)
    except OSError as error:
        raise UsageError(
            "unreadable", option="--links", path=path, reason=because(error)
        ) from error
    except (ValueError, TypeError):
        whole = False
    if not whole:
        raise UsageError("no_links", path=path)
    return list(links)
