"""What the store keeps, and how each kind of it is written and read: one function per kind.

Each gives what the function of the same thing gives, made or kept.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import Environment

from mosty.checking.suppressions import allowed
from mosty.model.canonical import digest
from mosty.model.problem import Problem
from mosty.model.processes import for_each
from mosty.model.site import Page, Site
from mosty.model.tracing import Reads
from mosty.outputs.machine_files import page_files
from mosty.outputs.printing.leaflet_printing import Made
from mosty.outputs.printing.office_pack import pack, pack_download
from mosty.outputs.printing.print_jobs import Job, Result
from mosty.outputs.search_documents import page_document
from mosty.pipeline.store import Store
from mosty.render import help
from mosty.render.article import Article, render
from mosty.render.context import Context, Download
from mosty.search import Document, Part

Shards = dict[str, bytes]


def name_of(page: Page) -> str:
    """The name of what is made of a page: ``cs/rodice/index.md``."""
    return f"{page.locale}/{page.path}"


def articles(store: Store, contexts: Iterable[Context]) -> Iterator[Article]:
    """The pages rendered: those that the store has not, side by side."""
    kept = [(context, store.kept("article", name_of(context.page))) for context in contexts]
    missing = [context for context, value in kept if value is None]

    def rendered(context: Context) -> _Rendered:
        with store.recording() as reads:
            made = render(context)
        return _Rendered(made.markup, made.contents, made.removed, reads)

    made = iter(for_each(rendered, missing))
    for context, value in kept:
        if value is not None:
            markup, contents = json.loads(value)
            yield Article.of(context, markup, tuple(map(tuple, contents)))
            continue
        new = next(made)
        store.count("article")
        if not new.removed:
            value = _json([new.markup, new.contents])
            store.put("article", name_of(context.page), new.reads, value)
        yield Article.of(context, new.markup, new.contents, new.removed)


class _Rendered(NamedTuple):
    markup: str
    contents: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]
    reads: Reads


def document(store: Store, site: Site, locale: str, article: Article) -> Document:
    """The document of a page in the index of a language."""
    name = f"{locale} {name_of(article.page)}"

    def made() -> Document:
        return page_document(site, locale, article)

    return store.make("document", name, made, _dumped, _document, article.digest)


def _dumped(document: Document) -> bytes:
    return _json(dataclasses.asdict(document))


def _document(value: bytes) -> Document:
    row = json.loads(value)
    for key in ("headings", "tags", "breadcrumb"):
        row[key] = tuple(row[key])
    facets = {facet: tuple(keys) for facet, keys in row["facets"].items()}
    parts = tuple(
        Part(part["anchor"], part["heading"], tuple(part["paragraphs"])) for part in row["parts"]
    )
    return Document(**{**row, "facets": facets, "parts": parts})


def beside(store: Store, site: Site, article: Article) -> dict[str, bytes]:
    """What machines find beside a page."""

    def made() -> dict[str, bytes]:
        return page_files(site, article)

    return store.make("beside", name_of(article.page), made, packed, unpacked, article.digest)


def help_page(store: Store, whole: Site, page: Page, env: Environment, today: dt.date) -> bytes:
    """A help page of a check. Raises ``jinja2.TemplateError``."""
    return store.make(
        "help",
        name_of(page),
        lambda: help.render(whole, page, env, today, allowed),
        bytes,
        bytes,
        store.templates,
    )


def printed(store: Store, job: Job) -> Result:
    """What a job makes; a file that is no longer on the shelf is typeset again."""
    name, shelf = f"{job.kind} {name_of(job.page)}", store.shelf
    value = store.kept("printed", name)
    if value is not None:
        rows = [(row, shelf.get(row["key"])) for row in json.loads(value)]
        if all(done for _, done in rows):
            return [_made(row, done) for row, done in rows], []
    with store.recording() as reads:
        made, problems = job.make(shelf)
    store.count("printed")
    if _may_be_kept(made, problems):
        store.put("printed", name, reads, _json([_row(one) for one in made]))
    return made, problems


def _may_be_kept(made: list[Made], problems: list[Problem]) -> bool:
    return not problems and all(one.done.key for one in made)


def _row(made: Made) -> dict[str, str]:
    return {
        "form": made.form,
        "name": made.name,
        "key": made.done.key,
        "day": made.day.isoformat(),
        "version": made.version,
    }


def _made(row: Mapping[str, str], done: Any) -> Made:
    return Made(row["form"], row["name"], done, dt.date.fromisoformat(row["day"]), row["version"])


def office_pack(
    store: Store, site: Site, page: Page, made: list[tuple[Job, Made]]
) -> tuple[Download, bytes]:
    """The pack of all printed files of a language, and what its page says of it."""
    parts = [[job.kind, name_of(job.page), _row(one)] for job, one in made]
    data = store.make(
        "pack", page.locale, lambda: pack(site, page, made), bytes, bytes, digest(parts)
    )
    return pack_download(page.locale, data, made), data


def shards(store: Store, locale: str, content: str, make: Callable[[], Shards]) -> Shards:
    """The files of a language's search; ``content`` is the digest of all that they are made of."""
    return store.make("search", locale, make, packed, unpacked, content)


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files by their names as one text."""
    return _json({name: base64.b64encode(data).decode() for name, data in files.items()})


def unpacked(value: bytes) -> dict[str, bytes]:
    """The files again."""
    return {name: base64.b64decode(text) for name, text in json.loads(value).items()}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
