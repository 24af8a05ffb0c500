"""A page as schema.org sees it (JSON-LD): no search action, so that no query is ever sent to a
server.

``tests/render/test_linked_data.py`` holds the types and properties against schema.org's own list of
those used here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mosty.model.address import permanent
from mosty.model.directives import rows_of
from mosty.model.exports import SCHEMAS, files
from mosty.model.records import Source
from mosty.model.site import Page
from mosty.model.version import dated, is_frame, version_of
from mosty.render.context import Context
from mosty.text import addresses
from mosty.text.markdown.directive_syntax import split_source

Node = dict[str, Any]
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
#: What the main thing on a page is; a page of another kind is a page and nothing more.
_TYPES = {
    "practice": "Article",
    "analysis": "Article",
    "region": "Article",
    "orp": "Article",
    "project": "Article",
    "organisation": "Article",
    "engineering": "TechArticle",
    "phase": "HowTo",
    "leaflet": "DigitalDocument",
}
_PAGES = {"listing": "CollectionPage"}


def graph(ctx: Context, crumbs: list[dict[str, Any]]) -> Node:
    """The page, the way to it and the main thing on it; on the home page also the portal and who
    publishes it.
    """
    nodes = [_page(ctx), *_crumbs(ctx, crumbs), *_main(ctx)]
    if ctx.page.path == "index.md":
        nodes += [_website(ctx), _publisher(ctx)]
    return {"@context": "https://schema.org", "@graph": nodes}


def _root(ctx: Context) -> str:
    return ctx.site.config.site_url.rstrip("/") + "/"


def _bare(**fields: Any) -> Node:
    """A node without what there is not; ``id`` and ``type`` get their ``@``."""
    return {
        f"@{key}" if key in ("id", "type") else key: value for key, value in fields.items() if value
    }


def _page(ctx: Context) -> Node:
    page, here = ctx.page, permanent(ctx.site, ctx.page)
    facts = page.facts
    return _bare(
        type=_PAGES.get(page.kind, "WebPage"),
        id=here,
        url=here,
        name=page.title,
        description=page.description,
        inLanguage=page.locale,
        isPartOf={"@id": f"{_root(ctx)}#portal"},
        breadcrumb={"@id": f"{here}#breadcrumb"} if page.path != "index.md" else None,
        lastReviewed=facts.checked_on.isoformat() if facts and facts.checked_on else None,
        license=LICENCE,
        **_languages(ctx),
    )


def _languages(ctx: Context) -> Node:
    """Of what text this is a translation, or which translations there are."""
    site, page = ctx.site, ctx.page
    if page.source is not None:
        return {"translationOfWork": {"@id": permanent(site, page.source)}}
    others = [
        site.page(language.code, page.path)
        for language in site.config.beside(page.locale)
        if language.code != page.locale
    ]
    translations = [{"@id": permanent(site, one)} for one in others if one is not None]
    return {"workTranslation": translations} if translations else {}


def _crumbs(ctx: Context, crumbs: list[dict[str, Any]]) -> Iterator[Node]:
    if not crumbs:
        return
    here = permanent(ctx.site, ctx.page)
    items = [
        {
            "@type": "ListItem",
            "position": place,
            "name": crumb["title"],
            "item": _root(ctx)[:-1] + crumb["address"],
        }
        for place, crumb in enumerate(crumbs, 1)
    ]
    items.append(
        {"@type": "ListItem", "position": len(items) + 1, "name": ctx.page.title, "item": here}
    )
    yield {"@type": "BreadcrumbList", "@id": f"{here}#breadcrumb", "itemListElement": items}


def _main(ctx: Context) -> Iterator[Node]:
    page, here = ctx.page, permanent(ctx.site, ctx.page)
    described = {row.describes for row in rows_of(page)}
    if "DefinedTermSet" in described:
        yield _glossary(ctx, here)
    if "Dataset" in described:
        yield _dataset(ctx, here)
    kind = _TYPES.get(page.kind)
    if kind is None:
        return
    day = dated(ctx.site, page)
    node = _bare(
        type=kind,
        id=f"{here}#text",
        name=page.title,
        headline=page.title if kind.endswith("Article") else None,
        description=page.description,
        inLanguage=page.locale,
        mainEntityOfPage={"@id": here},
        dateModified=day.isoformat() if day else None,
        version=version_of(ctx.site, page),
        license=LICENCE,
        publisher={"@id": f"{_root(ctx)}#publisher"},
        creativeWorkStatus=ctx.s("cite_frame") if is_frame(ctx.site, page) else None,
        citation=[
            _source(ctx, ctx.site.sources[key]) for key in _cited(page) if key in ctx.site.sources
        ],
    )
    if kind == "HowTo":
        node |= _bare(abstract=page.field("goal"), step=list(_steps(page, here)))
    if kind == "DigitalDocument":
        node |= _bare(encoding=list(_files(ctx, here)), audience=_audience(ctx))
    yield node


def _cited(page: Page) -> list[str]:
    return list(
        dict.fromkeys(
            split_source(entry)[0] for entry in (page.facts.sources if page.facts else [])
        )
    )


def _source(ctx: Context, source: Source) -> Node:
    # a work has no name in a language that is only leaflets; machines are told its own
    named = ctx.site.config.is_leaflet_locale(ctx.locale)
    locale = ctx.site.config.default.code if named else ctx.locale
    publisher = (
        source.publisher
        if isinstance(source.publisher, str)
        else ctx.site.text(source.publisher, locale)
    )
    return _bare(
        type="CreativeWork",
        name=ctx.site.text(source.title, locale),
        author=[{"@type": "Person" if source.type == "speech" else "Organization", "name": author}
                for author in source.author],
        datePublished=source.issued,
        publisher={"@type": "Organization", "name": publisher} if publisher else None,
        inLanguage=source.language,
        url=source.url if source.url and addresses.safe(source.url) else None,
    )  # fmt: skip


def _steps(page: Page, here: str) -> Iterator[Node]:
    """The steps of a phase: headings whose anchors the methodology fixes, ``krok-1``."""
    steps = [one for one in page.body.headings if one.anchor.startswith("krok-")]
    for place, step in enumerate(steps, 1):
        name = step.text.partition(". ")[2] if step.text[:1].isdigit() else step.text
        yield {
            "@type": "HowToStep",
            "position": place,
            "name": name,
            "url": f"{here}#{step.anchor}",
        }


def _files(ctx: Context, here: str) -> Iterator[Node]:
    for file in ctx.files:
        yield {
            "@type": "MediaObject",
            "name": ctx.s(f"leaflet_{file.form}"),
            "contentUrl": here + file.name,
            "encodingFormat": "application/pdf",
            "contentSize": f"{file.size} B",
        }


def _audience(ctx: Context) -> Node:
    return {"@type": "Audience", "audienceType": str(ctx.page.field("audience"))}


def _glossary(ctx: Context, here: str) -> Node:
    terms = []
    for term in ctx.site.terms.values():
        text = ctx.site.text(term.texts, ctx.locale)
        terms.append(
            _bare(
                type="DefinedTerm",
                id=f"{here}#{term.id}",
                name=text.term,
                alternateName=[*term.abbr, *text.variants],
                description=text.definition,
                url=f"{here}#{term.id}",
            )
        )
    return _bare(
        type="DefinedTermSet",
        id=f"{here}#terms",
        name=ctx.page.title,
        inLanguage=ctx.locale,
        license=LICENCE,
        mainEntityOfPage={"@id": here},
        hasDefinedTerm=terms,
    )


def _dataset(ctx: Context, here: str) -> Node:
    return _bare(
        type="Dataset",
        id=f"{here}#data",
        name=ctx.page.title,
        description=ctx.page.description,
        inLanguage=[one.code for one in ctx.site.config.locales],
        license=LICENCE,
        creator={"@id": f"{_root(ctx)}#publisher"},
        isAccessibleForFree=True,
        distribution=[
            {
                "@type": "DataDownload",
                "name": file.name,
                "contentUrl": _root(ctx) + file.path,
                "encodingFormat": file.media,
            }
            for file in files(ctx.site)
            if file.form not in SCHEMAS and file.dataset.licensed
        ],
        mainEntityOfPage={"@id": here},
    )


def _website(ctx: Context) -> Node:
    config = ctx.site.config
    return _bare(
        type="WebSite",
        id=f"{_root(ctx)}#portal",
        url=_root(ctx),
        name=config.site_name,
        description=ctx.page.description,
        inLanguage=[one.code for one in config.locales],
        license=LICENCE,
        publisher={"@id": f"{_root(ctx)}#publisher"},
    )


def _publisher(ctx: Context) -> Node:
    """Who publishes; a portal whose publisher is not set is published by nobody but itself."""
    config = ctx.site.config
    mail = config.contact if config.contact and addresses.mail(config.contact) else None
    return _bare(
        type="Organization",
        id=f"{_root(ctx)}#publisher",
        name=config.publisher or config.site_name,
        url=_root(ctx),
        email=mail,
        logo=f"{_root(ctx)}assets/img/mosty.svg",
    )
