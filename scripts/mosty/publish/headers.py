"""What the server says of every file: one table, sent by ``mosty serve``, written as ``_headers``
and for nginx.
"""

from __future__ import annotations

from collections.abc import Mapping

from mosty.model.content_policy import CSP
from mosty.model.exports import FOLDER

#: What no page of ours asks a device for. Only names that browsers know: others are complained of
#: in the console.
NEVER = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": CSP,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in NEVER),
}

#: A drawing opened by its address is a page of ours: it gets no origin and runs nothing, whatever
#: is in it.
DRAWING, DRAWING_CSP = ".svg", f"{CSP}; sandbox"

#: Ask whether the copy is still the newest: an old page could hold old law.
REVALIDATE = "no-cache"
#: The parts of the search index carry the hash of their content in their names.
FOREVER = "public, max-age=31536000, immutable"
#: Fonts: a new cut is rare, and an old one harms nobody.
MONTH = "public, max-age=2592000"
#: Folders below the site's root: the index, whose ``manifest.json`` names the newest parts, and the
#: fonts.
INDEX, NEWEST, FONTS = "/search/", "manifest.json", "/assets/fonts/"
#: The open data: a program on a page of another site may read them, as catalogues of data demand.
DATA = f"/{FOLDER}/"
SHARED, ANYBODY = "Access-Control-Allow-Origin", "*"

#: Ending → type. A server that knows no ending answers "download me".
TYPES: Mapping[str, str] = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle",
    "tbx": "application/xml",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "gz": "application/gzip",
    "bin": "application/octet-stream",
    "geojson": "application/geo+json",
}
_PACKED = (
    "image/png",
    "image/jpeg",
    "image/webp",
    "image/avif",
    "image/gif",
    "font/woff2",
    "application/pdf",
    "application/zip",
    "application/gzip",
)
#: Types worth packing on the way.
PACKABLE = tuple(sorted({kind for kind in TYPES.values() if kind not in _PACKED}))
#: Types whose text is UTF-8 and says so.
TEXTS = tuple(one for one in PACKABLE if one not in ("application/octet-stream", "image/x-icon"))


def typed(name: str) -> str:
    """The content type of a file by its name, with its charset if it is a text."""
    kind = TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind in TEXTS else kind


def policy(path: str) -> str:
    """The ``Content-Security-Policy`` of the file at ``path``."""
    return DRAWING_CSP if path.lower().endswith(DRAWING) else CSP


def cache_control(path: str) -> str:
    """How long the file at ``path`` (below the site's root, beginning with a slash) is good without
    asking.
    """
    if path.startswith(FONTS):
        return MONTH
    return FOREVER if path.startswith(INDEX) and not path.endswith("/" + NEWEST) else REVALIDATE


def shared(path: str) -> Mapping[str, str]:
    """What is said beside of the file at ``path`` if it is open data."""
    return {SHARED: ANYBODY} if path.startswith(DATA) else {}


def headers_file(base: str) -> str:
    """The file ``_headers`` (Netlify, Cloudflare Pages and others read it).

    Such hosts have every file asked about anew by themselves and would join a second
    ``Cache-Control`` to the first, so that one stands only where files are kept longer.
    """
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    lines += [f"{base}{FONTS}*", f"  Cache-Control: {MONTH}"]
    lines += [f"{base}{DATA}*", f"  {SHARED}: {ANYBODY}"]
    # A second policy beside the first: browsers hold a file to both.
    return "\n".join([*lines, f"/*{DRAWING}", "  Content-Security-Policy: sandbox"]) + "\n"


#: Files that hosts read, and readers do not.
FOR_HOSTS = ("_headers", "_redirects", "mosty-nginx.conf")


def nginx_snippet(
    locales: Mapping[str, str], base: str, redirects: Mapping[str, str], packed: bool = False
) -> str:
    """Lines for an nginx ``server`` block: headers, types, packing, a 404 page per language, and
    the addresses that have moved.

    ``locales`` maps locale code → address prefix (``""`` for the default one, ``"en/"``).
    ``redirects`` maps old address → new address. ``packed``: packed copies lie beside the files.
    """
    lines = [
        "# Include in the server block. Every location inherits these headers; add none of its "
        "own beside them."
    ]
    lines.append(f'set $mosty_cache "{REVALIDATE}";')
    for pattern, value in (
        (f"^{base}{FONTS}", MONTH),
        (f"^{base}{INDEX}", FOREVER),
        (f"/{NEWEST}$", REVALIDATE),
    ):
        lines.append(f'if ($uri ~ "{pattern}") {{ set $mosty_cache "{value}"; }}')
    lines.append(f'set $mosty_policy "{CSP}";')
    lines.append(f'if ($uri ~* "\\{DRAWING}$") {{ set $mosty_policy "{DRAWING_CSP}"; }}')
    lines.append('set $mosty_origin "";')  # an empty header is not sent
    lines.append(f'if ($uri ~ "^{base}{DATA}") {{ set $mosty_origin "{ANYBODY}"; }}')
    sent = {**HEADERS, "Content-Security-Policy": "$mosty_policy", SHARED: "$mosty_origin"}
    lines += [f'add_header {name} "{value}" always;' for name, value in sent.items()]
    lines.append("add_header Cache-Control $mosty_cache always;")
    lines += ["types {", *(f"  {kind} {ending};" for ending, kind in TYPES.items()), "}"]
    lines += [
        "default_type application/octet-stream;",
        "charset utf-8;",
        f"charset_types {' '.join(_listed(TEXTS))};",
    ]
    lines += ["gzip on;", "gzip_vary on;", "gzip_min_length 512;", "gzip_comp_level 6;"]
    if packed:
        lines += [
            "gzip_static on;",
            "# With the module ngx_brotli, better still: brotli_static on;",
        ]
    lines += [
        f"gzip_types {' '.join(_listed(PACKABLE))};",
        "server_tokens off;",
        "absolute_redirect off;",
        "log_not_found off;",
    ]
    # A folder without a page is nothing that anybody may not see: there is no page.
    lines += [f"error_page 403 =404 {base}/404.html;", f"error_page 404 {base}/404.html;"]
    for prefix in locales.values():
        if prefix:
            page = f"{base}/{prefix}404.html"
            pages = f"error_page 403 =404 {page}; error_page 404 {page};"
            lines.append(f"location {base}/{prefix} {{ {pages} }}")
    lines += [
        "# Once every visit works over https, and for good (browsers remember it for a year):",
        '# add_header Strict-Transport-Security "max-age=31536000" always;',
    ]
    lines += [f'location = {old} {{ return 301 "{new}"; }}' for old, new in redirects.items()]
    lines.append(
        "# Files for hosts of another kind; what asks for them is answered as if they were not "
        "there."
    )
    lines += [f"location = {base}/{name} {{ return 404; }}" for name in FOR_HOSTS]
    return "\n".join(lines) + "\n"


def _listed(kinds: tuple[str, ...]) -> list[str]:
    """nginx takes text/html as given in both lists and complains of it."""
    return [one for one in kinds if one != "text/html"]
