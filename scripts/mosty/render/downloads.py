"""What a page offers to download in a box: a leaflet's forms, a book, the pack of everything."""

from __future__ import annotations

from urllib.parse import quote
from xml.etree.ElementTree import Element

from mosty.model.front_matter import WITH_PDF
from mosty.render.context import Context, Download
from mosty.render.elements import add, h
from mosty.text.language.collate import plain
from mosty.text.language.typography import size_of


def downloads(ctx: Context) -> list[Element]:
    """The page's files with size, pages, date and a picture of the first page; nothing before they
    are made.
    """
    files = [file for file in ctx.files if file.picture]
    if not files:
        return []
    title = "leaflet_files" if ctx.page.kind == "leaflet" else "book_files"
    items = h("ul", class_="m-files")
    for file in files:
        name = ctx.s(f"leaflet_{file.form}")
        alt = ctx.s("leaflet_picture", form=name)
        picture = h("img", src=file.picture, alt=alt, loading="lazy")
        if all(file.picture_size):  # its place is kept until it comes: nothing jumps
            width, height = file.picture_size
            picture.attrib |= {"width": str(width), "height": str(height)}
        items.append(h("li", picture, _link(ctx, file, name)))
    out = h("div", h("p", h("strong", ctx.s(title))), items, class_="m-downloads")
    if ctx.page.kind == "leaflet" and ctx.page.field("audience") == "parents":
        out.append(h("p", h("a", ctx.icon("share"), ctx.s("leaflet_sms"), href=message(ctx))))
    return [out]


def small_downloads(ctx: Context) -> list[Element]:
    """Files that are under the text, without a picture: the pack of everything. The PDF of a
    page of its own is among the actions under its heading (``render/desk.py``).
    """
    out = []
    for file in ctx.files:
        if not file.picture and file.form not in WITH_PDF:
            line = h("p", _link(ctx, file, ctx.s(f"leaflet_{file.form}")))
            out.append(h("div", line, class_=f"m-downloads m-downloads--{file.form}"))
    return out


def message(ctx: Context) -> str:
    """``sms:?body=…``: the title without diacritics (160 characters a message, with them 70) and
    the address.
    """
    config = ctx.site.config
    address = f"{config.site_url.rstrip('/')}/{config.locale(ctx.locale).prefix}{ctx.page.url}"
    return f"sms:?body={quote(f'{plain(ctx.page.title)}: {address}', safe='')}"


def _link(ctx: Context, file: Download, name: str) -> Element:
    key = {"pack": "pack_meta"}.get(file.form) or (
        "leaflet_meta_one" if file.pages == 1 else "leaflet_meta"
    )
    meta = ctx.s(
        key,
        pages=file.pages,
        size=size_of(file.size, ctx.locale),
        version=file.version,
        date=ctx.date(file.date),
    )
    link = h("a", ctx.icon("download"), name, href=file.name, download=file.name.rsplit("/", 1)[-1])
    return add(h("span", link), f" ({meta})")
