"""A sheet → an accessible PDF (PDF/UA-1 and PDF/A-2a), by Typst. Nothing of the machine gets into
it.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import typst
from PIL import Image

from mosty.model.message import message
from mosty.typeset.compact import compact
from mosty.typeset.convert import convert
from mosty.typeset.converted import Converted
from mosty.typeset.lines import LANGUAGE
from mosty.typeset.literal import array, body, dictionary, text
from mosty.typeset.pdf_cache import Shelf
from mosty.typeset.qr import TooLong, rows
from mosty.typeset.sheet import (
    PANELS,
    CodeTooLong,
    Overflow,
    Printed,
    Sheet,
    TypesetError,
    compiler_said,
)
from mosty.typeset.typeset_result import Typeset

_HERE = Path(__file__).parent
FONTS = _HERE / "fonts"
TEMPLATES = _HERE / "templates"
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
FAMILY = "Source Sans 3"
AIR = ("1", "0.85", "0.7", "0.6", "0.5")  # room between blocks, see palette.typ

PREVIEW_PPI = 60
PREVIEW = (240, 340)  # pixels at most

_OVERFLOW = re.compile(r"overflow:(\w+):([\d.]+)")  # what trifold.typ panics with
_PAGE_TREE = re.compile(rb"/Type/Pages/Count (\d+)")


def source(sheet: Sheet, form: str = "a4") -> str:
    """The whole Typst source of ``sheet`` in one of its ``FORMS``.

    Raises :class:`TypesetError` with a line for each fault of the sheet or of its HTML.
    """
    sheet.check()
    converted = convert(sheet.html, base=sheet.base, images=sheet.images)
    if converted.problems:
        raise TypesetError(sheet.name, *(each.sentence() for each in converted.problems))
    return "\n".join(
        [
            '#import "/parts.typ" as v',
            f'#import "/{form}.typ": sheet',
            *FORMS[form](sheet, converted),
            "",
        ]
    )


def _a4(sheet: Sheet, converted: Converted) -> list[str]:
    sections = array(body(blocks) for blocks in converted.sections.values() if blocks)
    return [f"#sheet({settings(sheet, _icons(sheet))},{sections})"]


def _trifold(sheet: Sheet, converted: Converted) -> list[str]:
    sections = converted.sections
    panels = [
        (
            panel,
            body(block for name in sheet.panels.get(panel, ()) for block in sections.get(name, ())),
        )
        for panel in PANELS
    ]
    return [f"#sheet({settings(sheet, _icons(sheet))},{dictionary(panels)})"]


def _poster(sheet: Sheet, converted: Converted) -> list[str]:
    phones = next((block for block in converted.blocks if block.startswith("v.phones(")), "[]")
    return [f"#sheet({settings(sheet, _code(sheet))},{dictionary([('phones', phones)])})"]


def _icons(sheet: Sheet) -> list[tuple[str, str]]:
    return [("icons", dictionary((name, text(icon)) for name, icon in sheet.icons.items()))]


def qr(printed: Printed) -> list[tuple[str, str]]:
    """The QR code of the page's address and what it says to those who cannot see it."""
    try:
        modules = rows(printed.base)
    except TooLong as error:
        fault = message("typeset.code_too_long", address=printed.base)
        raise CodeTooLong(printed.name, fault) from error
    return [
        ("qr", array(map(text, modules))),
        ("qr_alt", text(printed.word("qr", address=printed.address))),
    ]


def _code(sheet: Sheet) -> list[tuple[str, str]]:
    """What the forms with a QR code need besides."""
    return [
        *qr(sheet),
        ("qr_words", text(sheet.strings["poster"])),
        ("card", text(sheet.strings.get("card", ""))),
    ]


#: Form → what its template is called with. A form's name is its template's.
FORMS: dict[str, Callable[[Sheet, Converted], list[str]]] = {
    "a4": _a4,
    "trifold": _trifold,
    "poster": _poster,
    "cards": _poster,
}


