"""What a page rests on, at its end: sources, dates, law, translation, history; where to tell an
error, how to cite.
"""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote, urlencode
from xml.etree.ElementTree import Element

from mosty.model import anchors
from mosty.model.address import address, permanent
from mosty.model.menu import HOME
from mosty.model.site import Page
from mosty.model.translation import FIELD, FRONT, OPENING, heading_of, standing
from mosty.model.version import law_called, source_fingerprint, version_of
from mosty.render import cited
from mosty.render.context import Context
from mosty.render.editing import editing
from mosty.render.elements import Child, add, h, joined
from mosty.render.records import source_entry
from mosty.text import addresses
from mosty.text.markdown.directive_syntax import split_source


def provenance(ctx: Context) -> Element | None:
    """The section at the end of the page. On paper: sources and dates alone, None if there are
    neither. Families, also on the home page, find all but the address for errors in a closed fold.
    """
    facts = ctx.page.facts
    if facts is None or (ctx.on_paper and not (facts.sources or facts.checked_on)):
        return None
    folds = (ctx.page.for_plain_reader or ctx.page.path == HOME) and not ctx.on_paper
    section = h("section", class_="m-provenance")
    title = "sources" if (facts.sources or facts.checked_on) and not folds else "provenance_page"
    heading = h("h2", ctx.s(title), id=anchors.PROVENANCE)
    inside = section
    if folds:
        inside = h("details", h("summary", heading), class_="m-provenance__fold")
        section.append(inside)
    else:
        section.append(heading)
    # of a page in a language of leaflets families read the days; its sources and its law in detail
    # have no words in that language, and stand in its front matter and in the fold of each sentence
    alone = ctx.site.config.is_leaflet_locale(ctx.locale)
    if facts.sources and not alone:
        inside.append(source_list(ctx))
    days = (("checked_on", facts.checked_on), ("review_by", facts.review_by))
    dates = [f"{ctx.s(key)}: {ctx.date(day)}" for key, day in days if day]
    if dates:
        inside.append(h("p", " · ".join(dates), class_="m-provenance__dates"))
    if ctx.on_paper:
        return section
    parts = (_evidence, _law, _translation, _version, editing)
    for line in () if alone else (part(ctx) for part in parts):
        if line:
            inside.append(h("p", *line))
    add(section, h("p", *_report(ctx), class_="m-report"))
    if not alone:
        inside.append(_cite(ctx))
    return section


def source_list(ctx: Context) -> Element:
    """The page's sources, each once, with its places."""
    places: dict[str, list[str]] = {}
    for entry in ctx.page.facts.sources if ctx.page.facts else ():
        key, place = split_source(entry)
        places.setdefault(key, []).extend([place] if place else [])
    entries = [", ".join(filter(None, [key, "; ".join(found)])) for key, found in places.items()]
    return add(h("ul"), *(h("li", source_entry(ctx, entry)) for entry in entries))


def _evidence(ctx: Context) -> list[Child]:
    """How firmly the source documents a practice; other kinds have no such degree."""
    if ctx.page.kind != "practice":
        return []
    level = ctx.page.field("evidence") or 0
    return [
        f"{ctx.s('evidence')}: {ctx.s('evidence_n', n=level, label=ctx.label('evidence', level))}"
    ]


def _law(ctx: Context) -> list[Child]:
    """How certain the sentences of law on this page are, and the days of the texts they were read
    in.
    """
    plain = ctx.page.for_plain_reader
    records = [one for one in law_called(ctx.site, ctx.page) if one.may_print(plain)]
    if not records:
        return []
    counted = Counter(record.certainty for record in records)
    parts = [
        f"{ctx.s('law_certainty_' + key)}: {counted[key]}"
        for key in sorted(counted)
        if key in ("V1", "V2")
    ]
    states = sorted(record.text_state for record in records if record.text_state)
    if states:
        since, until = ctx.date(states[0]), ctx.date(states[-1])
        span = since if since == until else ctx.s("provenance_span", **{"from": since, "to": until})
        parts.append(ctx.s("law_state", date=span))
    parts.append(f"{ctx.s('review_by')}: {ctx.date(min(record.review_by for record in records))}")
    return [ctx.s("provenance_law", n=len(records)), " ", " · ".join(parts)]


