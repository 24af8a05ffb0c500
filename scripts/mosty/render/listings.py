"""Generated lists of pages: cards of a kind, phases, the A–Z index, the catalogue of checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from mosty.model import anchors
from mosty.model.exports import CATALOGUE, CATALOGUE_TURTLE, FOLDER, PACKAGE, files
from mosty.model.problem import catalogue
from mosty.model.site import Page
from mosty.model.study import STRENGTHS
from mosty.render.context import Context
from mosty.render.elements import add, h, joined
from mosty.render.records import badge, listed_pages
from mosty.render.story import drawing, name, phase_pages
from mosty.text.language.collate import initial, sort_key


def pages(ctx: Context, kind: str, options: dict[str, str]) -> list[Element]:
    """``[[list:practice orp=decin]]``: a card per page, the best documented first."""
    chosen = sorted(listed_pages(ctx, kind, options), key=best_documented(ctx.locale))
    if not chosen:
        return [h("p", ctx.s("list_empty"))]
    items = h("ul", class_="m-cards")
    for page in chosen:
        items.append(card(ctx, page))
    return [items]


def best_documented(locale: str) -> Callable[[Page], tuple[int, object]]:
    """The order of pages of one kind: the most firmly documented first, on the scale of the kind
    (what a study found does not count, only how it was made); equal ones by their titles.
    """

    def order(page: Page) -> tuple[int, object]:
        strength = page.field("strength")
        doubt = STRENGTHS.index(strength) if strength else -(page.field("evidence") or 0)
        return doubt, sort_key(page.title, locale)

    return order


def card(ctx: Context, page: Page) -> Element:
    """A page in a list: its title, what it is about and, for a practice, where it is and how firmly
    documented; for a method, how strong the evidence on it is.
    """
    other = page.locale if page.locale != ctx.locale else None
    made = h(
        "li", ctx.a(page.path, page.title, class_="m-cards__title"), class_="m-card", lang=other
    )
    add(made, h("p", page.description))
    where, level = _place(ctx, page.field("orp"), page.field("region")), page.field("evidence")
    if where:
        add(made, h("p", where, class_="m-card__meta"))
    if isinstance(level, int):
        add(made, h("p", f"{ctx.s('evidence')}: ", badge(ctx, level), class_="m-card__meta"))
    if strength := page.field("strength"):
        words = f"{ctx.s('strength')}: {ctx.label('strength', strength)}"
        add(made, h("p", words, class_="m-card__meta"))
    return made


def _place(ctx: Context, orp: object, region: object) -> str:
    """Where a page is about: its ORPs, else its regions; "" if it names neither."""
    for section, value in (("orps", orp), ("regions", region)):
        keys = [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []
        if keys:
            return ", ".join(ctx.label(section, key) for key in keys)
    return ""


def phases(ctx: Context) -> list[Element]:
    """``[[phases]]``: the phases that are written, in order; on a wide screen drawn as one line as
    well.
    """
    items = h("ol", class_="m-phases")
    for page in phase_pages(ctx):
        number = int(page.field("phase"))
        item = h("li", ctx.a(page.path, name(ctx, page)), value=str(number))
        items.append(add(item, h("p", page.description)))
    line = drawing(ctx)
    return [items] if line is None else [line, items]


def checklists(ctx: Context) -> str:
    """``[[checklists]]``: the checklist of every phase (its section ``{#seznam}``) as Markdown,
    word for word.
    """
    out = []
    for page in phase_pages(ctx):
        number = page.field("phase")
        steps = re.search(
            r"^## [^\n]*\{#seznam\}\n+(.*?)(?=^## |\Z)", page.body.published, re.M | re.S
        )
        if steps:
            link = f"[{ctx.s('steps_of', number=number)}]({ctx.href(page.path, 'kroky')})"
            out.append(
                f"## {name(ctx, page)} {{#{anchors.phase(number)}}}\n\n{steps[1].strip()}\n\n{link}"
            )
    return "\n\n".join(out)


def index(ctx: Context) -> list[Element]:
    """``[[az]]``: every page, term and finding under its letter; the search of those without
    JavaScript.
    """
    letters: dict[str, list[_Entry]] = {}
    for entry in sorted(
        set(_entries(ctx)), key=lambda each: (sort_key(each[0], ctx.locale), each[2], each[1])
    ):
        letters.setdefault(initial(entry[0], ctx.locale), []).append(entry)
    jump = h("p", class_="m-az__letters")
    for letter in letters:
        add(jump, h("a", letter, href=f"#az-{letter.lower()}"), " ")
    listed: list[Element] = [jump]
    for letter, group in letters.items():
        items = h("ul", class_="m-az__list")
        for label, href, kind in group:
            items.append(h("li", h("a", label, href=href), " ", h("small", kind)))
        listed += [h("h3", letter, id=f"az-{letter.lower()}"), items]
    return listed


#: Name, address and kind, as they are shown.
_Entry = tuple[str, str, str]


def _entries(ctx: Context) -> Iterator[_Entry]:
    """Everything that has an entry in the index, in no order."""
    for page in ctx.site.paths(ctx.locale):
        if page.kind and page.path != ctx.page.path:
            yield page.title, ctx.href(page.path), ctx.s(f"kind_{page.kind}")
    for term in ctx.site.terms.values():
        if path := ctx.page_printing("term", term.id):
            text = ctx.site.text(term.texts, ctx.locale)
            for name in dict.fromkeys([text.term, *term.abbr]):
                yield name, ctx.href(path, term.id), ctx.s("kind_term")
    for finding in ctx.site.findings.values():
        if path := ctx.page_printing("finding", finding.number):
            title = ctx.site.text(finding.texts, ctx.locale).title
            yield title, ctx.href(path, anchors.finding(finding.number)), ctx.s("kind_finding")
    for organisation in ctx.site.organisations.values():
        if path := ctx.page_printing("organisation", organisation.id):
            texts = organisation.name
            name = texts if isinstance(texts, str) else ctx.text(texts) or organisation.id
            yield name, ctx.href(path, organisation.id), ctx.s("kind_org")


def checks(ctx: Context) -> list[Element]:
    """``[[checks]]``: every kind of problem, folded to its code and message; inside, how it is
    mended. Ahead of them a link to the first of each group.
    """
    box = h("div", class_="m-records")
    groups: dict[str, str] = {}
    for kind in catalogue().values():
        groups.setdefault(kind.code.rstrip("0123456789"), kind.code.lower())
        facts = h("dl", class_="m-facts")
        add(facts, h("dt", ctx.s("check_level")), h("dd", ctx.s(f"check_level_{kind.level_key}")))
        add(facts, h("dt", ctx.s("check_hint")), h("dd", kind.in_general("hint", ctx.locale)))
        if kind.fix:
            add(facts, h("dt", ctx.s("check_fix")), h("dd", ctx.s("check_fix_sure")))
        name = h("h3", kind.code, id=kind.code.lower())
        box.append(
            h(
                "details",
                h("summary", name, " ", kind.in_general("message", ctx.locale)),
                facts,
                h("p", h("a", ctx.s("check_more", code=kind.code), href=f"{kind.code.lower()}/")),
                class_="m-record m-record--fold",
            )
        )
    jump = h("p", class_="m-az__letters")
    for group, first in groups.items():
        add(jump, h("a", group, href=f"#{first}"), " ")
    return [jump, box]


def exports(ctx: Context) -> list[Element]:
    """``[[exports]]``: the sets of open data, each with what it is and its files; then what
    describes them all.
    """
    config = ctx.site.config
    root = f"{config.base}/"
    items: dict[str, list[Element]] = {}
    for file in files(ctx.site):
        language = config.locale(file.locale).name if file.locale else ""
        name = ctx.s(f"export_{file.form}", language=language)
        link = h("a", name, href=root + file.path, download="")
        items.setdefault(file.dataset.name, []).append(link)
    made = h("ul", class_="m-exports")
    for dataset, links in items.items():
        name, about = ctx.s(f"export_{dataset}"), ctx.s(f"export_about_{dataset}")
        made.append(h("li", h("strong", f"{name}:"), f" {about}", h("br"), *joined(links, " · ")))
    whole = (("package", PACKAGE), ("catalogue", CATALOGUE), ("catalogue_turtle", CATALOGUE_TURTLE))
    described = [
        h("a", ctx.s(f"export_{key}"), href=f"{root}{FOLDER}/{name}", download="")
        for key, name in whole
    ]
    return [made, h("p", ctx.icon("download"), " ", *joined(described, " · "))]
