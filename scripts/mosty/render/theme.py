"""What the templates show around the article, as plain data: navigation, languages, addresses,
words.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from mosty.model import anchors
from mosty.model.address import address, permanent
from mosty.model.content_policy import IN_PAGE
from mosty.model.directives import rows_of
from mosty.model.menu import (
    APP_MANIFEST,
    DRAWINGS,
    FINDER,
    FINDER_DATA,
    FOOTER,
    HELP,
    HOME,
    MENU,
    NOT_FOUND,
    PRIVACY,
    PROFESSIONAL,
    SAVING,
    SEARCH,
    WITH_EXIT,
)
from mosty.model.site import Page, Site
from mosty.render.context import Context
from mosty.render.desk import ACTION_WORDS, desk
from mosty.render.heads import head
from mosty.render.icons import icon_html
from mosty.render.language_links import alternates, languages, leaflet_languages, own_fonts
from mosty.render.numbers import tel
from mosty.render.offline import addresses, can_be_saved, next_review
from mosty.render.opening import has_choice, opening, parted
from mosty.text.language import typography
from mosty.text.language.typography import typographer

#: Beginnings of the keys whose words a page carries for its scripts: with the search box, with
#: filters, with the way out, with the tools of pages in plain language, with a checklist.
BOX_WORDS = ("search_", "kind_")
FILTER_WORDS = ("facet_", "browse_")
EXIT_WORDS = ("exit_",)
TOOL_WORDS = ("aloud_", "print")
CHECK_WORDS = ("ticks_",)

Entry = dict[str, Any]


class Words:
    """The words of one language for templates: ``m.s.search``. Unknown keys are an error, never an
    empty page.
    """

    def __init__(self, site: Site, locale: str) -> None:
        self._site, self._locale = site, locale

    def __getattr__(self, key: str) -> str:
        try:
            return self._site.string(key, self._locale)
        except KeyError:
            raise AttributeError(key) from None


def _entries(
    site: Site, locale: str, base: str, entries: tuple[tuple[str, str], ...], current: str
) -> list[Entry]:
    shown = []
    for key, path in entries:
        page = site.page_or_source(locale, path)
        if page is not None:
            section = path.removesuffix("index.md")
            shown.append(
                {
                    "key": key,
                    "label": site.string(key, locale),
                    "url": base + address(site, page, locale),
                    "current": path == current,
                    "inside": path.endswith("index.md") and current.startswith(section),
                }
            )
    return shown


def template_data(site: Site, locale: str) -> Entry:
    """For a page without content (404): addresses absolute under the site's prefix, no
    alternates.
    """
    return _common(site, locale, site.config.base, "") | {"drawing": DRAWINGS[NOT_FOUND]}


def _common(site: Site, locale: str, base: str, current: str) -> Entry:
    config = site.config
    prefix = config.locale(locale).prefix
    # a language of leaflets has no home page of its own
    home = config.default if config.is_leaflet_locale(locale) else config.locale(locale)
    search = site.page_or_source(locale, SEARCH)
    helping = site.page_or_source(locale, HELP)
    finding = site.page_or_source(locale, FINDER)
    return {
        "locale": locale,
        "policy": IN_PAGE,
        "base": base,
        "s": Words(site, locale),
        "icon": icon_html,
        "script_icons": (),
        "site_name": config.site_name,
        "home": f"{base}/{home.prefix}",
        "home_locale": home.code,
        "app_manifest": f"{base}/{prefix}{APP_MANIFEST}",
        "menu": _entries(site, locale, base, MENU, current),
        "footer": _entries(site, locale, base, FOOTER, current),
        "search_url": base + address(site, search, locale) if search else "",
        "az_url": f"{base}{address(site, search, locale)}#{anchors.AZ}" if search else "",
        "search_index": f"{base}/search/{locale}/",
        "strings": _json(_strings(site, locale, (*BOX_WORDS, *EXIT_WORDS))),
        "help_url": base + address(site, helping, locale) if helping else "",
        "office_url": base + address(site, finding, locale) if finding else "",
        "publisher": config.publisher or site.string("demonstration", locale),
        "is_unset": not (config.publisher and config.contact),
        "contact": config.contact or site.string("demonstration", locale),
        "quick_exit": config.quick_exit,
        "has_exit": bool(config.quick_exit),
        "emergency": _emergency(site, locale),
        "alternates": [],
        "languages": [],
        "leaflet_languages": leaflet_languages(site, locale, base, current),
        "own_fonts": own_fonts(site, locale),
        "drawing": DRAWINGS.get(current, ""),
    }


def _json(value: Any) -> Markup:
    """JSON that can be in a script element."""
    return Markup(json.dumps(value, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c"))


def _strings(site: Site, locale: str, beginnings: tuple[str, ...]) -> dict[str, str]:
    """The words that scripts need: every key that begins so. A language of leaflets has its own
    alone.
    """
    alone = site.config.is_leaflet_locale(locale)
    words = {**({} if alone else site.strings.get("en", {})), **site.strings.get(locale, {})}
    return {key: value for key, value in words.items() if key.startswith(beginnings)}


def _has_checklist(page: Page) -> bool:
    """Whether professionals tick something on the page. Families' pages stay as they are on
    paper.
    """
    ticks = any(row.ticks for row in rows_of(page)) or "\n- [ ] " in page.body.published
    return ticks and not page.for_plain_reader


def _fill_strings(ctx: Context) -> dict[str, str]:
    """The words of the form that fills in a leaflet's lines, and where the files of offices are."""
    words = {key: ctx.s(key) for key in ("fill_open", "fill_note", "fill_print", "fill_clear")}
    if ctx.site.offices:
        words["offices"] = f"{ctx.site.config.base}/{FINDER_DATA}{ctx.locale}/"
    return words


