"""E-mail addresses in a text, also as careful writers spell them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mosty.text.prefilter import lazy_pattern
from mosty.text.sensitive.datum import Datum

#: The sign between name and house, as programs and careful writers put it; spaces are left out by
#: ``emails``.
_AT = (
    r"(?:(?:@|\uff20|&#64;|&#x40;|&commat;|%40)\n?|\s@\s|\s?[(\[{<]\s?(?:at|a|zavináč|zavinac"
    r"|zav\.?)\s?[)\]}>]\s?"
    r"|\s+zavin(?:áč|ac)(?:em)?\s+|_at_|\s+(?-i:AT)\s+)"
)
_DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|tečka|tecka)\s?[)\]}]\s?|\s(?:tečka|dot)\s)"
#: ``name@house.tld``, also written with (at), [zavináč] or as an entity; a handle @name@house is no
#: e-mail. The word *at* alone counts before a house where everybody has an address.
EMAIL = lazy_pattern(
    rf"(?<![\w.+@%-])([\w.+%-]{{1,64}}?)(?:{_AT}((?:[\w-]{{1,63}}?{_DOT}){{1,8}}[^\W\d_]{{2,24}})"
    r"|\s(?:at|zavináč)\s((?:gmail|seznam|email|post|centrum|outlook|hotmail|yahoo|icloud|atlas"
    r"|volny)\.(?:cz|com)))"
    r"(?![\w@-])",
    re.I,
)
_SPELT_AT = lazy_pattern(r"[(\[{<]\s?(?:at|a|zav(?:ináč|inac|\.)?)\s?[)\]}>]", re.I)
#: Without an ``@`` an address is looked for where one of these stands; most of the houses are one
#: sign together.
_AT_SIGNS = ("@", "&#", "\uff20", "&commat", "%40", "zavin", "ZAVIN", " AT ", "_at_")
_HOUSE_SIGNS = ("mail.", "outlook.", "yahoo.", "icloud.")
_CZECH_HOUSES = ("seznam.cz", "post.cz", "centrum.cz", "atlas.cz", "volny.cz")


def may_hold_email(text: str) -> bool:
    """Whether :func:`emails` may find something; what it denies is not there."""
    held = text.__contains__
    return (
        any(map(held, _AT_SIGNS))
        or any(map(held, _HOUSE_SIGNS))
        or (".cz" in text and any(map(held, _CZECH_HOUSES)))
        or bool(_SPELT_AT.search(text))
    )


#: Names kept for examples (RFC 2606), and endings of files: ``logo@2x.png``.
EXAMPLE = lazy_pattern(r"(?:^|\.)(?:example(?:\.(?:org|com|net))?|test|invalid)$")
FILES = frozenset(
    {
        "png",
        "jpg",
        "jpeg",
        "webp",
        "svg",
        "gif",
        "css",
        "js",
        "mjs",
        "json",
        "pdf",
        "md",
        "yml",
        "html",
    }
)


def emails(text: str) -> Iterator[Datum]:
    """E-mail addresses, those of examples left out."""
    if not may_hold_email(text):
        return
    for match in EMAIL.finditer(text):
        house = re.sub(
            rf"\s{{0,2}}{_DOT}\s{{0,2}}", ".", (match[2] or match[3]).lower(), flags=re.I
        )
        name = match[1].strip(".").lower()
        if not name or EXAMPLE.search(house) or house.rpartition(".")[2] in FILES:
            continue
        yield Datum(match.start(), match.end(), f"{name}@{house}", f"***@{house}")
