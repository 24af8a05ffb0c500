"""Which files below ``docs/`` are part of the base, and which of them are published: by their
names, an allow-list.

Nothing below ``docs/`` becomes a script, a style sheet, a page of its own or a service worker of
the site. The scripts, styles and fonts of the site itself lie in three folders of the engine, each
with its own endings; a change there is a change of the program, looked at by those who look after
it (``.github/CODEOWNERS``).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

#: Folder of the engine → endings of its files.
ENGINE: Mapping[str, frozenset[str]] = {
    "docs/assets/css": frozenset({".css"}),
    "docs/assets/js": frozenset({".js"}),
    "docs/assets/fonts": frozenset({".woff2", ".txt"}),
}
#: Endings of attachments: pictures, films and recordings, documents, plain texts.
PICTURES = frozenset(
    {
        ".png",
        ".apng",
        ".jpg",
        ".jpeg",
        ".jpe",
        ".webp",
        ".avif",
        ".gif",
        ".svg",
        ".bmp",
        ".tif",
        ".tiff",
        ".heic",
        ".heif",
        ".ico",
    }
)
MEDIA = frozenset({".mp3", ".m4a", ".mp4", ".mov"})
OFFICE = frozenset({".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"})
TEXTS = frozenset({".txt", ".csv"})
ATTACHMENTS = PICTURES | MEDIA | OFFICE | TEXTS | {".pdf"}
#: The engine's own data, which are read and never published.
DATA = "docs/data/"
#: What editors and systems leave beside a file, in small letters: locks, copies, thumbnails.
_LEFTOVERS = frozenset({"thumbs.db", "desktop.ini", "icon\r"})


def leftover(name: str) -> bool:
    """Whether a file or folder of that name is nobody's content: hidden, a lock, or the copy of an
    editor.

    MkDocs leaves out hidden names; the rest is left out by what the build lets through.
    """
    return (
        name.startswith((".", "~$"))
        or name.endswith(("~", ".swp", ".swo"))
        or (len(name) > 1 and name[0] == name[-1] == "#")
        or name.lower() in _LEFTOVERS
    )


def engine_file(file: str) -> bool:
    """Whether the file is in a folder of the engine, with an ending of that folder."""
    path = PurePosixPath(file)
    return any(
        file.startswith(f"{folder}/") and path.suffix in endings
        for folder, endings in ENGINE.items()
    )


def attachment(file: str) -> bool:
    """Whether a file of that name may be published as it is."""
    return file.startswith("docs/") and PurePosixPath(file).suffix.lower() in ATTACHMENTS


def published_name(file: str) -> bool:
    """Whether the build lets a file of that name through: a page, an attachment or one of the
    engine's.
    """
    if file.startswith(DATA):
        return False
    return file.endswith(".md") or engine_file(file) or attachment(file)
