"""``[[news]]`` or ``[[news:5]]``: what is new on the portal, month by month, from
``docs/data/news.yml``.
"""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element

from mosty.model.news import News
from mosty.model.site import Page, Site
from mosty.render.context import Context
from mosty.render.elements import h
from mosty.text.figures import small
from mosty.text.language.typography import month


def published(site: Site, locale: str) -> list[tuple[News, Page]]:
    """The news whose page a reader of ``locale`` has, the latest first; of one day in the order of
    the records.
    """
    pages = {page.url.strip("/"): page for page in site.paths(locale)}
    there = [(news, pages[news.page]) for news in site.news.values() if news.page in pages]
    return sorted(there, key=lambda entry: entry[0].date, reverse=True)


def listed(ctx: Context, count: str) -> list[Element]:
    """The news of each month, of so many of the latest if ``count`` is not empty. What scripts need
    to show only those since a day is in ``data-…``.
    """
    every = published(ctx.site, ctx.locale)
    every = every[: small(count, len(every))]
    if not every:
        return [h("p", ctx.s("list_empty"))]
    box = h(
        "div",
        class_="m-news",
        data_mosty_news="",
        data_label=ctx.s("news_since"),
        data_all=ctx.s("news_all"),
        data_none=ctx.s("news_none"),
        data_hint=ctx.s("news_hint"),
    )
    for year_month, entries in groupby(every, key=lambda entry: entry[0].date.isoformat()[:7]):
        items = h("ul", class_="m-newest")
        for news, page in entries:
            items.append(_item(ctx, news, page))
        name = h("h3", month(year_month, ctx.locale), id=f"novinky-{year_month}")
        box.append(h("section", name, items, class_="m-news__month"))
    return [box]


def _item(ctx: Context, news: News, page: Page) -> Element:
    day = h("time", ctx.date(news.date), datetime=news.date.isoformat())
    other = page.locale if page.locale != ctx.locale else None
    return h(
        "li",
        h("a", page.title, href=ctx.href(page.path), lang=other),
        " ",
        h("small", f"{ctx.s(f'news_{news.kind}')} · ", day),
        h("p", ctx.text(news.texts)),
    )
