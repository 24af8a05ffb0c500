"""Whether a page is rendered in a time that others can wait for, tried beside this process.

The time of Python-Markdown grows with the square of some things: 99 kB of ``---`` lines take
minutes. What it stumbles over is not known beforehand, so a page that may be such a one is rendered
by a process that can be stopped.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

from mosty.model.worker import Ended, Worker

#: Seconds of the processor for one page; the longest of the portal takes one.
SECONDS = 5
#: Characters of a page that is tried, and of one that is where it repeats itself: so many times
#: shorter when compressed (prose is three times).
LONG, SHORT, REPEATED = 40_000, 4_000, 8


def in_time(text: str) -> bool:
    """Whether the text can be rendered in ``SECONDS``."""
    return not _may_take_long(text) or _beside(text)[0]


def html_of(text: str) -> str:
    """What ``bare`` makes of a text that is rendered in time; raises what it raises."""
    from mosty.text.markdown.dialects.rendered import bare  # most runs render nothing

    html = _beside(text)[1] if _may_take_long(text) else None
    return bare(text) if html is None else html


def longest_paragraph(text: str) -> tuple[int, int]:
    """Where it begins and its first line ends: what takes so long is there, most likely."""
    begin = at = length = 0
    for paragraph in text.split("\n\n"):
        if len(paragraph) > length:
            begin, length = at, len(paragraph)
        at += len(paragraph) + 2
    begin += len(text[begin:]) - len(text[begin:].lstrip("\n"))
    end = text.find("\n", begin)
    return begin, end if end >= 0 else len(text)


def _may_take_long(text: str) -> bool:
    if not SHORT < len(text) <= LONG:
        return len(text) > LONG
    data = text.encode("utf-8", "replace")
    return len(data) > REPEATED * len(zlib.compress(data, 1))


@lru_cache(maxsize=8)
def _beside(text: str) -> tuple[bool, str | None]:
    """Whether the text was rendered in time, and its HTML, if it has any."""
    from mosty.text.markdown.dialects.rendered import bare

    try:
        worker = Worker()
    except OSError:  # no room for another process
        return True, None
    try:
        return True, worker.do(bare, text, seconds=SECONDS)
    except Ended as error:
        return not error.too_long, None
    except Exception:  # whatever an extension raises
        return True, None
    finally:
        worker.end()
