"""What a machine may change in running text without touching its meaning. Pure functions on
strings.

A change is ``(start, end, new text)`` in characters.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mosty.text import faults
from mosty.text.faults import Place
from mosty.text.prefilter import lazy_pattern

Change = tuple[int, int, str]

#: Characters that can go without a trace: soft hyphen, zero-width and direction marks. Separators
#: and controls may stand for a space, a dash or a quotation mark of another encoding, so they are
#: left to a person.
_UNSEEN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
UNSEEN = lazy_pattern(_UNSEEN)
#: Cyrillic letters whose picture is a Latin one in every font; к, м, т, В-like small letters are
#: not.
LATIN_TWINS = str.maketrans("аеорсухіјѕАВЕКМНОРСТХІЈЅ", "aeopcyxijsABEKMHOPCTXIJS")
_LATIN_WITH_TWIN = frozenset("aeopcyxijsABEKMHOPCTXIJS")
_CYRILLIC = lazy_pattern("[\u0400-\u04ff]")


#: A line without words: emptied, it may end a paragraph, begin a list or be a mark of Markdown.
_WORDLESS = lazy_pattern(r"^(?:[^\w\n]|\d{1,9}[.)])+$", re.MULTILINE)
#: Spaces and what nobody sees at a line's beginning: without it Markdown would take away a
#: non-breaking space too, and what follows could become a mark (``#word`` is a heading to
#: Python-Markdown).
_INDENT = lazy_pattern(rf"^(?:[^\S\n]|[>*+-]|\d{{1,9}}[.)]|{_UNSEEN})+", re.MULTILINE)


def invisible(text: str) -> Iterator[Change]:
    """Takes out every invisible character that can go without a trace."""
    held: set[int] = set()
    if not UNSEEN.search(text):
        return
    for match in _INDENT.finditer(text):
        after = text[match.end() : match.end() + 1]
        if re.search(r"[^\S \t]", match[0]) or not (after.isalpha() or after in ("", "\n")):
            held.update(range(*match.span()))
    for match in _WORDLESS.finditer(text):
        above, below = (
            text[max(match.start() - 2, 0) : match.start()],
            text[match.end() : match.end() + 2],
        )
        apart = above in ("", "\n", "\n\n") and below in ("", "\n", "\n\n")
        if not apart or UNSEEN.sub("", match[0]).strip():
            held.update(range(*match.span()))
    for at, _ in faults.invisible(text):
        if UNSEEN.match(text, at) and at not in held:
            yield at, at + 1, ""


def composed(text: str) -> Iterator[Change]:
    """Turns a letter with a separate mark into the one character it is (NFD → NFC)."""
    for start, end in faults.decomposed(text):
        yield start, end, unicodedata.normalize("NFC", text[start:end])


def latin(word: str) -> str | None:
    """A Latin word freed of Cyrillic look-alikes; None where it may be a Cyrillic word, or a letter
    has no twin.

    Sure is a word that is Latin for the greater part and has a Latin letter that no Cyrillic one
    looks like.
    """
    foreign = len(_CYRILLIC.findall(word))
    own = len(word) - foreign
    mended = word.translate(LATIN_TWINS)
    sure = own > foreign and any(
        char not in _LATIN_WITH_TWIN and not _CYRILLIC.match(char) for char in word
    )
    return mended if sure and not _CYRILLIC.search(mended) else None


def curly(text: str, place: Place, marks: str) -> list[Change]:
    """Quotation marks of the language for a pair of straight ones at both ends of ``place``, or for
    a lone closing one.

    ``marks`` is the pair around an ellipsis. Nothing where the marks do not stand as an opening and
    a closing one do.
    """
    start, end = place
    if (
        end - start == 1
    ):  # the opening one is already right; a lone one at a beginning of a word may be anything
        opened = text.rfind(marks[0], max(text.rfind("\n\n", 0, start), 0), start) >= 0
        return [(start, end, marks[-1])] if opened and _closes(text, start) else []
    if end - start < 3 or not _opens(text, start) or not _closes(text, end - 1):
        return []
    return [(start, start + 1, marks[0]), (end - 1, end, marks[-1])]


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not before.isalnum() and bool(after) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and before not in "(„“" and not after.isalnum()


#: A number after one of these is a reference, not a range.
_REFERENCE = lazy_pattern(
    r"(?:\b(?:č|čj|j|zn|sp|no|nr|ref|iso|čsn|en|id|verze|version)\.?|#|№)[ \u00a0]*$", re.IGNORECASE
)


def reference(text: str, start: int) -> bool:
    """Whether the number at ``start`` may be somebody's reference (č. 12-345), where a hyphen
    belongs.
    """
    return _REFERENCE.search(text, max(0, start - 12), start) is not None


@lru_cache(maxsize=1024)
def with_dash(text: str) -> str:
    """A range with an en dash: between days of months with spaces, else without; a hyphen between
    spaces as a dash.
    """
    first, _, second = (part.strip() for part in re.sub(r"--?", "-", text, count=1).partition("-"))
    apart = not (first or second) or (". " in first and ". " in second)
    return f"{first} – {second}" if apart else f"{first}–{second}"


_SYNTAX = lazy_pattern(
    r"""\{[^{}\n]{0,500}\}                          # attribute lists
    | ^[ ]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[^\n]*      # addresses of links given below
    | \[\^[^\]\n]{1,100}\]                          # names of footnotes
    | \]\[[^\]\n]{0,200}\]                          # names of addresses given below
    | \]\([^()\n]{0,2000}\)                         # what Python-Markdown may read as an address
    | \[\[[^\[\]\n]*\]\]                            # our own calls
    | <[A-Za-z/!?][^<>\n]*>                         # HTML
    | \\[!-/:-@\[-`{-~]                             # escapes
    | &\#?[A-Za-z0-9]{1,32};                        # entities
    | (?:https?://|www\.|mailto:)[^\s<>]+ | (?<![\w.+-])[\w.+-]{1,80}@[^\s<>]+
    | ^[ ]{4,}(?:attrs|type|open|new|name):[^\n]*$  # options of a box
    """,
    re.VERBOSE | re.MULTILINE,
)
_NAMED = lazy_pattern(r"^[ ]{0,3}\[(?!\^)([^\]\n]{1,200})\]:", re.MULTILINE)
_LABEL = lazy_pattern(r"\[([^\[\]\n]{1,200})\]")


@lru_cache(maxsize=8)
def _syntax(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Starts and ends of everything that is markup and no running text."""
    places = [match.span() for match in _SYNTAX.finditer(text)]
    names = {name.casefold() for name in _NAMED.findall(text)}
    if names:
        places += [match.span() for match in _LABEL.finditer(text) if match[1].casefold() in names]
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(places):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return tuple(starts), tuple(ends)


def in_running_text(text: str, prose: str, change: Change) -> bool:
    """Whether a change touches only what is read: no code, address, HTML, attribute or call.

    ``prose`` is ``text`` with those blanked out, as :class:`~mosty.model.site.Body` has it.
    """
    start, end, _ = change
    if prose[start:end] != text[start:end]:
        return False
    if text[start:end].isspace() and _hidden(text, prose, start - 1) and _hidden(text, prose, end):
        return False  # a space between two letters of code
    starts, ends = _syntax(text)
    at = bisect.bisect_left(ends, start + 1)
    return at >= len(starts) or starts[at] >= max(end, start + 1)


def _hidden(text: str, prose: str, at: int) -> bool:
    return not 0 <= at < len(text) or text[at] != prose[at]


def changed(text: str, changes: Iterable[Change]) -> str:
    """``text`` after all the changes, which do not overlap."""
    parts, last = [], 0
    for start, end, new in sorted(changes):
        parts += [text[last:start], new]
        last = end
    return "".join([*parts, text[last:]])
