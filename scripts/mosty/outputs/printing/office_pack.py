"""The office pack: every PDF of a language in one ZIP, with an index that opens without a
server.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from html import escape
from itertools import groupby

from mosty.model.directives import lists_kind
from mosty.model.front_matter import WITH_PDF
from mosty.model.site import Page, Site
from mosty.outputs.printing.leaflet_printing import Made
from mosty.outputs.printing.print_jobs import Job
from mosty.publish.pack import packed
from mosty.render.context import Download
from mosty.text.language.collate import sort_key
from mosty.text.language.typography import date, size_of
from mosty.typeset import FORMS

KINDS = ("leaflet", "book", *WITH_PDF)
_STYLE = (
    "body{font:1.05rem/1.5 'Source Sans 3',system-ui,sans-serif;color:#16252b;max-width:70rem;"
    "margin:0 auto;"
    "padding:1.5rem}h1,h2{color:#0f4c5c}a{color:#0f4c5c}table{border-collapse:collapse;width:100%}"
    "caption{text-align:left;font-weight:600;padding:.4rem 0}th,td{text-align:left;"
    "vertical-align:top;"
    "padding:.35rem .8rem .35rem 0;border-bottom:1px solid #b9cdd1}"
    "td.n,th.n{text-align:right;white-space:nowrap}.label{font-weight:700;color:#873a10}"
)


def pack_page(site: Site, locale: str) -> Page | None:
    """The page that lists the leaflets, beside which the pack lies."""
    for page in site.pages.values():
        if page.locale == locale and lists_kind(page, "leaflet"):
            return page
    return None


def pack_name(locale: str) -> str:
    """The ZIP's name beside the page."""
    return f"mosty-balicek-{locale}.zip"


def pack(site: Site, page: Page, made: Iterable[tuple[Job, Made]]) -> bytes:
    """The ZIP of ``made``, which is not empty."""
    rows = sorted(made, key=lambda row: _order(row, page.locale))
    files = {_path(job, one): one.done.pdf for job, one in rows}
    files["index.html"] = index(site, page, rows).encode("utf-8")
    return packed(pack_name(page.locale).removesuffix(".zip"), files, _newest(rows))


def pack_download(locale: str, data: bytes, made: Iterable[tuple[Job, Made]]) -> Download:
    """What the page says of the ZIP."""
    return Download("pack", pack_name(locale), 0, len(data), "", _newest(made), "")


def _newest(made: Iterable[tuple[Job, Made]]) -> dt.date:
    return max(one.day for _, one in made)


def _order(row: tuple[Job, Made], locale: str) -> tuple[object, ...]:
    job, made = row
    form = list(FORMS).index(made.form) if made.form in FORMS else 0
    return KINDS.index(job.kind), sort_key(job.page.title, locale), job.name, form


def _path(job: Job, made: Made) -> str:
    """The folder is the page's own on the web: ``praxe/tym-pro-rodinu-bilina.pdf``."""
    folder = job.page.path.split("/", 1)[0]
    match job.kind:
        case "leaflet":
            return f"{folder}/{job.name}-{made.form}.pdf"
        case "book":
            return f"{folder}/{made.name}"
        case _:
            return f"{folder}/{job.name}.pdf"


def index(site: Site, page: Page, rows: list[tuple[Job, Made]]) -> str:
    """Plain HTML that lists every file with its pages, size and dates."""
    locale = page.locale

    def s(key: str, **values: object) -> str:
        return escape(site.string(key, locale, **values))

    root = f"{site.config.site_url.rstrip('/')}/{site.config.locale(locale).prefix}{page.url}"
    before, after = s("pack_intro", address="\0").split("\0")
    out = [
        "<!doctype html>",
        f'<html lang="{escape(locale)}">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, '
        'initial-scale=1">',
        f"<title>Mosty: {s('pack_title')}</title><style>{_STYLE}</style></head>",
        f"<body><main><h1>Mosty: {s('pack_title')}</h1>",
        f'<p class="label">{s("sheet_disclaimer_professionals")}</p>',
        f'<p>{before}<a href="{escape(root)}">{escape(root)}</a>{after}</p>',
        f"<p>{s('pack_sums')}</p>",
    ]
    for kind, group in groupby(rows, key=lambda row: row[0].kind):
        out += [f"<h2>{s('pack_' + kind)}</h2>", "<table>", "<thead><tr>"]
        for key in ("name", "form", "pages", "size", "issued", "checked"):
            number = ' class="n"' if key in ("pages", "size") else ""
            out.append(f'<th scope="col"{number}>{s("pack_" + key)}</th>')
        out.append("</tr></thead><tbody>")
        out += [_row(job, one, s(f"leaflet_{one.form}")) for job, one in group]
        out.append("</tbody></table>")
    out.append("</main></body></html>\n")
    return "\n".join(out)


def _row(job: Job, made: Made, form: str) -> str:
    locale = job.page.locale
    checked: dt.date | None = job.page.facts.checked_on if job.page.facts else None
    return (
        f'<tr><th scope="row"><a '
        f'href="{escape(_path(job, made))}">{escape(job.page.title)}</a></th><td>{form}</td>'
        f'<td class="n">{made.done.pages}</td><td '
        f'class="n">{size_of(len(made.done.pdf), locale)}</td>'
        f"<td>{date(made.day, locale)}</td>"
        f"<td>{date(checked, locale) if checked else '–'}</td></tr>"
    )