def page_data(
    ctx: Context, tree: str, base_url: str, contents: Sequence[tuple[str, str]] = ()
) -> Entry:
    """For a page of content in the tree of locale ``tree``; ``base_url`` is MkDocs' relative way to
    the root, ``contents`` titles and anchors of the page's sections.
    """
    site, page = ctx.site, ctx.page
    base = base_url.rstrip("/") if base_url != "." else "."
    data = _common(site, tree, base, page.path)
    fallback = page.locale != tree
    mend = typographer(page.locale)
    crumbs = _breadcrumbs(site, page, tree, base)
    data.update(
        {
            "title": page.tab,
            "description": page.preview,
            "heading": mend(page.title),
            "lead": mend(page.description),
            "kind": page.kind,
            "plain": page.for_plain_reader,
            "leaflet": _leaflet(site, page, tree, base),
            "has_exit": data["has_exit"] and has_exit(page),
            "content_locale": page.locale,
            "fallback": fallback,
            "canonical": permanent(site, page),
            "alternates": alternates(site, page),
            "languages": languages(site, page, tree, base),
            "breadcrumbs": crumbs,
            "machines": head(ctx, tree, crumbs),
            "az_url": _az(data, page, contents),
            "opening": opening,
            "parted": parted,
            "has_choice": has_choice,
            "questions_id": anchors.QUESTIONS,
            "is_search": page.path == SEARCH,
            "for_professionals": page.path.split("/")[0] in PROFESSIONAL,
            "wide": any(row.wide for row in rows_of(page)) or page.path == SEARCH,
            "is_help": page.path == HELP,
            "is_home": page.path == HOME,
            "downloads": bool(ctx.leaflets.get((page.locale, page.path))),
            "checklist_strings": _json(_strings(site, tree, CHECK_WORDS))
            if _has_checklist(page)
            else "",
            "fill_strings": _json(_fill_strings(ctx))
            if page.kind == "leaflet" and not site.config.is_leaflet_locale(tree)
            else "",
        }
    )
    data.update(desk(ctx, base, contents))
    data.update(_saved(ctx, tree, base))
    data["strings"] = _json(_strings(site, tree, _beginnings(data)))
    data["script_icons"] = _script_icons(data)
    return data


