"""Files of the base as text: each read once, faults as problems, nothing followed out of the tree."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from mosty.model.problem import Problem, Span, problem

MAX_BYTES = 4_000_000


def relative(root: Path, path: Path) -> str:
    """POSIX path relative to the root."""
    return path.relative_to(root).as_posix()


def walk(root: Path, folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Every file below ``folder`` in a fixed order; links that loop or lead out are problems."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(problem("FIL003", Span(relative(root, folder)), reason=error.strerror or str(error)))
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and not _stays(root, folder, path, problems):
            continue
        if path.is_dir():
            yield from walk(root, path, problems)
        elif path.is_file():
            yield path


def _stays(root: Path, folder: Path, path: Path, problems: list[Problem]) -> bool:
    """Whether a link leads to a file or folder inside the root without coming back on itself."""
    span = Span(relative(root, path))
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        problems.append(problem("FIL002", span, target=os.readlink(path)))
        return False
    top = root.resolve()
    here = folder.resolve()
    if not target.is_relative_to(top):
        problems.append(problem("FIL004", span, target=os.readlink(path)))
        return False
    if here == target or here.is_relative_to(target):
        problems.append(problem("FIL002", span, target=os.readlink(path)))
        return False
    return True


def text_of(root: Path, path: Path, problems: list[Problem]) -> str | None:
    """The file's text with ``\\n`` line ends, or None and a problem."""
    span = Span(relative(root, path))
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            problems.append(problem("FIL005", span, size=size // 1000, most=MAX_BYTES // 1000))
            return None
        data = path.read_bytes()
    except FileNotFoundError:
        problems.append(problem("FIL001", span))
        return None
    except OSError as error:
        problems.append(problem("FIL003", span, reason=error.strerror or str(error)))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        col = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        problems.append(problem("FIL006", Span(span.file, line, col), byte=f"0x{data[error.start]:02x}"))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")
