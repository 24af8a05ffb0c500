"""What a leaflet is: its text, its dates and the words of its language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mosty.model.errors import MostyError
from mosty.model.message import Message, message
from mosty.typeset.lines import LANGUAGE

# Words of a locale that every sheet needs. {name} stands for a value; each must occur in its word.
STRING_KEYS: Mapping[str, tuple[str, ...]] = {
    "about": (),
    "address": ("address",),
    "date": ("d", "y"),
    "drawing": (),
    "issued": ("date",),
    "law_as_of": ("date",),
    "page_of": ("page", "pages"),
    "poster": (),
    "publisher": ("publisher",),
    "qr": ("address",),
    "qr_version": (),
    "use_until": ("date",),
    "version": ("version",),
}
# Words a sheet can do without: twelve names of months parted by spaces, a line above the title, a
# note at the end.
OPTIONAL_KEYS = ("months", "kicker", "disclaimer", "card", "cover", "fold")


#: The panels of the tri-fold that an author fills; the cover is made of the title.
PANELS = ("flap", "left", "middle", "right", "back")


class TypesetError(MostyError):
    """Something that cannot be typeset; each cause names it."""

    def __init__(self, name: str, *faults: Message) -> None:
        super().__init__(*(message("typeset.named", name=name, fault=fault) for fault in faults))


def compiler_message(text: str) -> Message:
    """A sentence of Typst, which speaks English, in one line."""
    return message("typeset.line", said=" ".join(text.split()))


class Overflow(TypesetError):
    """Text that does not fit in the smallest type: ``panels`` is millimetres too much by the name
    of the panel.
    """

    def __init__(self, name: str, panels: Mapping[str, float]) -> None:
        self.panels = dict(panels)
        super().__init__(
            name, *(message("typeset.overflow", panel=panel, mm=mm) for panel, mm in panels.items())
        )


class CodeTooLong(TypesetError):
    """An address that makes no QR code a telephone could read from a card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What every PDF says of itself, in one language.

    ``date`` must know its time zone: it is the time stamp of the PDF. ``law_as_of`` is the state of
    the law in the text, ``use_until`` the day after which it should not be handed out; None leaves
    them out. ``address`` is the short address people can type. ``base`` is the absolute address of
    the page, for relative links; ``images`` has the bytes of every picture by its ``src``; ``mark``
    distinguishes this version of the text from others. An empty ``publisher`` is a line to fill in.
    """

    slug: str
    locale: str
    title: str
    subtitle: str
    date: dt.datetime
    version: str
    law_as_of: dt.date | None
    use_until: dt.date | None
    publisher: str
    address: str
    strings: Mapping[str, str]
    base: str = ""
    mark: str = ""
    keywords: tuple[str, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)

    def check(self) -> None:
        """Raise :class:`TypesetError` naming everything that is missing or wrong.

        Typst's PDF/UA-1 export does not stop on a missing language, so it is checked here.
        """
        wrong = [*self._wrong_fields(), *self._wrong_words()]
        if wrong:
            raise TypesetError(self.name, *wrong)

    @property
    def code(self) -> str:
        """What the QR code holds: the address, and after ``#``, which no server is sent, the mark
        of this version.
        """
        return f"{self.base}#v={self.mark}" if self.mark else self.base

    @property
    def name(self) -> str:
        """How errors call it."""
        return f"{self.slug or '?'} ({self.locale or '?'})"

    def _wrong_fields(self) -> Iterator[Message]:
        if not LANGUAGE.fullmatch(self.locale):
            yield message("typeset.not_a_locale", locale=self.locale)
        for name in ("slug", "title", "html", "version", "address"):
            if not str(getattr(self, name, "-")).strip():
                yield message("typeset.field_empty", field=name)
        if self.date.tzinfo is None or self.date.utcoffset() is None:
            yield message("typeset.no_time_zone")
        if self.use_until and self.use_until < self.date.date():
            yield message(
                "typeset.use_until_before_date", until=self.use_until, date=self.date.date()
            )

    def _wrong_words(self) -> Iterator[Message]:
        missing = [key for key in STRING_KEYS if not self.strings.get(key, "").strip()]
        if missing:
            yield message("typeset.words_missing", words=", ".join(missing))
        for key, names in STRING_KEYS.items():
            lost = [
                name
                for name in names
                if key not in missing and "{" + name + "}" not in self.strings[key]
            ]
            if lost:
                blanks = ", ".join("{" + name + "}" for name in lost)
                yield message("typeset.word_without_blank", word=key, blanks=blanks)
        months = self.strings.get("months", "").split()
        if len(months) not in {0, 12}:
            yield message("typeset.months", count=len(months))

    def word(self, key: str, **values: str) -> str:
        """The locale's word for ``key`` with its values filled in; braces of other names stay."""
        word = self.strings[key]
        for name, value in values.items():
            word = word.replace("{" + name + "}", value)
        return word

    def day(self, day: dt.date) -> str:
        """A date as the locale writes it, its parts held together by non-breaking spaces."""
        months = self.strings.get("months", "").split()
        month = months[day.month - 1] if months else str(day.month)
        written = self.word("date", d=str(day.day), m=str(day.month), month=month, y=str(day.year))
        return written.replace(" ", "\u00a0")

    @property
    def dates(self) -> tuple[str, ...]:
        """Version and dates, as the band under the title and the foot of every page show them."""
        lines = [
            self.word("version", version=self.version),
            self.word("issued", date=self.day(self.date)),
        ]
        if self.law_as_of:
            lines.append(self.word("law_as_of", date=self.day(self.law_as_of)))
        if self.use_until:
            lines.append(self.word("use_until", date=self.day(self.use_until)))
        lines[0] = lines[0][:1].upper() + lines[0][1:]  # they are printed in a row, as a sentence
        return tuple(line.replace(" ", "\u00a0") for line in lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Printed):
    """One leaflet.

    ``html`` is the rendered body without the title (headings from h2); non-breaking spaces are in
    it already. ``panels`` says which sections (ids of h2) are on which panel of the tri-fold;
    without it there is no tri-fold. ``icons`` names the drawing beside a section.
    """

    html: str
    panels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    icons: Mapping[str, str] = field(default_factory=dict)
