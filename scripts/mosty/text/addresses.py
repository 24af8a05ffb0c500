"""Addresses in links: what a writer meant by one that leads nowhere as it stands. Pure functions on
strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mosty.text.language.guess import nearest
from mosty.text.prefilter import lazy_pattern

_SCHEME = lazy_pattern(r"([A-Za-z][A-Za-z0-9+.-]*):")
#: What browsers skip inside an address before they look at its scheme.
_SKIPPED = lazy_pattern(r"[\x00-\x1f\x7f]")
_HOST = lazy_pattern(
    r"https?://(?:[^/?#@]*@)?(\[[0-9a-fA-F:]+\]|[^/?#:]*)(?::\d{0,5})?(?:[/?#]|$)", re.IGNORECASE
)
_LABEL = lazy_pattern(r"[^\W_](?:[\w-]*[^\W_])?")
#: A house without its scheme: endings that no file of ours has.
_BARE_HOST = lazy_pattern(
    r"(?:[\w-]+\.)+(?:cz|sk|eu|com|org|net|info|gov|edu|uk|de|at)(?::\d+)?(?:[/?#]|$)",
    re.IGNORECASE,
)
_ADDRESS = r"[^\s@,;:?/\\]{1,80}@(?:[\w-]+\.)+[^\W\d_]{2,}"
_EMAIL = lazy_pattern(rf"(?<![^\s@,;:?/\\]){_ADDRESS}", re.IGNORECASE)
_MAILTO = lazy_pattern(rf"mailto:{_ADDRESS}(?:,{_ADDRESS})*(?:\?\S*)?", re.IGNORECASE)
_TEL = lazy_pattern(r"(?:tel|sms):\+?[\d().-]{3,20}(?:[;?]\S*)?", re.IGNORECASE)
#: Most addresses, with nothing wrong: not worth a longer look.
_PLAIN = lazy_pattern(
    r"#[\w-]+|[\w./-]+\.md(?:#[\w-]*)?|https?://(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?"
    r"|tel:\+?\d{3,15}"
)
#: Schemes that our links may have.
SAFE = frozenset({"https", "http", "mailto", "tel", "sms"})


def scheme(href: str) -> str:
    """The scheme in small letters as a browser finds it, empty for a path."""
    match = _SCHEME.match(_SKIPPED.sub("", href).strip())
    return match[1].lower() if match else ""


def safe(href: str) -> bool:
    """Whether a link may lead there: a path, or an address that opens a page, a letter or a call
    and runs nothing.
    """
    name = scheme("".join(href.split()))  # no scheme hides behind white space, of whatever kind
    return not name or name in SAFE


def mail(text: str) -> bool:
    """Whether it is one address of e-mail and nothing else."""
    return _EMAIL.fullmatch(text) is not None


#: A whole address without anything that could end a line, a value or a block where it is written
#: down.
_WHOLE = lazy_pattern(r"https?://[\w.:\[\]@-]+(?:[/?#](?:[\w./~!()*+,:@%&=?#-]|\{file\})*)?")


def whole(href: str) -> bool:
    """Whether it is a whole address of the web, fit for a configuration; ``{file}`` may be in
    it.
    """
    return _WHOLE.fullmatch(href) is not None


def local(href: str) -> bool:
    """Whether a picture may be loaded from there: a path of this site. A browser reads a backslash
    as a slash.
    """
    path = _SKIPPED.sub("", "".join(href.split())).replace("\\", "/")
    return bool(path) and not scheme(path) and not path.startswith("//")


def meant(href: str) -> str | None:
    """What a malformed address probably means (empty: it cannot be guessed); None if nothing is
    wrong with it.
    """
    if _PLAIN.fullmatch(href):
        return None
    href = _SKIPPED.sub("", href).strip()
    name = scheme(href)
    rest = href[len(name) + 1 :] if name else href
    if href.lower().startswith("www.") or href.startswith("//"):
        return f"https://{href.lstrip('/')}"
    if name in ("http", "https"):
        return _web(href, name, rest)
    if name == "mailto":
        return _mailto(href, rest)
    if name in ("tel", "sms"):
        return _telephone(href, name, rest)
    if name and (right := nearest(name, ("mailto", "https", "http"), 0.7)):
        return f"{right}:{rest}" if right == "mailto" else f"{right}://{rest.lstrip('/')}"
    if _EMAIL.fullmatch(href):
        return f"mailto:{href}"
    # mpsv.cz:8080 looks like a scheme
    return _bare(href) if not name or "." in name else None


def _mailto(href: str, rest: str) -> str | None:
    """The same for an address of e-mail."""
    if _MAILTO.fullmatch(href):
        return None
    address = _EMAIL.search(rest.replace("%20", " "))
    return f"mailto:{address[0]}" if address else ""


def _telephone(href: str, name: str, rest: str) -> str | None:
    """The same for a call or a text message."""
    if _TEL.fullmatch(href):
        return None
    digits = re.sub(r"[^\d]", "", rest.replace("%20", ""))
    plus = "+" if rest.lstrip("/ ").startswith("+") else ""
    return f"{name}:{plus}{digits}" if len(digits) > 2 else ""


def _bare(href: str) -> str | None:
    """The same for an address without a scheme, which may be a path."""
    if re.match(r"https?/{1,3}\w", href, re.IGNORECASE):
        return re.sub(r"^(https?)/+", r"\1://", href, flags=re.IGNORECASE)
    if _BARE_HOST.match(href):
        return f"https://{href}"
    if "\\" in href and not href.startswith("\\"):
        return href.replace("\\", "/")
    return None


def _web(href: str, name: str, rest: str) -> str | None:
    """The same for an address of the web: two slashes, then a host with a dot and without gaps."""
    inner = re.match(r"/*(https?)(?::?/+)(.+)", rest, re.IGNORECASE)
    if inner and "." not in rest[: inner.start(2)]:
        return f"{inner[1].lower()}://{inner[2]}"
    if not rest.startswith("//") or rest.startswith("///"):
        return f"{name}://{rest.lstrip('/')}" if rest.strip("/") else ""
    host = _HOST.match(href)
    if host is None:
        return ""
    if host[1].startswith("[") or host[1].lower() == "localhost":
        return None
    labels = host[1].rstrip(".").split(".")
    if len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels):
        return None
    mended = re.sub(r"[,;]|\.\.+", ".", host[1].rstrip(",;").replace(" ", "").replace("%20", ""))
    return href.replace(host[1], mended, 1) if mended != host[1] and "." in mended else ""


_SPACED = lazy_pattern(
    r"(?<![\]\\])\[(?!\^)[^\[\]\n]{1,200}\](?:[ \t]+|[ \t]*\n[ \t]*)\((?:https?://|www\.|mailto:"
    r"|\.{0,2}/|#)?[^\s()]*(?:\.md|\.cz|\.pdf|/)[^\s()]*\)"
)
_TURNED = lazy_pattern(
    r"(?<![\]\\])\([^()\n]{1,200}\)\[(?:https?://|www\.|mailto:|#)?[^\s\[\]]*(?:\.md|\.cz|\.pdf|/"
    r"|#)[^\s\[\]]*\]"
)
_NAMED = lazy_pattern(r"(?<![\]\\])\[(?!\^)([^\[\]\n]{1,200})\]\[(?!\^)([^\[\]\n]{0,100})\]")
_TARGET = r"(?:https?://|www\.|mailto:|\.{1,2}/)[^\s()\[\]{}]+|[\w./-]+\.md(?:#[\w-]*)?"
#: An address that does not end, or with a space in it; square brackets that do not end; curly
#: instead of round.
_OPEN = lazy_pattern(
    rf"(?<![\]\\])\[(?!\^)[^\[\]\n]{{1,200}}\]\((?=[^()\n]{{0,200}}(?:{_TARGET}|\.md\b))[^()"
    rf"\n]{{1,200}}(?:\)|(?=\n|$))"
)
_UNCLOSED = lazy_pattern(rf"(?<![\]\\!])\[(?!\^)[^\[\]()\n]{{1,200}}\((?:{_TARGET})\)")
_CURLY = lazy_pattern(rf"(?<![\]\\])\[(?!\^)[^\[\]\n]{{1,200}}\]\{{(?:{_TARGET})\}}")
#: Form, and a piece of text without which it is not there.
_WRONG = (
    (_SPACED, "] ("),
    (_SPACED, "]\t("),
    (_SPACED, "]\n"),
    (_TURNED, ")["),
    (_NAMED, "]["),
    (_OPEN, "]("),
    (_CURLY, "]{"),
    (_UNCLOSED, "(../"),
    (_UNCLOSED, "(http"),
    (_UNCLOSED, ".md)"),
    (_UNCLOSED, "(www"),
    (_UNCLOSED, "(mailto"),
)


def miswritten(prose: str) -> Iterator[tuple[int, int]]:
    """Places of links whose marks are wrong: ``[text] (target)``, ``(text)[target]``,
    ``[text][name]`` without a line ``[name]: target``, a bracket that is missing. What the parser
    read as a link has its target blanked out of ``prose``.
    """
    if "]" not in prose:
        return
    seen = set()
    for pattern, marks in _WRONG:
        if marks in prose:
            for match in pattern.finditer(prose):
                if match.start() not in seen:
                    seen.add(match.start())
                    yield match.span()


_WRITTEN = lazy_pattern(r"(?<!\\)!?\[[^\[\]\n]{1,200}\]\([^()\s]{1,300}\)")


def written_links(text: str) -> Iterator[tuple[int, int]]:
    """Links and pictures of Markdown in a text that nobody renders as Markdown."""
    for match in _WRITTEN.finditer(text) if "](" in text else ():
        yield match.span()
