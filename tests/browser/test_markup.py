"""Every published page, read as text: structure, languages, nothing inline."""

from __future__ import annotations

import itertools
from pathlib import Path

from .house import House
from .markup import PRESSED, Markup, markup

LANDMARKS = ("header", "main", "article", "h1", "footer")


def _faults(files: list[Path], house: House, see: object) -> list[str]:
    assert callable(see)
    return [
        f"{path.relative_to(house.folder)}: {fault}"
        for path in files
        for fault in see(markup(path))
    ]


def test_one_of_each_landmark(house: House, html_files: list[Path]) -> None:
    def see(page: Markup) -> list[str]:
        counts = {tag: len(page.all(tag)) for tag in LANDMARKS}
        return [f"{count} × <{tag}>" for tag, count in counts.items() if count != 1]

    assert not _faults(html_files, house, see)


def test_headings_go_down_by_one(house: House, html_files: list[Path]) -> None:
    def see(page: Markup) -> list[str]:
        levels = [
            int(node.tag[1])
            for node in page.nodes
            if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
        ]
        return [
            f"h{low} after h{high}" for high, low in itertools.pairwise(levels) if low > high + 1
        ]

    assert not _faults(html_files, house, see)


def test_ids_are_unique_and_every_anchor_leads_somewhere(
    house: House, html_files: list[Path]
) -> None:
    def see(page: Markup) -> list[str]:
        ids = [node.attributes["id"] for node in page.nodes if "id" in node.attributes]
        faults = [f"id {anchor} twice" for anchor in sorted(set(ids)) if ids.count(anchor) > 1]
        wanted = {link.attributes.get("href", "") for link in page.all("a")}
        faults += [
            f"no {target}"
            for target in sorted(wanted)
            if target.startswith("#") and target[1:] not in ids
        ]
        return faults

    assert not _faults(html_files, house, see)


def test_what_is_pressed_has_nothing_else_to_press_in_it(
    house: House, html_files: list[Path]
) -> None:
    inside = PRESSED | {"input", "select", "textarea"}

    def see(page: Markup) -> list[str]:
        return [
            f"<{node.tag}> in <{node.pressed}>"
            for node in page.nodes
            if node.pressed and node.tag in inside
        ]

    assert not _faults(html_files, house, see)


def test_nothing_inline_and_nothing_from_elsewhere(house: House, html_files: list[Path]) -> None:
    def see(page: Markup) -> list[str]:
        faults = []
        for node in page.nodes:
            faults += [
                f"<{node.tag} {name}>"
                for name in node.attributes
                if name == "style" or name.startswith("on")
            ]
            data = node.attributes.get("type") in (
                "application/json",
                "application/ld+json",
            )  # never run
            if node.tag == "style" or (
                node.tag == "script" and not node.attributes.get("src") and not data
            ):
                faults.append(f"inline <{node.tag}>")
            if node.tag in (
                "script",
                "img",
                "iframe",
                "source",
                "video",
                "audio",
                "object",
                "embed",
            ):
                address = node.attributes.get("src") or node.attributes.get("data") or ""
                faults += [f"{node.tag} from {address}"] if "//" in address else []
            if node.tag == "link" and node.attributes.get("rel") not in ("canonical", "alternate"):
                faults += (
                    [f"link to {node.attributes['href']}"]
                    if "//" in node.attributes["href"]
                    else []
                )
        return faults

    assert not _faults(html_files, house, see)


def test_canonical_and_languages(house: House) -> None:
    site, root = house.site, house.site.config.site_url.rstrip("/")
    for page in site.pages.values():
        prefix = site.config.locale(page.locale).prefix
        html = markup(house.folder / f"{prefix}{page.url}index.html")
        assert html.all("html")[0].attributes["lang"] == page.locale, page.file
        assert [link.attributes["href"] for link in html.all("link", rel="canonical")] == [
            f"{root}/{prefix}{page.url}"
        ]
        links = [
            link.attributes
            for link in html.all("link", rel="alternate")
            if "hreflang" in link.attributes
        ]
        there = {link["hreflang"]: link["href"] for link in links}
        beside = site.config.beside(page.locale)
        real = [locale for locale in beside if site.page(locale.code, page.path)]
        expected = (
            {locale.code: f"{root}/{locale.prefix}{page.url}" for locale in real}
            if len(real) > 1
            else {}
        )
        if site.config.default.code in expected:
            expected["x-default"] = expected[site.config.default.code]
        assert there == expected, page.file


def test_title_and_description(house: House) -> None:
    titles: dict[str, str] = {}
    for page in house.site.pages.values():
        html = markup(
            house.folder / f"{house.site.config.locale(page.locale).prefix}{page.url}index.html"
        )
        title = f"{page.locale} {html.all('title')[0].text}"
        assert titles.setdefault(title, page.file) == page.file, f"{title}: also {page.file}"
        assert html.all("meta", name="description")[0].attributes["content"] == page.preview, (
            page.file
        )


#: Folders that a frightened reader may wander to, and the pages there are besides.
WITH_EXIT = (
    "rodice", "blizci", "letaky", "pomoc", "najit-ospod", "hledat", "slovnik", "pravo"
)  # fmt: skip
ALONE = ("index.html", "404.html", "o-portalu/soukromi/index.html")


def test_quick_exit_where_families_read_and_may_wander(
    house: House, html_files: list[Path]
) -> None:
    prefixes = [one.prefix for one in house.site.config.every_locale if one.prefix]
    for file in html_files:
        path = file.relative_to(house.folder).as_posix()
        for prefix in prefixes:
            path = path.removeprefix(prefix)
        page = markup(file)
        exits = [node for node in page.nodes if "data-mosty-exit" in node.attributes]
        assert len(exits) == (1 if path in ALONE or path.partition("/")[0] in WITH_EXIT else 0), (
            file
        )
        for link in exits:
            assert link.tag == "a" and link.attributes["href"] == house.site.config.quick_exit
            assert "noreferrer" in link.attributes["rel"]
            note = [
                node
                for node in page.nodes
                if node.attributes.get("id") == link.attributes["aria-describedby"]
            ]
            assert len(note) == 1, file


def test_links_that_lead_away_say_so(house: House, html_files: list[Path]) -> None:
    """An outgoing link on a family's page itself says where it leads."""

    def see(page: Markup) -> list[str]:
        faults = []
        for place, link in enumerate(page.nodes):
            outside = link.tag == "a" and link.attributes.get("href", "").startswith(
                ("http:", "https:")
            )
            if not outside or link.attributes["href"].startswith(house.site.config.site_url):
                continue
            rel, classes = (
                link.attributes.get("rel", "").split(),
                link.attributes.get("class", "").split(),
            )
            faults += (
                []
                if "noreferrer" in rel
                else [f"{link.attributes['href']} tells where the reader came from"]
            )
            if "data-mosty-exit" not in link.attributes and "m-external" not in classes:
                faults.append(f"{link.attributes['href']} is not marked")
            if "m-external" in classes and not any(
                "m-spoken" in node.attributes.get("class", "")
                for node in page.nodes[place : place + 6]
            ):
                faults.append(f"{link.attributes['href']} is marked for the eye only")
        return faults

    assert not _faults(html_files, house, see)


def test_forms_post_nowhere(house: House, html_files: list[Path]) -> None:
    def see(page: Markup) -> list[str]:
        bad = ("action", "method", "formaction", "target")
        return [
            f"<{node.tag} {name}>" for node in page.nodes for name in bad if name in node.attributes
        ]

    assert not _faults(html_files, house, see)
