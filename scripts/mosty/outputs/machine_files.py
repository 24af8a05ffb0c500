"""From the site to everything that machines read of it: what goes into which file, and where the
file lies.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urljoin

from mosty.model import anchors, menu
from mosty.model.address import address, permanent
from mosty.model.exports import FOLDER, PACKAGE
from mosty.model.page_lookup import page_calling
from mosty.model.site import Site
from mosty.model.version import dated
from mosty.outputs.datasets import exports
from mosty.outputs.formats.feed import Entry, Feed, atom
from mosty.outputs.formats.llms import Chapter, guide
from mosty.outputs.formats.markdown import escaped, markdown
from mosty.outputs.formats.sitemap import Place, robots, sitemap
from mosty.outputs.office_finder import finder_files
from mosty.render import cited, help, news
from mosty.render.article import Article
from mosty.render.heads import FEED, TEXT
from mosty.text.language.typography import date

LLMS, ROBOTS, SITEMAP = "llms.txt", "robots.txt", "sitemap.xml"


#: Makes the files beside a page by their names: site, article.
OfPage = Callable[[Site, Article], dict[str, bytes]]


def page_files(site: Site, article: Article) -> dict[str, bytes]:
    """What machines find beside a page, by name: its text as Markdown, and how it is cited
    (a page in a language of leaflets, which offers no citation, is not).
    """
    files = {TEXT: text_of(site, article)}
    if site.config.is_leaflet_locale(article.page.locale):
        return files
    for form, data in cited.files(site, article.page).items():
        files[f"{cited.FILE}.{form}"] = data
    return files


def machine_files(
    site: Site, articles: Iterable[Article], today: dt.date, of_page: OfPage = page_files
) -> dict[str, bytes]:
    """Every file by its path in the built site; only an empty feed bears the day ``today``.

    ``of_page`` makes those beside a page, as :func:`page_files` does.
    """
    out = exports(site) | finder_files(site)
    for article in articles:
        page = article.page
        if page.meta is None:
            continue
        folder = address(site, page).lstrip("/")
        out |= {folder + name: data for name, data in of_page(site, article).items()}
    for locale in site.config.locales:
        out[f"{locale.prefix}{FEED}"] = feed(site, locale.code, today)
        out[f"{locale.prefix}{LLMS}"] = llms(site, locale.code)
    root = site.config.site_url.rstrip("/")
    out[SITEMAP] = sitemap(places(site))
    out[ROBOTS] = robots(f"{root}/{SITEMAP}", [f"{site.config.base}/search/"])
    return out


def text_of(site: Site, article: Article) -> bytes:
    """The page as Markdown: its title, what it is about, its text, what it rests on, its address
    and licence.
    """
    page = article.page
    here = permanent(site, page)
    name = site.config.locale(page.locale).name
    head = [
        f"# {escaped(page.title)}",
        f"> {escaped(page.description)}",
        escaped(site.string("text_language", page.locale, language=name)),
    ]
    foot = [
        "---",
        f"{escaped(site.string('text_address', page.locale, address=''))} <{here}>",
        escaped(site.string("text_licence", page.locale)),
    ]
    body = markdown(article.html, lambda target: urljoin(here, target)).strip()
    return ("\n\n".join([*head, body, *foot]) + "\n").encode("utf-8")


def places(site: Site) -> Iterator[Place]:
    """Every page that is written, in the order of its file, then the help pages of the checks.

    A page shown in place of a missing translation is none: its canonical address is the original's.
    """
    default = site.config.default.code
    every = {**site.pages, **help.pages(site)}
    for page in every.values():
        beside = site.config.beside(page.locale)
        pages = [every.get((one.code, page.path)) for one in beside]
        there = {one.locale: permanent(site, one) for one in pages if one is not None}
        if len(there) > 1 and default in there:
            there["x-default"] = there[default]
        yield Place(permanent(site, page), dated(site, page), there if len(there) > 1 else {})


def feed(site: Site, locale: str, today: dt.date) -> bytes:
    """What is new in a language: records of law, leaflets and the news of the portal; of one day,
    law comes first.
    """
    config = site.config
    home = f"{config.site_url.rstrip('/')}/{config.locale(locale).prefix}"
    about = Feed(
        locale=locale,
        title=site.string("feed_title", locale),
        address=home + FEED,
        home=home,
        author=config.publisher or config.site_name,
        rights=site.string("licence_note", locale),
        since=today,
    )
    entries = [*_law(site, locale), *_leaflets(site, locale), *_news(site, locale)]
    return atom(about, entries)


def _law(site: Site, locale: str) -> Iterator[Entry]:
    home = page_calling(site, "law-records", locale)
    if home is None:
        return
    for record in site.law.values():
        if record.may_print(plain_reader=False):
            section = ", ".join(filter(None, [site.text(record.section, locale), record.act]))
            state = (
                site.string("law_state", locale, date=record.text_state)
                if record.text_state
                else ""
            )
            sentence = str(site.text(record.texts, locale))
            yield Entry(
                key=f"law/{record.id}",
                title=f"{site.string('feed_law', locale)} {record.id}: {section}",
                address=f"{permanent(site, home)}#{anchors.law(record.id)}",
                date=record.checked_on,
                summary=f"{sentence} ({'; '.join(filter(None, [section, state]))})",
                category=site.string("kind_law", locale),
            )
    for out in site.withheld.values():
        if out.since is not None:  # the same key: a reader's old entry loses its sentence
            why = site.string(f"law_why_{out.state}", locale, date=date(out.day, locale))
            yield Entry(
                key=f"law/{out.id}",
                title=f"{site.string('feed_law_withheld', locale)} {out.id}",
                address=f"{permanent(site, home)}#{anchors.law(out.id)}",
                date=out.since,
                summary=site.string("law_withheld", locale, id=out.id, why=why),
                category=site.string("kind_law", locale),
            )


def _news(site: Site, locale: str) -> Iterator[Entry]:
    for record, page in news.published(site, locale):
        change = site.string(f"news_{record.kind}", locale)
        yield Entry(
            key=f"news/{record.id}",
            title=f"{change}: {page.title}",
            address=permanent(site, page),
            date=record.date,
            summary=str(site.text(record.texts, locale)),
            category=site.string(f"kind_{page.kind}", locale),
        )


def _leaflets(site: Site, locale: str) -> Iterator[Entry]:
    for page in site.pages.values():
        day = dated(site, page)
        if page.locale == locale and page.kind == "leaflet" and day:
            yield Entry(
                key=f"page/{page.path.removesuffix('.md')}",
                title=f"{site.string('feed_leaflet', locale)}: {page.title}",
                address=permanent(site, page),
                date=day,
                summary=page.description,
                category=site.string("kind_leaflet", locale),
            )


def llms(site: Site, locale: str) -> bytes:
    """The guide of a language: what must be kept when a text is passed on, then every page in plain
    text.
    """
    config = site.config
    root = config.site_url.rstrip("/")
    rules = [site.string(f"llms_{rule}", locale) for rule in ("danger", "law", "frame", "silence")]
    rules += [site.string("export_attribution", locale)]
    rules += [
        site.string("llms_language", locale, address=f"{root}/{other.prefix}{LLMS}")
        for other in config.locales
        if other.code != locale
    ]
    rules.append(
        site.string("llms_feed", locale, address=f"{root}/{config.locale(locale).prefix}{FEED}")
    )
    rules.append(site.string("llms_data", locale, address=f"{root}/{FOLDER}/{PACKAGE}"))
    pages = [
        page for page in site.pages.values() if page.locale == locale and page.meta is not None
    ]
    chapters, taken = [], set()
    for key, path in (*menu.MENU, *menu.FOOTER, ("home", menu.HOME)):
        folder = path.removesuffix("index.md")
        inside = [
            page for page in pages if page.path not in taken and _belongs(page.path, path, folder)
        ]
        taken |= {page.path for page in inside}
        rows = tuple(
            (page.title, permanent(site, page) + TEXT, page.description) for page in inside
        )
        chapters.append(Chapter(site.string(key, locale), rows))
    return guide(config.site_name, site.string("llms_summary", locale), rules, chapters)


def _belongs(path: str, section: str, folder: str) -> bool:
    return path == section or (folder != section and path.startswith(folder))
