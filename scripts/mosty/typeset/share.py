"""The picture that a page is shared with (Open Graph): 1200 × 630 pixels, few colours, small."""

from __future__ import annotations

import io

import typst
from PIL import Image

from mosty.typeset.compiler import FONTS, fonts_of
from mosty.typeset.job import TEMPLATES
from mosty.typeset.literal import text
from mosty.typeset.pdf_cache import Shelf
from mosty.typeset.press import Press
from mosty.typeset.typeset_result import Typeset

COLOURS = 24  # flat areas and the edges of letters


def share_picture(
    name: str, section: str, label: str, locale: str, shelf: Shelf | None = None
) -> bytes:
    """The PNG with the portal's ``name``, the ``section`` and its ``label``, if any. Same words,
    same bytes.
    """
    words = ", ".join(map(text, (name, section, label, locale)))
    code = f'#import "/share.typ": sheet\n#sheet({words})\n'
    key = shelf.key(code, "share") if shelf else ""
    kept = shelf.get(key) if shelf else None
    if kept is not None:
        return kept.picture
    drawn = (shelf.press if shelf else Press()).do(name, _drawn, code)
    if shelf:
        shelf.put(key, Typeset(b"", 0, (), drawn))  # a picture alone
    return drawn


def _drawn(code: str) -> bytes:
    """The picture of the code as PNG."""
    compiler = typst.Compiler(
        code.encode("utf-8"), root=TEMPLATES, font_paths=fonts_of(FONTS), ignore_system_fonts=True,
        sys_inputs={"air": "1"},
    )  # fmt: skip
    made = compiler.compile(format="png", ppi=72)
    page = made[0] if isinstance(made, list) else made
    with Image.open(io.BytesIO(page or b"")) as drawn:
        few = drawn.convert("RGB").quantize(
            COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()
