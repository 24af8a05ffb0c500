"""A sheet → an accessible PDF (PDF/UA-1 and PDF/A-2a), by Typst. Nothing of the machine gets into
it.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import typst

from mosty.model.front_matter import WITH_PDF
from mosty.model.message import message
from mosty.typeset.compact import compact
from mosty.typeset.convert import convert
from mosty.typeset.converted import Converted
from mosty.typeset.fitting import book_setting, leaflet_setting, page_setting
from mosty.typeset.job import Job, Setting
from mosty.typeset.lines import LANGUAGE
from mosty.typeset.literal import array, body, dictionary, text
from mosty.typeset.pdf_cache import Shelf
from mosty.typeset.press import Press
from mosty.typeset.qr import TooLong, rows
from mosty.typeset.sheet import (
    PANELS,
    CodeTooLong,
    Printed,
    Sheet,
    TypesetError,
)
from mosty.typeset.typeset_result import Typeset

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Source Sans 3"


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
    return [
        f"#sheet({settings(sheet, _code(sheet))},{dictionary([('phones', _phones(converted))])})"
    ]


def _cards(sheet: Sheet, converted: Converted) -> list[str]:
    phones = _phones(converted).replace("v.phones(", "v.numbers(", 1)
    return [f"#sheet({settings(sheet, _code(sheet))},{dictionary([('phones', phones)])})"]


def _phones(converted: Converted) -> str:
    """The first telephone numbers of the leaflet, or nothing."""
    return next((block for block in converted.blocks if block.startswith("v.phones(")), "[]")


def _icons(sheet: Sheet) -> list[tuple[str, str]]:
    icons = dictionary((name, text(icon)) for name, icon in sheet.icons.items())
    return [("icons", icons), ("qr_version", text(sheet.strings["qr_version"])), *qr(sheet)]


def qr(printed: Printed) -> list[tuple[str, str]]:
    """The QR code of the page's address and what it says to those who cannot see it."""
    try:
        modules = rows(printed.code)
    except TooLong as error:
        fault = message("typeset.code_too_long", address=printed.code)
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
        *((key, text(sheet.strings.get(key, ""))) for key in ("card", "cover", "fold")),
    ]


#: Form → what its template is called with. A form's name is its template's.
FORMS: dict[str, Callable[[Sheet, Converted], list[str]]] = {
    "a4": _a4,
    "trifold": _trifold,
    "poster": _poster,
    "cards": _cards,
}


#: Forms of which several settings are tried.
_SETTINGS: dict[str, Callable[[Job], Setting]] = {
    "a4": leaflet_setting,
    "book": book_setting,
    "theme": page_setting,
}
#: Forms printed on both sides, and the edge over which the paper is turned.
DUPLEX = {"trifold": "Short", "cards": "Long"}


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
    press = shelf.press if shelf else Press()
    done = replace(press.do(name, _set, name, code, form, moment), key=key)
    if shelf:
        shelf.put(key, done)
    return done


def _set(name: str, code: str, form: str, moment: dt.datetime) -> Typeset:
    """Compile the code; ``seconds`` are those of the processor."""
    fonts = fonts_of(FONTS)
    if FAMILY not in fonts.families():
        raise TypesetError(name, message("typeset.no_font", font=FAMILY, folder=FONTS.name))
    started = time.thread_time()
    job = Job(name, code.encode("utf-8"), fonts, moment)
    setting = _SETTINGS[form](job) if form in _SETTINGS else Setting()
    done = job.compile(setting)
    done = replace(done, pdf=compact(done.pdf, duplex=DUPLEX.get(form, "")))
    if form not in WITH_PDF:  # there are many of them, and nobody chooses one by its looks
        only = replace(Setting(), only="cover") if form == "book" else setting
        done = replace(done, picture=job.picture(only))
    return replace(done, seconds=time.thread_time() - started)


@cache
def fonts_of(folder: Path) -> typst.Fonts:
    """The vendored fonts, read once."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


def _publisher(sheet: Printed) -> str:
    """Who publishes it; a line to fill in if nobody is set."""
    if sheet.publisher:
        return text(sheet.word("publisher", publisher=sheet.publisher))
    before, after = sheet.strings["publisher"].split("{publisher}", 1)
    return f"v.unset({text(before)},{text(after)})"


def settings(sheet: Printed, more: Iterable[tuple[str, str]] = ()) -> str:
    """The dictionary that ``sheet`` of every template takes, with what one form needs ``more``."""
    match = LANGUAGE.fullmatch(sheet.locale)
    assert match is not None  # Sheet.check has seen to it
    imprint = [_publisher(sheet)]
    if sheet.strings.get("disclaimer", "").strip():
        imprint.append(text(sheet.strings["disclaimer"]))
    kicker, subtitle = sheet.strings.get("kicker", "").strip(), sheet.subtitle.strip()
    return dictionary(
        [
            ("title", text(sheet.title)),
            ("subtitle", text(subtitle) if subtitle else "none"),
            ("kicker", text(kicker) if kicker else "none"),
            ("lang", text(match[1].lower())),
            ("region", text(match[2].lower()) if match[2] else "none"),
            ("publisher", text(sheet.publisher) if sheet.publisher else "()"),
            ("keywords", array(map(text, sheet.keywords))),
            ("address", text(sheet.address)),
            ("address_word", text(sheet.strings["address"])),
            ("page_of", text(sheet.strings["page_of"])),
            ("drawing", text(sheet.strings["drawing"])),
            ("about", text(sheet.strings["about"])),
            ("dates", array(map(text, sheet.dates))),
            ("imprint", array(imprint)),
            *more,
        ]
    )
