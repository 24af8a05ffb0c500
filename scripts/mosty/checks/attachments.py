"""Personal data in attachments that no one sees when looking at them: in pictures and in documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from mosty.checks.office import office_fields, pdf_fields
from mosty.checks.pictures import picture_fields
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Site

#: Ending of the file's name → code and reader.
READERS: dict[str, tuple[str, Callable[[bytes], set[str]]]] = {
    **dict.fromkeys((".jpg", ".jpeg", ".jpe", ".png", ".apng", ".webp"), ("PRV005", picture_fields)),
    ".pdf": ("PRV006", pdf_fields),
    **dict.fromkeys(
        (".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp"), ("PRV006", office_fields)
    ),
}


def metadata(site: Site, today: dt.date) -> Iterator[Problem]:
    """PRV005 in pictures, PRV006 in documents; the message names the fields, never what they hold."""
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
        if fields := sorted(fields_of(data)):
            yield problem(code, Span(file), fields=", ".join(fields))
