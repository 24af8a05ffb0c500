"""What HTML an author may write: the one allow-list of elements, attributes and addresses.

The check asks it at the author's characters, the renderer holds every author's element to it, and
the last sanitiser adds only what our own markup needs (``OURS``). What is in no table here
cannot be published.
"""

from __future__ import annotations

import re

from mosty.text.addresses import SAFE as SAFE
from mosty.text.addresses import local, safe

#: Attributes that every element may have.
EVERYWHERE = frozenset({"id", "class", "lang", "dir", "title", "role", "translate"})
_CELL = frozenset({"colspan", "rowspan", "headers", "style"})
_TEXTS = (
    "abbr address article aside b bdi bdo blockquote br caption cite code dd del dfn div dl dt "
    "em figcaption figure"
    " h1 h2 h3 h4 h5 h6 hr i ins kbd mark p pre q rp rt ruby s samp section small span strong "
    "sub summary sup table"
    " tbody tfoot thead tr u ul var wbr"
)
_EMPTIED = (
    "applet audio canvas embed frame frameset head iframe link math meta noembed noframes "
    "noscript object optgroup"
    " option plaintext script select source style svg template textarea title track video xmp"
)
#: Elements of authors → their attributes besides those of every element.
AUTHORS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_TEXTS.split(), frozenset()),
    "a": frozenset({"href", "hreflang", "name"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "td": _CELL,
    "th": _CELL | {"scope", "abbr"},
    "time": frozenset({"datetime"}),
}
#: What Markdown itself makes of an author's marks: the box of a task.
MADE: dict[str, frozenset[str]] = {"input": frozenset({"type", "disabled", "checked"})}
#: What our own markup needs besides: maps, terms that open in place, downloads.
OURS: dict[str, frozenset[str]] = {
    "a": frozenset({"download", "rel"}),
    "button": frozenset({"type", "popovertarget"}),
    "circle": frozenset({"cx", "cy", "r"}),
    "g": frozenset(),
    "nav": frozenset({"tabindex"}),
    "path": frozenset({"d", "fill-rule"}),
    "rect": frozenset({"x", "y", "width", "height", "rx"}),
    "span": frozenset({"popover"}),
    "svg": frozenset({"viewBox", "preserveAspectRatio", "focusable"}),
    "text": frozenset({"x", "y"}),
    "title": frozenset(),
    "tspan": frozenset({"x", "y", "dy"}),
}
#: What an attribute list of Markdown may set: no address, for the link's own stands where the
#: checks see it.
LISTED = EVERYWHERE | frozenset(
    {"hreflang", "start", "value", "width", "height", "loading", "scope", "open"}
)
#: Elements whose inside is no text for readers either: they go with all that they hold.
EMPTIED = frozenset(_EMPTIED.split())
#: Beginnings of the names that our scripts, styles and templates go by.
OWN_NAMES = ("m-", "mosty-")
#: Of these, a class that ``[[roles]]`` gives to its heading: that directive speaks Markdown, as an
#: author does.
_SPOKEN = frozenset({"m-roles"})
_ALIGNED = re.compile(r"\s*text-align:\s*(?:left|right|center);?\s*", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def element(name: str) -> bool:
    """Whether an author may write the element."""
    return name.lower() in AUTHORS


def attribute(tag: str, name: str) -> bool:
    """Whether an author's element may have an attribute of this name."""
    own = AUTHORS.get(tag, MADE.get(tag, frozenset()))
    return name in EVERYWHERE or name in own or name.startswith("aria-")


def ours(name: str) -> bool:
    """Whether an id or a class is kept for our own markup."""
    return name.startswith(OWN_NAMES) and name not in _SPOKEN


def value(tag: str, name: str, text: str) -> str | None:
    """The value as an author's attribute may have it; None if the attribute must go."""
    text = _CONTROL.sub("", text)
    if not attribute(tag, name) or not _fits(tag, name, text):
        return None
    if name == "class":
        return " ".join(word for word in text.split() if not ours(word))
    return text


def _fits(tag: str, name: str, text: str) -> bool:
    if name == "href":
        return safe(text)
    if name == "src":
        return local(text)
    if name == "style":
        return _ALIGNED.fullmatch(text) is not None
    if name in ("id", "name"):
        return not ours(text)
    return tag != "input" or name != "type" or text == "checkbox"
