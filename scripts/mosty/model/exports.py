"""The records that are published as data: which tables there are and what their files are
called.
"""

from __future__ import annotations

from collections.abc import Iterator

from mosty.model.site import Site

FOLDER = "export"
PACKAGE = "datapackage.json"
#: Tables in the order in which they are offered.
TABLES = (
    "practices", "findings", "recommendations", "law", "studies", "updates", "contacts", "terms",
    "sources",
)  # fmt: skip
JSON, CSV = "application/json", "text/csv"


def files(site: Site) -> Iterator[tuple[str, str, str, str]]:
    """Table, locale ("" for a file in all languages), path in the built site and media type of
    every file.
    """
    for table in TABLES:
        yield table, "", f"{FOLDER}/{table}.json", JSON
        for locale in site.config.locales:
            yield table, locale.code, f"{FOLDER}/{table}.{locale.code}.csv", CSV
