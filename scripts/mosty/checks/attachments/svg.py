"""What an SVG may hold: an allow-list of drawing; nothing that runs, loads or leads anywhere.

Opened by its address an SVG is a page of our site, so it is held to what a drawing needs. The
parser is expat without entities: a DOCTYPE is refused before anything is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

SVG, XLINK, XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
_DRAWING = """
    circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA
    feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence filter g line linearGradient marker mask
    metadata path pattern polygon polyline radialGradient rect stop style svg switch symbol text
    textPath title tspan use view
"""
ELEMENTS = frozenset(_DRAWING.split())
#: Notes that drawing programs leave: they draw nothing, but their names and texts may stay.
NOTES = frozenset(
    {
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://purl.org/dc/elements/1.1/",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://www.serif.com/",
        "http://www.bohemiancoding.com/sketch/ns",
    }
)
#: Nothing more is read of a file that is wrong so many times.
MOST = 20
_URL = re.compile(r"url\s*\(\s*([\"']?)\s*([^)]*)", re.IGNORECASE)
_STYLE = re.compile(
    r"@import|@font-face|expression\s*\(|javascript:|-moz-binding|behavior\s*:|\\", re.IGNORECASE
)
_INSIDE = re.compile(r"#[\w.:-]+\Z")
_SCHEME = re.compile(r"[\s\x00-\x1f]*(?:javascript|vbscript|data)[\s\x00-\x1f]*:", re.IGNORECASE)

Fault = tuple[int, int, str]


class _Enough(Exception):
    """The file is wrong so many times, or so badly, that nothing more is read."""


def svg_faults(data: bytes) -> list[Fault]:
    """Line, column and what is there for everything in the drawing that may not; the parser's
    own complaint too.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except _Enough:
        pass
    except (expat.ExpatError, ValueError, LookupError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "offset", 0)
        reader.faults.append(
            (max(line, 1), column + 1, f"XML: {expat.ErrorString(getattr(error, 'code', 0))}")
        )
    return reader.faults


class _Reader:
    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.depth = 0
        self.style: list[str] | None = None
        self.style_at = (1, 1)
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.ProcessingInstructionHandler = lambda target, _: self.fault(f"<?{target}")
        parser.StartDoctypeDeclHandler = self.doctype

    @property
    def here(self) -> tuple[int, int]:
        """Line and column of what is being read."""
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def fault(self, what: str, place: tuple[int, int] | None = None) -> None:
        self.faults.append((*(place or self.here), what[:60]))
        if len(self.faults) >= MOST:
            raise _Enough

    def doctype(self, *_: object) -> None:
        self.fault("<!DOCTYPE", (self.parser.CurrentLineNumber, 1))
        raise _Enough

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self.depth += 1
        drawing = space == SVG and local in ELEMENTS
        if not (drawing or space in NOTES) or (self.depth == 1 and (space, local) != (SVG, "svg")):
            self.fault(f"<{local}>")
        if local == "style":
            self.style, self.style_at = [], self.here
        for attribute, value in attributes.items():
            for what in attribute_faults(attribute, value):
                self.fault(what)

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.style is not None and name.rpartition(" ")[2] == "style":
            for what in css_faults("".join(self.style)):
                self.fault(what, self.style_at)
            self.style = None

    def text(self, data: str) -> None:
        if self.style is not None:
            self.style.append(data)


def attribute_faults(name: str, value: str) -> Iterator[str]:
    """What an attribute may not be or say."""
    space, _, local = name.rpartition(" ")
    if space in NOTES:
        return
    low = local.lower()
    if low.startswith("on") or space not in ("", XLINK, XML) or (space == XML and low == "base"):
        yield local
    elif low in ("href", "src"):
        if not _INSIDE.match(value.strip()):
            yield f'{local}="{value}"'
    elif _SCHEME.match(value):
        yield f'{local}="{value}"'
    else:
        yield from css_faults(value, declarations=low == "style")


def css_faults(text: str, declarations: bool = True) -> Iterator[str]:
    """What styles may not say: an address that is not of this drawing, an import, a program, an
    escape.
    """
    bare = re.sub(r"/\*.*?(?:\*/|\Z)", "", text, flags=re.DOTALL) if declarations else text
    for match in _URL.finditer(bare):
        if not _INSIDE.match(match[2].strip().strip("\"'").strip()):
            yield match[0]
    if declarations and (style := _STYLE.search(bare)):
        yield f"style: {style[0]}"
