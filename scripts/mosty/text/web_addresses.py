"""Faults of whole addresses of the web that lead somewhere all the same: signs that were copied
along, tracking, a private document, a computer that readers do not reach. Pure functions on
strings.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from mosty.text.prefilter import lazy_pattern

#: What a sentence, a quotation or a bracket leaves at the end of an address, as it is or escaped.
_MARKS = ",;:!?…“”„‟‘’‚\"'»«›‹>"
_ESCAPED_MARK = r"%(?:20|22|3E|C2%A0|E2%80%(?:9[89ACDE]|A6))\Z"
_END = lazy_pattern(rf"(?:[.{_MARKS})\]}}]|{_ESCAPED_MARK[:-2]})+\Z", re.IGNORECASE)
_ESCAPED = lazy_pattern(_ESCAPED_MARK, re.IGNORECASE)
_BRACKETS = {")": "(", "]": "[", "}": "{"}
#: Before a full stop: a slash, or the ending of a file.
_COMPLETE = lazy_pattern(r"(?:/|\.(?:html?|php|aspx?|pdf|docx?|xlsx?|jpg|png))\Z", re.IGNORECASE)
#: The last part of an abbreviation: s.r.o., Inc.
_SHORT = lazy_pattern(r"(?:\b|_)[^\W\d_]{1,3}\Z")


def needless_end(href: str) -> tuple[str, bool] | None:
    """The signs at the end of an address that are not a part of it, and whether that is sure; None
    if there are none.

    A bracket that the address opens is its own, and so is the full stop of an abbreviation in a
    query or an encyclopaedia's title. Dots that stand for the rest of the address make it unsure.
    """
    match = _END.search(href)
    if match is None or ":~:text=" in href or href[: match.start()].endswith("#"):
        return None
    signs, end = match[0], len(href)
    while end > match.start() and (taken := _taken(href[:end])):
        end -= taken
    signs = href[end:]
    if not signs.strip("?"):
        return None
    cut = "…" in signs or ".." in signs or "%A6" in signs.upper()
    return signs, not cut and "?" not in href[:end]


def _taken(href: str) -> int:
    """How many characters the last sign of ``href`` has, if it is not a part of the address."""
    last = href[-1]
    if last in _BRACKETS:
        return int(href.count(last) > href.count(_BRACKETS[last]))
    if last == ".":
        return int(_ends_sentence(href[:-1]))
    if last in _MARKS:
        return int(last != '"' or href.count(last) % 2)
    escaped = _ESCAPED.search(href)
    if escaped is None or (escaped[0] == "%22" and href.count("%22") % 2 == 0):
        return 0
    return len(escaped[0])


def _ends_sentence(before: str) -> bool:
    """Whether a full stop after ``before`` is a sentence's, not an abbreviation's."""
    parts = urlsplit_or_none(before)
    if parts is None:
        return False
    _, path, query = parts
    if before.endswith(".") or _COMPLETE.search(before) or not (query or path.strip("/")):
        return True
    return not query and "/wiki/" not in before and not _SHORT.search(before)


def urlsplit_or_none(href: str) -> tuple[str, str, str] | None:
    """Host in small letters, path and query; None if it is no address."""
    try:
        parts = urlsplit(href)
        return (parts.hostname or "").rstrip("."), parts.path, parts.query
    except ValueError:
        return None


def house_of(href: str) -> str:
    """What is between the scheme and the path of an address, in small letters."""
    return re.split(r"[/?#]", href.partition("://")[2], maxsplit=1)[0].lower()


def secure(href: str) -> str | None:
    """The address by https; None for one that is not by http alone or names a port."""
    if href[:7].lower() != "http://" or ":" in house_of(href):
        return None
    return f"https://{href[7:]}"


#: Parameters that say who came from where, and nothing of the page.
_TRACKING = lazy_pattern(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|srsltid|msclkid|yclid|twclid|ttclid|igshid"
    r"|igsh|mc_[ce]id|mkt_tok|_hsenc|_hsmi|hsctatracking|li_fat_id|vero_id|oly_(?:enc|anon)_id"
    r"|sznclid|zanpid|_ga|_gl|ref_src|ref_url|fb_action_ids|fb_action_types|wickedid)(?:=|\Z)",
    re.IGNORECASE,
)
#: Houses that note who follows a link and send them on: the parameter that holds the address.
_REDIRECTS = {
    "l.facebook.com": ("u",),
    "lm.facebook.com": ("u",),
    "l.instagram.com": ("u",),
    "www.google.com/url": ("q", "url"),
    "www.google.cz/url": ("q", "url"),
    "www.youtube.com/redirect": ("q",),
    "slack-redir.net": ("url",),
    "safelinks.protection.outlook.com": ("url",),
}
#: Without one of these no address tracks.
_SIGNS = lazy_pattern(
    r"[?&;#](?:utm_|fb|gcl|dclid|gbraid|wbraid|srsltid|msclkid|yclid|twclid|ttclid|igsh|mc_|mkt_"
    r"|_hs|hscta|li_fat|vero|oly_|szn|zanpid|_g|ref_|wicked|si=)|/l\.php|\.google\.c\w+/url"
    r"|/redirect\?|slack-redir|safelinks",
    re.IGNORECASE,
)


def untracked(href: str) -> str | None:
    """The address without its tracking: parameters of campaigns, clicks and sharing, a house that
    counts who passes; None if it has none.
    """
    if not _SIGNS.search(href):
        return None
    clean = _target(href) or href
    head, hash_sign, anchor = clean.partition("#")
    path, mark, query = head.partition("?")
    shared = (
        re.match(r"https?://(?:(?:www|m|music)\.)?(?:youtu\.be|youtube\.com)/", path) is not None
    )
    kept = "&".join(
        part
        for part in query.split("&")
        if not (_TRACKING.match(part) or (shared and part.startswith("si=")))
    )
    if anchor and all("=" in part and _TRACKING.match(part) for part in anchor.split("&")):
        hash_sign = anchor = ""
    clean = path + (mark if kept or not query else "") + kept + hash_sign + anchor
    return clean if clean != href else None


def _target(href: str) -> str | None:
    """The address to which a tracking redirect leads."""
    parts = urlsplit_or_none(href)
    if parts is None:
        return None
    host, path, query = parts
    for house, names in _REDIRECTS.items():
        wanted, _, below = house.partition("/")
        if (host == wanted or host.endswith(f".{wanted}")) and path.strip("/").startswith(below):
            values = dict(parse_qsl(query))
            target = next((values[name] for name in names if name in values), "")
            if re.match(r"https?://[^\s/]+\.[^\s/]+", target):
                return target
    return None


#: Places of private documents: the host, and what its path begins with (empty: anything at all).
_PRIVATE = (
    ("docs.google.com", r"(?!forms/)(?!.*/d/e/)(?!.*/pub(?:html)?\b)."),
    ("drive.google.com", r"."),
    ("photos.google.com", r"."),
    ("photos.app.goo.gl", r"."),
    ("mail.google.com", r"."),
    ("onedrive.live.com", r"."),
    ("onedrive.com", r"."),
    ("1drv.ms", r"."),
    ("sharepoint.com", r"."),
    ("teams.microsoft.com", r"."),
    ("teams.live.com", r"."),
    ("outlook.office.com", r"mail"),
    ("outlook.live.com", r"mail"),
    ("officeapps.live.com", r"."),
    ("dropbox.com", r"(?:s|sh|scl|l|home|preview|request|paper)/."),
    ("app.box.com", r"."),
    ("mega.nz", r"(?:file|folder)/"),
    ("wetransfer.com", r"downloads/"),
    ("we.tl", r"."),
    ("icloud.com", r"(?:iclouddrive|photos|attachment|sharedalbum)\b"),
)
_STORES = lazy_pattern(
    r"google\.com|goo\.gl|live\.com|onedrive|1drv|sharepoint|microsoft\.com|office\.com|dropbox|box\."
    r"|mega\.nz|wetransfer|we\.tl|icloud",
    re.IGNORECASE,
)


def private_document(href: str) -> bool:
    """Whether the address is that of a document in somebody's storage, a mailbox or a team, which
    opens for those who were let in. Forms and pages that were published from there are for all.
    """
    if not _STORES.search(href):
        return False
    parts = urlsplit_or_none(href)
    if parts is None:
        return False
    host, path, query = parts
    return any(
        (host == house or host.endswith(f".{house}"))
        and re.match(below, path.lstrip("/") + query) is not None
        for house, below in _PRIVATE
    )


_INSIDE = lazy_pattern(
    r"(?:.*\.)?(?:localhost|localdomain|local|lan|internal|intranet|home\.arpa|corp)\Z"
)
_NUMBERS = lazy_pattern(r"[\d.]+\Z|.*:")


def only_inside(href: str) -> bool:
    """Whether the address is that of one's own computer or network, which readers do not reach."""
    parts = urlsplit_or_none(href)
    if parts is None:
        return False
    host = parts[0].lower()
    if _INSIDE.match(host):
        return True
    if not _NUMBERS.match(host):
        return False
    import ipaddress  # hardly any address is one of numbers

    try:
        number = ipaddress.ip_address(unquote(host))
    except ValueError:
        return False
    return number.is_private or number.is_loopback or number.is_link_local or number.is_unspecified