def _translation(ctx: Context) -> list[Child]:
    """Which text a translation was made from, and whether that is the text of today."""
    source = ctx.page.source
    if source is None:
        return []
    status = standing(ctx.page, source)
    now = source_fingerprint(source)
    code = source.locale
    there = ctx.site.config.base + address(ctx.site, source)
    link = h("a", ctx.s("translation_original"), href=there, lang=code, hreflang=code)
    if status.state == "current":
        return [ctx.s("translation_current", version=now), " ", link]
    if status.sectioned:
        names = ", ".join(part_name(ctx, ctx.page, source, key) for key in status.sections)
        return [ctx.s("translation_stale_in", names=names), " ", link]
    made_from = str(ctx.page.raw.get(FIELD) or "")
    return [ctx.s("translation_stale", version=made_from, now=now), " ", link]


def part_name(ctx: Context, page: Page, source: Page, key: str) -> str:
    """What a marked part of an original is called: its heading, or words for what has none."""
    words = {FRONT: "part_front", OPENING: "part_opening"}
    return ctx.s(words[key]) if key in words else heading_of(page, source, key)


def _version(ctx: Context) -> list[Child]:
    """The version and its history; families are spared the number, which is in the citation."""
    history = ctx.site.config.history_of(ctx.page.file)
    line: list[Element] = []
    if not ctx.page.for_plain_reader:
        line.append(h("span", ctx.s("provenance_version", version=version_of(ctx.site, ctx.page))))
    if history:
        line.append(h("a", ctx.s("provenance_history"), href=history, rel="noreferrer"))
    return joined(line, " · ")


def _report(ctx: Context) -> list[Child]:
    """Where to report errors. A public tracker is no place for a family's story: their pages offer
    mail alone.

    Nor does the mail's subject name the page there; a subject is read over a shoulder.
    """
    config, plain = ctx.site.config, ctx.page.for_plain_reader
    here = permanent(ctx.site, ctx.page)
    ways: list[Element] = []
    if config.contact and addresses.mail(config.contact):
        values = {
            "subject": config.site_name if plain else ctx.s("report_subject", title=ctx.page.title)
        }
        if not plain:
            values["body"] = f"{here}\n\n"
        ways.append(
            h(
                "a",
                config.contact,
                href=f"mailto:{config.contact}?{urlencode(values, quote_via=quote)}",
            )
        )
    elif config.contact:
        ways.append(h("span", config.contact))
    if config.issues and not plain:
        values = {"title": ctx.s("report_subject", title=ctx.page.title), "body": here}
        more = f"?{urlencode(values, quote_via=quote)}" if config.issues.endswith("/new") else ""
        ways.append(h("a", ctx.s("report_issues"), href=config.issues + more, rel="noreferrer"))
    if not ways:
        ways.append(h("span", ctx.s("demonstration")))
    return [ctx.s("report_plain" if plain else "report"), " ", *joined(ways, " · ")]


def _cite(ctx: Context) -> Element:
    """The citation as text and as files; a script adds a button that copies it with the day filled
    in.
    """
    whole = len(cited.works(ctx.site, ctx.page)) == 1
    box = h(
        "details",
        h("summary", ctx.s("cite")),
        class_="m-cite",
        data_mosty_cite="",
        data_copy=ctx.s("cite_copy"),
        data_copied=ctx.s("cite_copied"),
        data_failed=ctx.s("cite_copy_failed"),
        data_days=" ".join(
            ctx.site.string("cite_day", language.code) for language in ctx.site.config.locales
        ),
        data_links=ctx.s("print_links"),
        data_records=None if whole else "",
    )
    order = sorted(ctx.site.config.locales, key=lambda one: one.code != ctx.locale)
    for language in order:
        other = language.code if language.code != ctx.locale else None
        work = cited.work_of(ctx.site, ctx.page, language.code)
        text = h(
            "p", cited.written(ctx.site, work, language.code), class_="m-cite__text", lang=other
        )
        if other is None:
            text.set("id", anchors.CITATION)
        box.append(text)
    # a fallback page has no files beside it
    here = f"{ctx.site.config.base}{address(ctx.site, ctx.page)}{cited.FILE}"
    files = [
        h(
            "a",
            ctx.s(f"cite_file_{form}"),
            href=f"{here}.{form}",
            download="",
            data_mosty_citations="" if form == "txt" else None,
        )
        for form in cited.FORMS
    ]
    add(box, h("p", ctx.s("cite_files"), " ", *joined(files, " · ")))
    if not whole:
        box.append(h("p", ctx.s("cite_records")))
    return box