def _script_icons(data: Entry) -> tuple[str, ...]:
    """The icons of buttons that scripts make on the page."""
    chosen = {
        "copy": True,
        "print": data["plain"] or data["checklist_strings"] or data["fill_strings"],
        "aloud": data["plain"],
        "stop": data["plain"],
        "search": data["is_search"],
        "download": data["wide"],
    }
    return tuple(name for name, wanted in chosen.items() if wanted)


def _az(data: Entry, page: Page, contents: Sequence[tuple[str, str]]) -> str:
    """The address of the index from A to Z; on the search page itself empty if it has none."""
    if page.path != SEARCH:
        return str(data["az_url"])
    return f"#{anchors.AZ}" if any(anchor == anchors.AZ for _, anchor in contents) else ""


def has_exit(page: Page) -> bool:
    """Whether the way out is on the page: where families read, and where they may wander."""
    return page.for_plain_reader or page.path == PRIVACY or page.path.partition("/")[0] in WITH_EXIT


def _beginnings(data: Entry) -> tuple[str, ...]:
    """Beginnings of the keys whose words the scripts of a page need."""
    chosen: tuple[str, ...] = BOX_WORDS
    for wanted, words in (
        (data["wide"], FILTER_WORDS),
        (data["has_exit"], EXIT_WORDS),
        (data["plain"], TOOL_WORDS),
        (data["acts"], ACTION_WORDS),
    ):
        chosen += words if wanted else ()
    return chosen


def _saved(ctx: Context, tree: str, base: str) -> Entry:
    """What a copy on a device says: its day, where to renew it, and by when its law must be looked
    at again. The worker knows the day: a page that had it would be another file each day.
    """
    site, review = ctx.site, next_review(ctx)
    saving = site.page_or_source(tree, SAVING) if can_be_saved(ctx.page) else None
    note = site.string("saved_note", tree, date="\0") if saving else ""
    before, _, after = note.partition("\0")
    return {
        "saved_pages": addresses(site, tree),
        "saving_url": base + address(site, saving, tree) if saving else "",
        "saved_note": (before, after),
        "review": review.isoformat() if review else "",
        "review_note": (
            site.string("overdue_page", tree, date=typography.date(review, tree)) if review else ""
        ),
    }


def _leaflet(site: Site, page: Page, tree: str, base: str) -> str:
    """The address of the leaflet that says the same; empty if there is none."""
    path = page.field("leaflet")
    leaflet = site.page_or_source(tree, path) if path else None
    return base + address(site, leaflet, tree) if leaflet else ""


def _emergency(site: Site, locale: str) -> Entry | None:
    """The number of the bar that is always in reach: the first help line of the records."""
    line = next(iter(site.helplines.values()), None)
    return (
        {"label": site.string("reach_call", locale, number=line.number), "url": tel(line.number)}
        if line
        else None
    )


def _breadcrumbs(site: Site, page: Page, tree: str, base: str) -> list[Entry]:
    """Section pages above this one, from the home page down."""
    crumbs = []
    parts = page.path.split("/")[:-1]
    folders = ["/".join(parts[: depth + 1]) for depth in range(len(parts))]
    for path in ["index.md", *(f"{one}/index.md" for one in folders)]:
        # a page with pages below it may be a file of its own
        flat = f"{path.removesuffix('/index.md')}.md"
        above = site.page_or_source(tree, path) or (
            site.page_or_source(tree, flat) if "/" in path else None
        )
        if above and path != page.path:
            title = site.string("home", tree) if path == "index.md" else above.title
            where = address(site, above, tree)
            crumbs.append(
                {"title": typographer(tree)(title), "url": base + where, "address": where}
            )
    return crumbs
