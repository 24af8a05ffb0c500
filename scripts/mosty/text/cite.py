"""A citation as reference managers read it: BibTeX and RIS. Pure functions; nothing here knows our
pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

#: What TeX reads otherwise than as itself. Braces by name: BibTeX counts them even behind a
#: backslash.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "$": r"\$",
        "_": r"\_",
    }
)
#: What cannot be in an address between braces.
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_LANGUAGES = {"cs": "czech", "en": "english"}


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited: a page or one record of it. ``publisher`` is empty if none is set, ``note``
    where none is due.

    ``key`` is plain ASCII without spaces; ``title`` is that of the work, ``whole`` that of the
    portal.
    """

    key: str
    title: str
    whole: str
    address: str
    locale: str
    version: str
    date: dt.date | None = None
    publisher: str = ""
    note: str = ""


def bibtex(works: Iterable[Work]) -> str:
    """The works as BibTeX: ``@misc``, which every style knows, with the fields of ``@online``."""
    out = []
    for work in works:
        day = work.date
        fields = [
            ("author", "{" + _tex(work.publisher) + "}" if work.publisher else ""),
            ("title", "{" + _tex(work.title) + "}"),
            ("howpublished", _tex(work.whole)),
            ("version", work.version),
            ("date", day.isoformat() if day else ""),
            ("year", str(day.year) if day else ""),
            ("langid", _LANGUAGES.get(work.locale, work.locale)),
            ("note", _tex(work.note)),
            ("url", work.address.translate(_ADDRESS)),
        ]
        rows = [f"  {name} = {{{value}}}" for name, value in fields if value]
        out.append(f"@misc{{{work.key},\n" + ",\n".join(rows) + "\n}\n")
    return "\n".join(out)


def ris(works: Iterable[Work]) -> str:
    """The works as RIS, lines ended as the format asks (CR LF)."""
    out = []
    for work in works:
        day = work.date
        fields = [
            ("TY", "ELEC"),
            ("ID", work.key),
            ("TI", work.title),
            ("T2", work.whole),
            ("AU", work.publisher),
            ("PB", work.publisher),
            ("PY", str(day.year) if day else ""),
            ("DA", f"{day:%Y/%m/%d}/" if day else ""),
            ("ET", work.version),
            ("LA", work.locale),
            ("N1", work.note),
            ("UR", work.address),
        ]
        out += [f"{tag}  - {_line(value)}" for tag, value in fields if value]
        out += ["ER  - ", ""]
    return "\r\n".join(out)


def _tex(text: str) -> str:
    return _line(text).translate(_TEX)


def _line(text: str) -> str:
    return " ".join(text.split())
