"""A sheet → an accessible PDF (PDF/UA-1 and PDF/A-2a), by Typst. Nothing of the machine gets into it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import typst

from mosty.leaflets.convert import convert
from mosty.leaflets.lines import LANGUAGE
from mosty.leaflets.literal import array, dictionary, text
from mosty.leaflets.sheet import Sheet, TypesetError

_HERE = Path(__file__).parent
FONTS = _HERE / "fonts"
TEMPLATES = _HERE / "templates"
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
FAMILY = "Source Sans 3"
AIR = ("1", "0.85", "0.7")  # room between blocks, see palette.typ

_PAGE_TREE = re.compile(rb"/Type/Pages/Count (\d+)")


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished PDF, its number of pages, and what Typst warned of (one line each)."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...] = ()


def source(sheet: Sheet) -> str:
    """The whole Typst source of ``sheet``.

    Raises :class:`TypesetError` with a line for each fault of the sheet or of its HTML.
    """
    sheet.check()
    converted = convert(sheet.html, base=sheet.base, images=sheet.images)
    if converted.problems:
        raise TypesetError(*(f"{sheet.slug} ({sheet.locale}): {problem}" for problem in converted.problems))
    return "\n".join(
        [
            '#import "/parts.typ" as v',
            '#import "/a4.typ": sheet',
            f"#show: it => sheet({_settings(sheet)}, it)",
            "#{",
            *converted.blocks,
            "}",
            "",
        ]
    )


def typeset(sheet: Sheet) -> Typeset:
    """Typeset ``sheet`` as an A4 leaflet in large type. The same sheet always gives the same bytes.

    Raises :class:`TypesetError` when the sheet is incomplete, when its HTML holds something a leaflet cannot
    carry, when a font or a letter is missing, or when the result would not be an accessible PDF.
    """
    name = f"{sheet.slug} ({sheet.locale})"
    code = source(sheet)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    if FAMILY not in fonts.families():
        raise TypesetError(f"{name}: the font {FAMILY} is not in {FONTS.name}/")
    done = _compile(name, code, fonts, sheet.date, AIR[0])
    for air in AIR[1:]:  # closer, if that saves a page: a last page with three lines helps nobody
        closer = _compile(name, code, fonts, sheet.date, air)
        if closer.pages < done.pages:
            return closer
    return done


def _compile(name: str, code: str, fonts: typst.Fonts, moment: dt.datetime, air: str) -> Typeset:
    try:
        compiler = typst.Compiler(
            code.encode("utf-8"),
            root=TEMPLATES,
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"air": air},
        )
        pdf, raised = compiler.compile_with_warnings(format="pdf", pdf_standards=STANDARDS, timestamp=_fixed(moment))
    except typst.TypstError as error:
        raise TypesetError(f"{name}: {error.message} {' '.join(error.hints)}") from error
    except RuntimeError as error:
        raise TypesetError(f"{name}: {error}") from error
    warnings = tuple(" ".join(warning.message.split()) for warning in raised)
    fatal = [line for line in warnings if "font" in line]  # an unknown font falls back silently
    if fatal:
        raise TypesetError(*(f"{name}: {line}" for line in fatal))
    if not isinstance(pdf, bytes) or b"/Lang(" not in pdf or b"/StructTreeRoot" not in pdf:
        raise TypesetError(f"{name}: the PDF has no language or no structure")
    pages = max((int(count) for count in _PAGE_TREE.findall(pdf)), default=0)
    return Typeset(pdf, pages, warnings)


def _settings(sheet: Sheet) -> str:
    """The dictionary that ``sheet`` of ``a4.typ`` takes."""
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
        ]
    )


def _fixed(moment: dt.datetime) -> dt.datetime:
    """The same moment with a plain offset: Typst takes no named time zones."""
    offset = moment.utcoffset()
    assert offset is not None  # Sheet.check has seen to it
    return moment.astimezone(dt.timezone(offset))
