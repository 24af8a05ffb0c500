"""Files of the base as text: each read once, faults as problems, nothing followed out of the tree."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from mosty.model.problem import Problem, Span, problem
from mosty.read.reasons import reasons

MAX_BYTES = 4_000_000
_DRAFTS: ContextVar[Mapping[Path, bytes]] = ContextVar("drafts", default={})  # noqa: B039 - never written to


@contextmanager
def drafted(files: Mapping[Path, bytes]) -> Iterator[None]:
    """Inside, these files (by their real paths) read as if they held these bytes."""
    token = _DRAFTS.set(files)
    try:
        yield
    finally:
        _DRAFTS.reset(token)


def relative(root: Path, path: Path) -> str:
    """POSIX path relative to the root."""
    return path.relative_to(root).as_posix()


def walk(root: Path, folder: Path, problems: list[Problem]) -> Iterable[str]:
    """Every file below ``folder`` in a fixed order, relative to the root; links that loop or lead out are problems."""
    found: list[str] = []
    _walk(root, str(folder), relative(root, folder), problems, (), found)
    return found


def _walk(
    root: Path, folder: str, here: str, problems: list[Problem], trail: tuple[str, ...], found: list[str]
) -> None:
    """``trail`` holds the folders on the way here: a link to one of them is a loop."""
    trail = (*trail, folder)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(problem("FIL003", Span(here), **reasons(error.strerror or str(error))))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and not stays(root, Path(entry.path), problems, tuple(map(Path, trail))):
            continue
        if entry.is_dir():  # scandir knows: asking the disk again for each is half the time
            _walk(root, entry.path, f"{here}/{entry.name}", problems, trail, found)
        elif entry.is_file():
            found.append(f"{here}/{entry.name}")


def stays(root: Path, path: Path, problems: list[Problem], trail: tuple[Path, ...] = ()) -> bool:
    """Whether a link leads to a file or folder inside the root without coming back on itself; else a problem."""
    span = Span(relative(root, path))
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        problems.append(problem("FIL002", span, target=os.readlink(path)))
        return False
    top = root.resolve()
    if not target.is_relative_to(top):
        problems.append(problem("FIL004", span, target=os.readlink(path)))
        return False
    if any(here.resolve().is_relative_to(target) for here in (*trail, path.parent)):
        problems.append(problem("FIL002", span, target=os.readlink(path)))
        return False
    return True


def text_of(root: Path, path: Path, problems: list[Problem]) -> str | None:
    """The file's text with ``\\n`` line ends, or None and a problem."""
    try:
        facts = path.lstat()
        if stat.S_ISLNK(facts.st_mode):
            if not stays(root, path, problems):
                return None
            facts = path.stat()
        if facts.st_size > MAX_BYTES:
            size, most = -(-facts.st_size // 1000), MAX_BYTES // 1000
            problems.append(problem("FIL005", Span(relative(root, path)), size=size, most=most))
            return None
        if not (stat.S_ISREG(facts.st_mode) or stat.S_ISDIR(facts.st_mode)):  # a pipe would keep us waiting
            problems.append(problem("FIL003", Span(relative(root, path)), **reasons("not a regular file")))
            return None
        drafts = _DRAFTS.get()
        draft = drafts.get(path.resolve()) if drafts else None
        data = path.read_bytes() if draft is None else draft
    except FileNotFoundError:
        problems.append(problem("FIL001", Span(relative(root, path))))
        return None
    except OSError as error:
        problems.append(problem("FIL003", Span(relative(root, path)), **reasons(error.strerror or str(error))))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(_not_text(relative(root, path), error.object, error.start))  # its object has no byte order mark
        return None
    if "\x00" in text:  # UTF-16 without a mark, or no text at all
        data = text.encode("utf-8")
        problems.append(_not_text(relative(root, path), data, data.index(b"\x00")))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_text(file: str, data: bytes, at: int) -> Problem:
    """FIL006 at the byte ``at``; the column counts characters."""
    before = data[:at]
    line = before.count(b"\n") + 1
    col = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return problem("FIL006", Span(file, line, col), byte=f"0x{data[at]:02x}")