def forms(sheet: Sheet) -> tuple[str, ...]:
    """The forms that can be made of ``sheet``: a tri-fold where panels are given, cards where they
    have words.
    """
    needs = {"trifold": bool(sheet.panels), "cards": bool(sheet.strings.get("card", "").strip())}
    needs["poster"] = needs["cards"]
    return tuple(form for form in FORMS if needs.get(form, True))


def typeset(sheet: Sheet, form: str = "a4", shelf: Shelf | None = None) -> Typeset:
    """Typeset ``sheet`` in one form. The same sheet always gives the same bytes.

    Raises :class:`TypesetError` when the sheet is incomplete, when its HTML holds something a
    leaflet cannot carry, when a font or a letter is missing, or when the result would not be an
    accessible PDF; :class:`Overflow` when a panel of the tri-fold does not hold its text;
    :class:`CodeTooLong` when the address makes no readable QR code.
    """
    return compiled(sheet.name, source(sheet, form), form, sheet.date, shelf)


def compiled(
    name: str, code: str, form: str, moment: dt.datetime, shelf: Shelf | None = None
) -> Typeset:
    """Compile Typst code that was made for ``form``, or take the PDF of the same code from the
    shelf.
    """
    key = shelf.key(code, form, moment.isoformat()) if shelf else ""
    kept = shelf.get(key) if shelf else None
    if kept is not None:
        return kept
    fonts = fonts_of(FONTS)
    if FAMILY not in fonts.families():
        raise TypesetError(name, message("typeset.no_font", font=FAMILY, folder=FONTS.name))
    started = time.thread_time()
    job = _Job(name, code.encode("utf-8"), fonts, moment)
    room = job.airiest() if form == "a4" else AIR[0]
    done = job.compile(room)
    done = replace(done, pdf=compact(done.pdf, duplex=form == "trifold"))
    if form != "practice":  # there are many of them, and nobody chooses one by its looks
        done = replace(done, picture=job.picture(room, "cover" if form == "book" else ""))
    done = replace(done, seconds=time.thread_time() - started, key=key)
    if shelf:
        shelf.put(key, done)
    return done


