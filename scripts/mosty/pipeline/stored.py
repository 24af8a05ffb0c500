"""What the store keeps, and how each kind of it is written and read: one function per kind.

Each gives what the function of the same thing gives, made or kept.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import Environment

from mosty.checking.suppressions import allowed
from mosty.model.canonical import digest
from mosty.model.problem import Problem
from mosty.model.site import Page, Site
from mosty.outputs.machine_files import page_files
from mosty.outputs.printing.leaflet_printing import Made
from mosty.outputs.printing.office_pack import pack, pack_download
from mosty.outputs.printing.print_jobs import Job, Result
from mosty.outputs.search_documents import page_document
from mosty.pipeline.store import Maker, Store
from mosty.render import help
from mosty.render.article import Article, render
from mosty.render.context import Context, Download
from mosty.search import Document, Part

Shards = dict[str, bytes]


def name_of(page: Page) -> str:
    """The name of what is made of a page: ``cs/rodice/index.md``."""
    return f"{page.locale}/{page.path}"


def articles(store: Store, contexts: Sequence[Context]) -> list[Article]:
    """The pages rendered."""

    def dump(made: Article) -> bytes:
        return _json([made.markup, made.contents, made.removed])

    def load(context: Context, value: bytes) -> Article:
        markup, contents, removed = json.loads(value)
        return Article.of(context, markup, tuple(map(tuple, contents)), tuple(removed))

    maker = Maker(
        "article",
        render,
        dump,
        load,
        entry=lambda context: name_of(context.page),
        may_keep=lambda article: not article.removed,
    )
    return [article for _, article in store.make_all(maker, contexts)]


def documents(
    store: Store, site: Site, locale: str, articles: Sequence[Article]
) -> dict[str, Document]:
    """The document of each article in the index of a language, by the name of its page."""
    maker: Maker[Article, Document] = Maker(
        "document",
        lambda article: page_document(site, locale, article),
        _dumped,
        lambda article, value: _document(value),
        entry=lambda article: f"{locale} {name_of(article.page)}",
        base=lambda article: article.digest,
    )
    made = store.make_all(maker, articles)
    return {name_of(article.page): result for article, result in made}


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


def beside(store: Store, site: Site, articles: Sequence[Article]) -> dict[str, dict[str, bytes]]:
    """What machines find beside the page of each article, by the name of the page."""
    maker: Maker[Article, dict[str, bytes]] = Maker(
        "beside",
        lambda article: page_files(site, article),
        packed,
        lambda article, value: unpacked(value),
        entry=lambda article: name_of(article.page),
        base=lambda article: article.digest,
    )
    made = store.make_all(maker, articles)
    return {name_of(article.page): result for article, result in made}


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


def search_files(
    store: Store, contents: Mapping[str, str], make: Callable[[str], Shards]
) -> dict[str, Shards]:
    """The files of the search of each language; ``contents`` gives for each the digest of all that
    they are made of.
    """
    maker = Maker(
        "search",
        make,
        packed,
        lambda locale, value: unpacked(value),
        entry=lambda locale: locale,
        base=lambda locale: contents[locale],
    )
    return dict(store.make_all(maker, list(contents), least=1))


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files by their names as one text."""
    return _json({name: base64.b64encode(data).decode() for name, data in files.items()})


def unpacked(value: bytes) -> dict[str, bytes]:
    """The files again."""
    return {name: base64.b64decode(text) for name, text in json.loads(value).items()}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
