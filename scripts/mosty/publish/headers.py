"""Security headers: one table, sent by ``mosty serve`` and written as ``_headers`` and as an nginx snippet."""

from __future__ import annotations

from collections.abc import Mapping

#: Nothing but our own files; no inline script or style; nobody frames us; forms post nowhere.
CSP = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
        "connect-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": CSP,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
}
#: Ask whether the copy is still the newest: an old page could hold old law.
REVALIDATE = "no-cache"


def headers_file() -> str:
    """The file ``_headers`` (Netlify, Cloudflare Pages and others read it)."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items()), f"  Cache-Control: {REVALIDATE}", ""]
    return "\n".join(lines)


def nginx_snippet(locales: Mapping[str, str], base: str) -> str:
    """Lines for an nginx ``server`` block: headers, and a 404 page a language.

    ``locales`` maps locale code → address prefix (``""`` for the default one, ``"en/"``).
    """
    lines = ["# Include in the server block. Every location inherits these headers; add none of its own beside them."]
    lines += [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    lines += [f'add_header Cache-Control "{REVALIDATE}" always;', "charset utf-8;", "log_not_found off;"]
    lines.append(f"error_page 404 {base}/404.html;")
    for prefix in locales.values():
        if prefix:
            lines.append(f"location {base}/{prefix} {{ error_page 404 {base}/{prefix}404.html; }}")
    return "\n".join(lines) + "\n"