@cache
def fonts_of(folder: Path) -> typst.Fonts:
    """The vendored fonts, read once."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


@dataclass(frozen=True, slots=True)
class _Job:
    """One source and what compiling it needs.

    A compiler remembers the layout of its source, so each is kept: the picture costs no second
    layout. It must be asked for :meth:`length` before it compiles, and is handed its source anew
    each time, for a query forgets it.
    """

    name: str
    code: bytes
    fonts: typst.Fonts
    moment: dt.datetime
    compilers: dict[tuple[str, str], typst.Compiler] = field(default_factory=dict)

    def compiler(self, air: str, only: str = "") -> typst.Compiler:
        if (air, only) not in self.compilers:
            self.compilers[air, only] = typst.Compiler(
                self.code,
                root=TEMPLATES,
                font_paths=self.fonts,
                ignore_system_fonts=True,
                sys_inputs={"air": air, "only": only},
            )
        return self.compilers[air, only]

    def compile(self, air: str) -> Typeset:
        name = self.name
        try:
            pdf, raised = self.compiler(air).compile_with_warnings(
                self.code, format="pdf", pdf_standards=STANDARDS, timestamp=_fixed(self.moment)
            )
        except typst.TypstError as error:
            over = {panel: float(mm) for panel, mm in _OVERFLOW.findall(error.message)}
            if over:
                raise Overflow(name, over) from error
            sentence = f"{error.message} {' '.join(error.hints)}"
            raise TypesetError(name, compiler_said(sentence)) from error
        except RuntimeError as error:
            raise TypesetError(name, compiler_said(str(error))) from error
        warnings = tuple(" ".join(warning.message.split()) for warning in raised)
        fatal = [line for line in warnings if "font" in line]  # an unknown font falls back silently
        if fatal:
            raise TypesetError(name, *map(compiler_said, fatal))
        if not isinstance(pdf, bytes) or b"/Lang(" not in pdf or b"/StructTreeRoot" not in pdf:
            raise TypesetError(name, message("typeset.pdf_without_structure"))
        pages = max((int(count) for count in _PAGE_TREE.findall(pdf)), default=0)
        return Typeset(pdf, pages, warnings)

    def airiest(self) -> str:
        """The most air with which the leaflet is as short, and its telephone numbers as far
        forward, as with the least.

        Less air never makes a leaflet longer, so it is found by halving. One page cannot be
        shortened.
        """
        length = cache(self.length)
        try:
            if length(AIR[0])[0] == 1 or length(AIR[0]) == length(
                AIR[-1]
            ):  # so it is for half of them
                return AIR[0]
        except RuntimeError:  # compiling says what is wrong, and better
            return AIR[0]
        return AIR[
            bisect_left(
                AIR, True, lo=1, hi=len(AIR) - 1, key=lambda air: length(air) == length(AIR[-1])
            )
        ]

    def length(self, air: str) -> tuple[int, int]:
        """The number of pages, and the page on which the first telephone numbers stand (0: there
        are none).
        """
        answer = json.loads(
            self.compiler(air).query("<told>", field="value")
        )  # no PDF is made for that
        phones = [int(one) for one in answer if isinstance(one, int)]
        return next(one["pages"] for one in answer if isinstance(one, dict)), phones[
            0
        ] if phones else 0

    def picture(self, air: str, only: str = "") -> bytes:
        """The first page as a small WebP, for the web page that offers the file; ``only`` spares a
        book's rest.
        """
        made = self.compiler(air, only).compile(self.code, format="png", ppi=PREVIEW_PPI)
        pages = made if isinstance(made, list) else [made]
        with Image.open(io.BytesIO(pages[0] or b"")) as page:
            small = page.convert("RGB")
            small.thumbnail(PREVIEW, Image.Resampling.LANCZOS)
            out = io.BytesIO()
            small.save(out, "WEBP", quality=50, method=6)
        return out.getvalue()


def settings(sheet: Printed, more: Iterable[tuple[str, str]] = ()) -> str:
    """The dictionary that ``sheet`` of every template takes, with what one form needs ``more``."""
    match = LANGUAGE.fullmatch(sheet.locale)
    assert match is not None  # Sheet.check has seen to it
    imprint = [sheet.word("publisher", publisher=sheet.publisher)]
    if sheet.strings.get("disclaimer", "").strip():
        imprint.append(sheet.strings["disclaimer"])
    kicker, subtitle = sheet.strings.get("kicker", "").strip(), sheet.subtitle.strip()
    return dictionary(
        [
            ("title", text(sheet.title)),
            ("subtitle", text(subtitle) if subtitle else "none"),
            ("kicker", text(kicker) if kicker else "none"),
            ("lang", text(match[1].lower())),
            ("region", text(match[2].lower()) if match[2] else "none"),
            ("publisher", text(sheet.publisher)),
            ("keywords", array(map(text, sheet.keywords))),
            ("address", text(sheet.address)),
            ("address_word", text(sheet.strings["address"])),
            ("page_of", text(sheet.strings["page_of"])),
            ("drawing", text(sheet.strings["drawing"])),
            ("about", text(sheet.strings["about"])),
            ("dates", array(map(text, sheet.dates))),
            ("imprint", array(map(text, imprint))),
            *more,
        ]
    )


def _fixed(moment: dt.datetime) -> dt.datetime:
    """The same moment with a plain offset: Typst takes no named time zones."""
    offset = moment.utcoffset()
    assert offset is not None  # Sheet.check has seen to it
    return moment.astimezone(dt.timezone(offset))
