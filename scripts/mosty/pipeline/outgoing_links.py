"""The addresses of other houses that a base leads to, each with the files that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urldefrag

from mosty.checks.links.written import written
from mosty.checks.records.record_addresses import addresses_of_records
from mosty.model.site import Site
from mosty.text import addresses


def outgoing(site: Site) -> Mapping[str, tuple[str, ...]]:
    """Address without its fragment → the files that lead there, both in order. Addresses of our own
    site are left out: the check knows whether they lead somewhere.
    """
    files: dict[str, set[str]] = {}
    own = site.config.site_url.rstrip("/")
    for href, file in _written(site):
        address = urldefrag(href.strip())[0]
        ours = address == own or address.startswith(f"{own}/")
        if addresses.scheme(address) in ("http", "https") and not ours:
            files.setdefault(address, set()).add(file)
    return {address: tuple(sorted(files[address])) for address in sorted(files)}


def _written(site: Site) -> Iterator[tuple[str, str]]:
    for page in site.pages.values():
        for link in written(page):
            yield link.address, page.file
    for kind, key, address in addresses_of_records(site):
        yield address, site.places[kind, key].file
