"""Pages that the templates link to on every page: what leads there is part of the house, not of a
page's text.
"""

from __future__ import annotations

HOME = "index.md"
NOT_FOUND = "404.md"
#: Entries of the main menu and the footer: key of the words, path of the page.
MENU = (
    ("nav_parents", "rodice/index.md"),
    ("nav_close", "blizci/index.md"),
    ("nav_professionals", "odbornici/index.md"),
    ("nav_methodology", "metodika/index.md"),
    ("nav_practices", "praxe/index.md"),
    ("nav_leaflets", "letaky/index.md"),
    ("nav_glossary", "slovnik/index.md"),
    ("nav_help", "pomoc/index.md"),
)
FOOTER = (
    ("nav_finder", "najit-ospod/index.md"),
    ("nav_themes", "temata/index.md"),
    ("nav_methods", "metody/index.md"),
    ("nav_analysis", "analyza/index.md"),
    ("nav_regions", "regiony/index.md"),
    ("nav_projects", "projekty/index.md"),
    ("nav_organisations", "organizace/index.md"),
    ("nav_law", "pravo/index.md"),
    ("nav_sources", "zdroje/index.md"),
    ("nav_about", "o-portalu/index.md"),
    ("nav_contribute", "o-portalu/jak-prispivat.md"),
    ("nav_privacy", "o-portalu/soukromi.md"),
    ("nav_accessibility", "o-portalu/pristupnost.md"),
    ("nav_checks", "o-portalu/kontroly.md"),
)
#: Folders that families read: shared or shown in a preview, their pages are called by the portal's
#: name alone.
FAMILY = frozenset({"rodice", "blizci", "letaky", "pomoc", "najit-ospod"})
#: Where a frightened reader may be, besides the pages for families: the way out stands there, too.
#: Pages for professionals and for editors do without it, and keep their Shift.
WITH_EXIT = FAMILY | {"index.md", "hledat", "slovnik", "pravo"}
#: Folders whose pages share a picture of their own, and the words on it; all other pages share the
#: portal's.
PICTURED = {
    "metodika": "nav_methodology",
    "praxe": "nav_practices",
    "analyza": "nav_analysis",
    "regiony": "nav_regions",
    "pravo": "nav_law",
    "slovnik": "nav_glossary",
}
#: The folder of the methodology: its picture says that it is a working framework.
FRAMED = "metodika"
#: Where the doors of the home page lead → their icon (``render/icons.py``): a page, or a folder.
DOOR_ICONS = {
    "rodice": "door-parents",
    "blizci/pro-deti.md": "door-child",
    "blizci": "door-close",
    "odbornici": "door-professionals",
}
#: Pages with one of our drawings → its name (``overrides/drawings/``): the doors, and the shelves
#: behind them. All of them are in ``HOUSE``.
DRAWINGS = {
    HOME: "bridge",
    NOT_FOUND: "bridge",
    "rodice/index.md": "parents",
    "blizci/pro-deti.md": "child",
    "odbornici/index.md": "professionals",
    "temata/index.md": "themes",
    "praxe/index.md": "practices",
    "metody/index.md": "methods",
}
#: A section → the kind of what it holds, whose icon it has on the home page.
SECTION_KINDS = {
    "metodika": "phase",
    "analyza": "analysis",
    "praxe": "practice",
    "metody": "method",
    "temata": "theme",
    "regiony": "region",
    "projekty": "project",
    "organizace": "organisation",
    "slovnik": "term",
    "letaky": "leaflet",
    "pravo": "law",
}
SEARCH = "hledat/index.md"
HELP = "pomoc/index.md"
#: The page on which a family finds its office, and the folder of what its box fetches.
FINDER = "najit-ospod/index.md"
FINDER_DATA = "offices/"
#: Sections that professionals may save for reading without a line, and the page on which they do. A
#: worker stands over each of them and nowhere else: never over the home page, the parents' or the
#: relatives' section, or help.
SAVED = (
    "odbornici",
    "temata",
    "metodika",
    "praxe",
    "metody",
    "letaky",
    "slovnik",
    "pravo",
    "analyza",
    "regiony",
    "projekty",
    "organizace",
    "zdroje",
    "hledat",
)
SAVING = "odbornici/offline.md"
#: Folders in whose search box a professional asks: saved, and no frightened reader may be there.
PROFESSIONAL = frozenset(SAVED) - WITH_EXIT
#: The worker that answers for saved pages, at the site's root, and the app's facts below the
#: address of a language.
WORKER = "saved-pages.js"
APP_MANIFEST = "mosty.webmanifest"
#: The folder of the lists of what can be saved.
SAVED_LISTS = "offline/"
PRIVACY = "o-portalu/soukromi.md"
#: Pages that the program itself leads to, wherever it names them: they neither move nor go.
HOUSE = frozenset(
    {path for _, path in (*MENU, *FOOTER)}
    | {HOME, SEARCH, HELP, FINDER, SAVING, PRIVACY, NOT_FOUND}
    | {path for path in DOOR_ICONS if path.endswith(".md")}
)


def saved_list(locale: str) -> str:
    """Where the list of what can be saved in a language stands, below the site's root."""
    return f"{SAVED_LISTS}{locale}.json"


def saved_version(locale: str) -> str:
    """Where the version of that list stands alone."""
    return f"{SAVED_LISTS}{locale}.version.json"
