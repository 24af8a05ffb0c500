"""Every file of a build as text, in which a sentence is found however it is encoded there."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader

#: Files in which there is no text.
PICTURES = frozenset({".webp", ".png", ".ico", ".woff2", ".jpg"})
_ESCAPES = re.compile(r"\\u([0-9a-fA-F]{4})")


def letters(text: str) -> str:
    """Letters and digits alone, so that no space, hyphen, mark or tag can hide a sentence."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in text if char.isalnum())


def bare(text: str) -> str:
    """The letters of a text without its tags, with HTML and JSON escapes undone."""
    text = _ESCAPES.sub(lambda match: chr(int(match[1], 16)), text)
    text = re.sub(r"\\[nrt]", " ", text)
    return letters(html.unescape(html.unescape(re.sub(r"<[^>]*>", "", text)))) + letters(
        html.unescape(text)
    )


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and letters of every file below the folder, including files in archives."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from _of_file(path.relative_to(folder).as_posix(), path.read_bytes())


def _of_file(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inside in archive.namelist():
                yield from _of_file(f"{name}!{inside}", archive.read(inside))
    elif name.endswith(".pdf"):
        reader = PdfReader(io.BytesIO(data))
        properties = " ".join(map(str, (reader.metadata or {}).values()))
        yield name, letters(" ".join([*(page.extract_text() for page in reader.pages), properties]))
    elif Path(name).suffix not in PICTURES:
        yield name, bare(data.decode("utf-8", "replace"))


def holding(folder: Path, sentence: str) -> set[str]:
    """Names of the files that contain the sentence."""
    wanted = letters(sentence)
    return {name for name, text in texts(folder) if wanted in text}
