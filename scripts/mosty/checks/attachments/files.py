"""Attachments: what no one sees when looking at them, how much readers must load, and who can read
them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from mosty.checks.attachments.office import office_fields, pdf_fields
from mosty.checks.attachments.office_parts import office_faults
from mosty.checks.attachments.pdf import pdf_lacks
from mosty.checks.attachments.pdf_actions import pdf_faults
from mosty.checks.attachments.pictures import picture_fields
from mosty.checks.attachments.signatures import mismatch
from mosty.checks.attachments.svg import svg_faults
from mosty.checks.attachments.user_names import user_names
from mosty.checks.registry import check
from mosty.model.attachments import DATA, OFFICE, attachment, published_name
from mosty.model.message import message
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Site

#: Ending of the file's name → code and reader.
READERS: dict[str, tuple[str, Callable[[bytes], set[str]]]] = {
    **dict.fromkeys(
        (
            ".jpg",
            ".jpeg",
            ".jpe",
            ".png",
            ".apng",
            ".webp",
            ".heic",
            ".heif",
            ".avif",
            ".tif",
            ".tiff",
            ".gif",
            ".svg",
            ".mp4",
            ".mov",
            ".m4a",
        ),
        ("PRV005", picture_fields),
    ),
    ".pdf": ("PRV006", pdf_fields),
    **dict.fromkeys(
        (".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp"),
        ("PRV006", office_fields),
    ),
}


@check("PRV005", "PRV006", "PRV011", "FIL003", scope="site")
def metadata(site: Site, today: dt.date) -> Iterator[Problem]:
    """PRV005 in pictures, PRV006 in documents, PRV011 in both; the message names fields, never what
    they hold.

    Case: PRV005/fails
    Case: PRV006/fails
    Case: PRV011/fails
    """
    for file in sorted(site.files):
        reader = READERS.get(Path(file).suffix.lower())
        if reader is None:
            continue
        code, fields_of = reader
        try:
            data = Path(site.root, file).read_bytes()
        except OSError as error:
            yield problem("FIL003", Span(file), reason=error.strerror or str(error))
            continue
        if users := sorted(user_names(data)):
            yield problem("PRV011", Span(file), masked=", ".join(users))
        if fields := sorted(fields_of(data)):
            yield problem(code, Span(file), fields=", ".join(fields))


@check("FIL012", scope="site")
def kinds(site: Site, today: dt.date) -> Iterator[Problem]:
    """FIL012: a file that the site does not publish: a script, a page, an archive, whatever is not
    in the list.

    Case: FIL012/fails
    """
    for file in sorted(site.files):
        if not published_name(file) and not file.startswith(DATA):
            yield problem("FIL012", Span(file), ending=Path(file).suffix or Path(file).name)


@check("FIL013", "FIL014", scope="site")
def contents(site: Site, today: dt.date) -> Iterator[Problem]:
    """FIL013: a file that is not what its ending says, FIL014: one that would run something or open
    another.

    Case: FIL013/fails
    Case: FIL014/fails
    """
    for file in sorted(site.files):
        ending = Path(file).suffix.lower()
        if not attachment(file) or file.startswith(DATA):
            continue
        try:
            data = Path(site.root, file).read_bytes()
        except OSError:
            continue  # said by :func:`metadata`
        fault = mismatch(file, data)
        active: list[str] = []
        if ending == ".svg":
            for line, col, what in svg_faults(data):
                yield problem("FIL014", Span(file, line, col), what=what)
            continue
        if not fault and ending == ".pdf":
            active, fault = pdf_faults(data)
        elif not fault and ending in OFFICE:
            active, fault = office_faults(data)
        if fault:
            yield problem("FIL013", Span(file), reason=message(f"blanks.file_{fault}"))
        if active:
            yield problem("FIL014", Span(file), what=", ".join(active))


#: Endings of pictures that a page shows; the rest of what readers load are documents.
PICTURES = frozenset(
    {
        ".jpg",
        ".jpeg",
        ".jpe",
        ".png",
        ".apng",
        ".webp",
        ".avif",
        ".gif",
        ".svg",
        ".bmp",
        ".tif",
        ".tiff",
    }
)
DOCUMENTS = frozenset(
    {
        ".pdf",
        ".doc",
        ".docx",
        ".odt",
        ".rtf",
        ".xls",
        ".xlsx",
        ".ods",
        ".ppt",
        ".pptx",
        ".odp",
        ".zip",
        ".mp3",
        ".mp4",
    }
)


@check("FIL008", scope="site")
def sizes(site: Site, today: dt.date) -> Iterator[Problem]:
    """FIL008: a picture or document over the limit of ``mkdocs.yml``.

    Case: FIL008/fails
    """
    for file in sorted(site.files):
        ending = Path(file).suffix.lower()
        most = (
            site.config.picture_kb
            if ending in PICTURES
            else site.config.document_kb
            if ending in DOCUMENTS
            else 0
        )
        try:
            size = Path(site.root, file).stat().st_size if most else 0
        except OSError:
            continue  # gone or closed to us since it was listed: said where it is read
        if size > most * 1000:
            yield problem("FIL008", Span(file), size=-(-size // 1000), most=most)


#: What a PDF may lack, in the order in which it is named.
_LACKS = ("title", "lang", "tags")


@check("FIL009", scope="site")
def readable_pdfs(site: Site, today: dt.date) -> Iterator[Problem]:
    """FIL009: a PDF without title, language or tags, which a screen reader cannot read well
    (PDF/UA, WCAG 2.2).

    Case: FIL009/fails
    """
    for file in sorted(site.files):
        if not file.lower().endswith(".pdf"):
            continue
        try:
            data = Path(site.root, file).read_bytes()
        except OSError:
            continue
        if lacks := [one for one in _LACKS if one in pdf_lacks(data)]:
            names = tuple(message(f"blanks.pdf_{one}") for one in lacks)
            yield problem("FIL009", Span(file), lacks=names)
