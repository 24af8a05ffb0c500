"""One source for Typst and what compiling it needs: the PDF, the small picture, and what a layout
says of itself.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from mosty.model.message import message
from mosty.typeset.sheet import Overflow, TypesetError, compiler_message
from mosty.typeset.typeset_result import Typeset

TEMPLATES = Path(__file__).parent / "templates"
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]

PREVIEW_PPI = 60
PREVIEW = (176, 250)  # pixels at most: twice the width that downloads.css shows it at

_OVERFLOW = re.compile(r"overflow:(\w+):([\d.]+)")  # what trifold.typ panics with
_PAGE_TREE = re.compile(rb"/Type/Pages/Count (\d+)")


@dataclass(frozen=True, slots=True)
class Setting:
    """How closely a text is set: ``size`` of the type in points and ``air`` between blocks (1:
    all of it) of the A4 leaflet; ``tight``, names of the chapters of a book that are set closer,
    each with how much (``;name=1;``); ``only`` a part, for the picture.
    """

    size: str = "14"
    air: str = "1"
    tight: str = ""
    only: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One source and what compiling it needs.

    A compiler remembers the layout of its source, so each is kept: the picture costs no second
    layout. It must be asked for :meth:`layout` before it compiles, and is handed its source anew
    each time, for a query forgets it.
    """

    name: str
    code: bytes
    fonts: typst.Fonts
    moment: dt.datetime
    compilers: dict[Setting, typst.Compiler] = field(default_factory=dict)

    def compiler(self, setting: Setting) -> typst.Compiler:
        """Typst for that setting."""
        if setting not in self.compilers:
            self.compilers[setting] = typst.Compiler(
                self.code,
                root=TEMPLATES,
                font_paths=self.fonts,
                ignore_system_fonts=True,
                sys_inputs={
                    "size": setting.size,
                    "air": setting.air,
                    "tight": setting.tight,
                    "only": setting.only,
                },
            )
        return self.compilers[setting]

    def compile(self, setting: Setting) -> Typeset:
        """The PDF; raises as :func:`mosty.typeset.compiler.typeset` does."""
        name = self.name
        try:
            pdf, raised = self.compiler(setting).compile_with_warnings(
                self.code, format="pdf", pdf_standards=STANDARDS, timestamp=_fixed(self.moment)
            )
        except typst.TypstError as error:
            over = {panel: float(mm) for panel, mm in _OVERFLOW.findall(error.message)}
            if over:
                raise Overflow(name, over) from error
            sentence = f"{error.message} {' '.join(error.hints)}"
            raise TypesetError(name, compiler_message(sentence)) from error
        except RuntimeError as error:
            raise TypesetError(name, compiler_message(str(error))) from error
        warnings = tuple(" ".join(warning.message.split()) for warning in raised)
        fatal = [line for line in warnings if "font" in line]  # an unknown font falls back silently
        if fatal:
            raise TypesetError(name, *map(compiler_message, fatal))
        if not isinstance(pdf, bytes) or b"/Lang(" not in pdf or b"/StructTreeRoot" not in pdf:
            raise TypesetError(name, message("typeset.pdf_without_structure"))
        pages = max((int(count) for count in _PAGE_TREE.findall(pdf)), default=0)
        return Typeset(pdf, pages, warnings)

    def layout(self, setting: Setting) -> list[Any]:
        """What the template labels ``<layout>`` in that setting: pages, and how far they are
        filled. No PDF is made for that. Raises RuntimeError for a source that does not compile.
        """
        answer: list[Any] = json.loads(self.compiler(setting).query("<layout>", field="value"))
        return answer

    def picture(self, setting: Setting) -> bytes:
        """The first page as a small WebP, for the web page that offers the file."""
        made = self.compiler(setting).compile(self.code, format="png", ppi=PREVIEW_PPI)
        pages = made if isinstance(made, list) else [made]
        with Image.open(io.BytesIO(pages[0] or b"")) as page:
            small = page.convert("RGB")
            small.thumbnail(PREVIEW, Image.Resampling.LANCZOS)
            out = io.BytesIO()
            small.save(out, "WEBP", quality=40, method=6)
        return out.getvalue()


def _fixed(moment: dt.datetime) -> dt.datetime:
    """The same moment with a plain offset: Typst takes no named time zones."""
    offset = moment.utcoffset()
    assert offset is not None  # Sheet.check has seen to it
    return moment.astimezone(dt.timezone(offset))
