"""What a page of ours may load: the Content-Security-Policy, sent by servers and said by pages."""

from __future__ import annotations

#: What a page may say of itself: nothing but our own files, no inline script or style, forms post
#: nowhere. Hosts that send no headers of ours (GitHub Pages) leave at least this.
IN_PAGE = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
#: What a server says: nobody frames us, either, which browsers take from a header alone.
CSP = f"{IN_PAGE}; frame-ancestors 'none'"
