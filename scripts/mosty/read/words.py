"""The project's own words, ``docs/data/words.<locale>.txt``: what the dictionaries of spelling do
not know.
"""

from __future__ import annotations

import re
from pathlib import Path

from mosty.model.problem import Problem, Span, problem
from mosty.model.words import AllowedWord
from mosty.read.files import text_of

_ENTRY = re.compile(r"([^\W\d_][^\W_]*(?:['’.-][^\W\d_]+)*)(?:/([^\W\d_]+))?")


def words_file(locale: str) -> str:
    """Where the words of a language stand."""
    return f"docs/data/words.{locale}.txt"


def read_words(
    root: Path, locales: tuple[str, ...], problems: list[Problem]
) -> dict[str, tuple[AllowedWord, ...]]:
    """One word per line, ``word`` or ``word/inflected-like-this``; after ``#`` a note. A file may
    be missing.
    """
    by_locale = {}
    for locale in locales:
        file = words_file(locale)
        path = root / file
        text = text_of(root, path, problems) if path.exists() or path.is_symlink() else None
        words: dict[str, AllowedWord] = {}
        for number, line in enumerate((text or "").split("\n"), 1):
            entry = line.partition("#")[0].strip()
            if not entry:
                continue
            start = line.index(entry) + 1
            span = Span(file, number, start, number, start + len(entry))
            match = _ENTRY.fullmatch(entry)
            if match is None:
                problems.append(problem("WRD003", span, entry=entry[:40]))
            else:
                words.setdefault(match[1], AllowedWord(match[1], match[2] or "", span))
        by_locale[locale] = tuple(words.values())
    return by_locale
