"""Whole addresses of our own site, and the files that are published there."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from mosty.model.problem import catalogue
from mosty.model.site import Site


def below_site(site: Site, href: str) -> str | None:
    """What is after our own address in a whole one; None for an address of another house."""
    own = _plain(site.config.site_url.rstrip("/")).lower()
    rest = _plain(href)
    if (
        not own
        or not rest.lower().startswith(own)
        or rest[len(own) : len(own) + 1] not in ("", "/", "#", "?")
    ):
        return None
    return rest[len(own) :]


def _plain(href: str) -> str:
    """What follows the scheme, with the house as people say it: in small letters, without a user,
    ``www.``, a final dot and the ports that every browser knows.
    """
    rest = href.partition("://")[2]
    house = re.split(r"[/?#]", rest, maxsplit=1)[0]
    name, _, port = house.rpartition("@")[2].lower().partition(":")
    plain = name.removeprefix("www.").rstrip(".")
    return plain + (f":{port}" if port not in ("", "80", "443") else "") + rest[len(house) :]


def own_file(site: Site, inside: str) -> tuple[str, bool]:
    """The file that is published at an address of ours, and whether it may be missing: what the
    build makes itself has no file, nor have the help pages of checks.
    """
    path = unquote(re.split("[#?]", inside, maxsplit=1)[0]).strip("/")
    default = site.config.default.code
    code, _, rest = path.partition("/")
    locale, below = (code, rest) if code in site.spoken and code != default else (default, path)
    bare = re.sub(r"(?:^|(?<=/))index\.html?$|\.html?$", "", below).strip("/")
    there = [
        f"docs/{locale}/{bare}.md",
        posixpath.join(f"docs/{locale}", bare, "index.md"),
        f"docs/{path}",
    ]
    existing = next(
        (file for file in there if file in site.files and not file.startswith("docs/data/")), ""
    )
    a_page = "." not in posixpath.basename(bare) and not any(
        bare.endswith(ending.lower()) for ending in catalogue()
    )
    return existing, not existing and not a_page and not path.startswith("assets/")
