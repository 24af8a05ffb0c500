"""What of the base may leave it on a day: the stage between check and render.

Rendering, the index, typesetting, feeds and exports are given the :class:`Site` that
:func:`published` returns. What must not be published is not hidden by each of them: it is not in
what they are given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from mosty.model import validity
from mosty.model.contact import Contact
from mosty.model.front_matter import KINDS
from mosty.model.pages import OnDemand
from mosty.model.problem import Span
from mosty.model.records import Helpline, LawRecord, Milestone
from mosty.model.site import Page, Site
from mosty.model.translation import FIELD, is_pending
from mosty.model.withdrawn import withdrawn
from mosty.text.language import unfinished
from mosty.text.language.unsure import unsure
from mosty.text.law.copies import plain, says
from mosty.text.markdown import suppression_notes

#: Kinds that speak of the field to families and to those who help them: nothing unproven or
#: unfinished goes out.
STRICT = frozenset({"practice", "parents", "leaflet"})
#: Fields of the front matter that readers see, before those of the kind.
_SHOWN = ("title", "description", "neutral_title")

Reason = Literal["draft", "scaffold", "source", "placeholder", "pending", "withdrawn"]


class Withheld(NamedTuple):
    """Why a page does not go out, and the place of the cause."""

    reason: Reason
    span: Span


def published(site: Site, today: dt.date, drafts: bool = False) -> Site:
    """The site without what may not be published on ``today``. The check looks at the whole site
    instead.

    ``drafts``: pages that are withheld stay, as in a preview on the editor's own machine.
    """
    records = replace(
        _law(site, today), helplines=_helplines(site, today), contacts=_contacts(site, today)
    )
    if drafts:
        return records
    may = partial(may_publish, site)
    if isinstance(site.pages, OnDemand):
        return replace(records, pages=site.pages.where(may))
    return replace(records, pages={key: page for key, page in site.pages.items() if may(page)})


def may_publish(site: Site, page: Page) -> bool:
    """Whether the page goes out."""
    return withheld(site, page) is None


def withheld(site: Site, page: Page) -> Withheld | None:
    """Why the page does not go out; None for a page that does.

    A translation goes out only with its original: what it translates, and rests on, is not
    published otherwise. Of a finished original a translation may be withheld alone; its readers
    then get the original.
    """
    return site.memoize(_withheld, page.locale, page.path) or None


def is_gone(site: Site, locale: str, path: str) -> bool:
    """Whether a published site has no page of that path for readers of ``locale``, although it is
    written.
    """
    languages = site.languages_of(locale)
    if any((code, path) in site.pages for code in languages):
        return False
    return any(f"docs/{code}/{path}" in site.files for code in languages)


def own_reason(page: Page) -> Withheld | None:
    """The same for the page by itself, whatever its original is."""
    draft = page.meta.draft if page.meta else page.raw.get("draft") is True
    if draft:
        return Withheld("draft", page.where("draft"))
    if _is_scaffold(page):
        return Withheld("scaffold", page.where("title"))
    return _unfinished(page) if page.kind in STRICT else None


def _withheld(site: Site, locale: str, path: str) -> Withheld | Literal[False]:
    page = site.pages.get((locale, path))
    if page is None:
        return False
    taken = withdrawn(site).get(f"page:{path}")
    if taken is not None:
        return Withheld("withdrawn", site.places["withdrawal", taken.id])
    return (page.source and own_reason(page.source)) or own_reason(page) or False


def _is_scaffold(page: Page) -> bool:
    """Whether the page is as ``mosty new`` has made it, or one made by hand and left: called like
    its file or not described, without a word of text and a source.
    """
    path = PurePosixPath(page.path)
    names = {path.stem, path.parent.name} if path.stem == "index" else {path.stem}
    called = str(page.raw.get("title")) in names and unfinished.blank(page.body.text)
    described = page.meta is None or not unfinished.says_nothing(str(page.raw["description"]))
    left = not described and _only_headings(page)
    if not called and not left:
        return False
    return (
        not page.needs_source or page.source is not None or not (page.facts and page.facts.sources)
    )


def _only_headings(page: Page) -> bool:
    """Whether no word stands below the headings but calls, comments and code."""
    lines = page.body.prose.split("\n")
    return unfinished.blank("\n".join(line for line in lines if not line.startswith("#")))


def _unfinished(page: Page) -> Withheld | None:
    """What a practice, a page for families or a leaflet lacks before it may go out."""
    if page.source is None and page.facts is not None and not page.facts.sources:
        return Withheld("source", page.where("sources"))
    if is_pending(page.raw.get(FIELD)):
        return Withheld("pending", page.where(FIELD))
    place = next(_placeholders(page), None)
    return Withheld("placeholder", place) if place else None


def _placeholders(page: Page) -> Iterator[Span]:
    """Places that a writer has left to be filled in, but those that an editor lets be with a reason
    (TXT002).
    """
    for name in (*_SHOWN, *(KINDS[page.kind][1] if page.kind in KINDS else ())):
        value = page.raw.get(name)
        if isinstance(value, str) and value and _is_placeholder(value):
            yield page.where(name)
    body = page.body
    let_be = list(suppression_notes.spoken_of(body.text, "TXT002"))
    for start, end in unfinished.left_open(body.prose, body.text):
        if not any(first <= start < last for first, last in let_be):
            yield body.span(start, end)


def _is_placeholder(value: str) -> bool:
    return unfinished.says_nothing(value) or next(unfinished.placeholders(value), None) is not None


def _law(site: Site, today: dt.date) -> Site:
    """Only sentences that hold stay in ``law``; of the others stays in ``withheld`` what a reader
    may know of them.
    """
    out = [record for record in site.law.values() if validity.state_of(record, today) != "holds"]
    rest = {
        record.id: without
        for record in out
        if record.may_print(False) and (without := validity.withheld(record, today))
    }
    return replace(
        site,
        law={key: record for key, record in site.law.items() if record not in out},
        withheld=rest,
        timeline=tuple(one for one in site.timeline if not _says_again(one, out)),
    )


def _says_again(milestone: Milestone, out: Iterable[LawRecord]) -> bool:
    """Whether the calendar says again what a record that is out has said, by its own word or by the
    letter.
    """
    texts = [plain(text) for text in milestone.texts.values()]
    return any(
        record.id in milestone.law
        or any(says(text, plain(sentence)) for text in texts for sentence in sentences)
        for record in out
        for sentences in [record.texts.values()]
    )


def _helplines(site: Site, today: dt.date) -> dict[str, Helpline]:
    """The help lines that families may be given, as readers read them."""
    return {
        key: _for_readers(line, today) for key, line in site.helplines.items() if line.may_print
    }


def _for_readers(line: Helpline, today: dt.date) -> Helpline:
    """The line without what editors wrote for editors, and without a note, hours or a source that
    are unsure.
    """
    _, _, seen, note, _, hours = line.printed_texts
    unfit = [
        name
        for name, texts in (("note", note), ("seen", seen), ("hours", hours))
        if any(unsure(text, today.year) for text in texts.values())
    ]
    return line.model_copy(update={**dict.fromkeys(unfit), "editors_note": ""})


def _contacts(site: Site, today: dt.date) -> dict[str, Contact]:
    """The contacts that may leave the base, as readers read them."""
    return {
        key: _contact_for_readers(contact, today)
        for key, contact in site.contacts.items()
        if contact.may_print(plain_reader=False)
    }


def _contact_for_readers(contact: Contact, today: dt.date) -> Contact:
    """The contact without what is for editors, and without what may be empty and is unsure."""
    out = {
        name
        for name, texts in contact.printed_texts.items()
        if not Contact.model_fields[name].is_required()
        and any(unsure(text, today.year) for text in texts.values())
    }
    if contact.publish == "link":
        out |= {"number", "email", "address", "hours"}
    return contact.model_copy(update={**dict.fromkeys(out), "editors_note": ""})
