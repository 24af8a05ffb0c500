"""Dictionaries of spelling, found on the machine: Hunspell's, one a language. None is carried with
the project.

The Czech one is under the GPL, so it stays where the system, LibreOffice or the editor has put it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

#: Folders of the editor's own choice, as in PATH; ``none`` turns spelling off without a word.
VARIABLE = "MOSTY_DICTIONARIES"
OFF = "none"
#: Which of several dictionaries of a language is ours; of another language the first by name.
PREFERRED = {"cs": ("cs_CZ", "cs"), "en": ("en_GB", "en_US", "en")}
_SYSTEM = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "~/.local/share/hunspell",
    "~/Library/Spelling",
    "/Library/Spelling",
)
#: LibreOffice keeps each language in a folder of its own.
_OFFICE = (
    "/usr/lib/libreoffice/share/extensions",
    "/usr/lib64/libreoffice/share/extensions",
    "/opt/libreoffice*/share/extensions",
    "/Applications/LibreOffice.app/Contents/Resources/extensions",
    "C:/Program Files/LibreOffice/share/extensions",
)
#: Longer words are no words, and Hunspell has a limit of its own.
LONGEST = 60


class Dictionary:
    """The words of one language, with pairs (word, word it is inflected as) added; opened at the
    first question.

    ``made_of`` names the files as they are now. Raises ``OSError`` where they cannot be read.
    """

    def __init__(self, affixes: Path, more: Sequence[tuple[str, str]] = ()) -> None:
        self._affixes, self._more = affixes, more
        files = [affixes, affixes.with_suffix(".dic")]
        for path in files:
            path.open("rb").close()
        library = find_spec(
            "hunspell"
        )  # its file, as asking for its version takes longer than all questions
        made = [*files, *([Path(library.origin)] if library and library.origin else ())]
        self.made_of = " ".join(
            f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in made
        )

    @cached_property
    def _hunspell(self) -> Any:
        from hunspell import (
            Hunspell,
        )  # a third of a second: only for words that no earlier run asked about

        affixes = self._affixes
        hunspell = Hunspell(
            affixes.stem,
            hunspell_data_dir=str(affixes.parent),
            system_encoding=sys.getfilesystemencoding(),
        )
        for word, like in self._more:
            try:
                hunspell.add(word, like)
            except UnicodeEncodeError:
                continue
        return hunspell

    def knows(self, word: str) -> bool:
        """Whether the word is spelled right; one with letters that the dictionary's encoding lacks
        is not.
        """
        try:
            return len(word) <= LONGEST and bool(self._hunspell.spell(word))
        except UnicodeEncodeError:
            return False

    def suggest(self, word: str) -> list[str]:
        """Words that may have been meant, likely ones first; a tenth of a second or more."""
        try:
            return list(self._hunspell.suggest(word)) if len(word) <= LONGEST else []
        except UnicodeEncodeError:
            return []


def available() -> bool:
    """Whether the library that reads dictionaries is installed (it has no wheel for a few
    machines).
    """
    return find_spec("hunspell") is not None


def wanted() -> bool:
    """Whether spelling is asked for at all."""
    return os.environ.get(VARIABLE) != OFF


def names(locale: str) -> tuple[str, ...]:
    """File names without suffix that a language's dictionary may have, the best one first."""
    return PREFERRED.get(locale, (locale,))


def dictionary(locale: str, more: tuple[tuple[str, str], ...] = ()) -> Dictionary | None:
    """The dictionary of the language, with pairs (word, word it is inflected as) added; None where
    there is none.
    """
    path = find(locale, list(folders()))
    if path is None or not available():
        return None
    try:
        return _opened(path, path.with_suffix(".dic").stat().st_mtime_ns, more)
    except OSError:
        return None


@lru_cache(maxsize=8)
def _opened(path: Path, changed: int, more: tuple[tuple[str, str], ...]) -> Dictionary:
    """Opened once a process: ``mosty serve`` checks again after every change."""
    return Dictionary(path, more)


def find(locale: str, among: Sequence[Path]) -> Path | None:
    """The ``.aff`` of the language's best dictionary that has its ``.dic`` beside it; folders in
    order.
    """
    for name in names(locale):
        for folder in among:
            if (folder / f"{name}.aff").is_file() and (folder / f"{name}.dic").is_file():
                return folder / f"{name}.aff"
    for folder in among:
        for path in sorted(folder.glob(f"{locale}_*.aff")):
            if path.with_suffix(".dic").is_file():
                return path
    return None


def folders() -> Iterator[Path]:
    """Where dictionaries may be: what the editor says and nothing else, or every usual folder."""
    listed = os.environ.get(VARIABLE, "")
    if listed:
        yield from (Path(part).expanduser() for part in listed.split(os.pathsep) if part)
        return
    for text in _SYSTEM:
        yield Path(text).expanduser()
    for text in _OFFICE:
        top = Path(Path(text).anchor)
        for folder in sorted(top.glob(str(Path(text).relative_to(top)))):
            yield folder
            yield from sorted(path for path in folder.glob("*") if path.is_dir())
