"""Files of the base as text: each read once, faults as problems, nothing followed out of the
tree.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from mosty.model.attachments import leftover
from mosty.model.message import message
from mosty.model.problem import Problem, Span, problem
from mosty.read.reasons import because, reason
from mosty.text.other_kinds import other_kind

MAX_BYTES = 4_000_000
#: Bytes of a name: what archives and other systems still take.
LONGEST = 200
#: A folder that MkDocs leaves out by itself.
IGNORED = "docs/templates"
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
    """Every file below ``folder`` in a fixed order, relative to the root. What is no file is a
    problem: a link, which is not followed, a pipe, a socket, a device.
    """
    files: list[str] = []
    _walk(root, str(folder), relative(root, folder), problems, files)
    return files


def _walk(root: Path, folder: str, here: str, problems: list[Problem], files: list[str]) -> None:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(problem("FIL003", Span(here), reason=because(error)))
        return
    for entry in entries:
        name = f"{here}/{entry.name}"
        if leftover(entry.name) or name == IGNORED:
            continue
        if entry.is_symlink():
            problems.append(link_problem(root, Path(entry.path)))
        elif bad_bytes(entry.name):
            problems.append(problem("FIL015", Span(visible(name)), name=visible(entry.name)))
        elif entry.is_dir():  # scandir knows: asking the disk again for each is half the time
            _walk(root, entry.path, name, problems, files)
        elif entry.is_file():
            files.append(name)
        else:
            problems.append(problem("FIL003", Span(name), reason=reason("not a regular file")))


def files_below(top: Path) -> list[Path]:
    """Every file and link below a folder (itself, if it is none) in a fixed order, without
    leftovers of editors; links are not followed.
    """
    if top.is_symlink() or not top.is_dir():
        return [top]
    below: list[Path] = []
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if not leftover(name))
        below += [Path(folder, name) for name in sorted(files) if not leftover(name)]
    return below


def odd_files(root: Path, top: Path) -> Iterator[Problem]:
    """FIL003 for each pipe, socket or device below a folder: who opens one waits for ever."""
    for path in files_below(top):
        if path.exists() and not (path.is_file() or path.is_dir()):
            place = Span(visible(relative(root, path)))
            yield problem("FIL003", place, reason=reason("not a regular file"))


def visible(name: str) -> str:
    """A name as it can be printed: what is no letter, mark or space, and bytes that are no UTF-8,
    as an escape.
    """
    return "".join(
        f"\\x{ord(char) - 0xDC00:02x}" if 0xDC80 <= ord(char) <= 0xDCFF
        else char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in name
    )  # fmt: skip


def bad_bytes(name: str) -> bool:
    """Whether no address can be made of the name, or some server or archive fails at it."""
    return (
        visible(name) != name
        or name.startswith("-")
        or len(os.fsencode(name)) > LONGEST
        or "\\" in name
    )


def link_problem(root: Path, path: Path) -> Problem:
    """FIL002 for a link that leads nowhere or back on its own way, FIL004 for every other: none is
    followed.
    """
    target = visible(os.readlink(path))
    try:
        end = path.resolve(strict=True)
        around = path.parent.resolve().is_relative_to(end)
    except (OSError, RuntimeError):
        around = True
    return problem(
        "FIL002" if around else "FIL004", Span(visible(relative(root, path))), target=target
    )


def linked(root: Path, path: Path) -> Path | None:
    """The first part of the way from the root to ``path`` that is a link."""
    way = [path, *path.parents]
    inside = way[: way.index(root)] if root in way else [path]
    return next((part for part in reversed(inside) if part.is_symlink()), None)


def text_of(root: Path, path: Path, problems: list[Problem]) -> str | None:
    """The file's text with ``\\n`` line ends, or None and a problem."""
    try:
        link = linked(root, path)
        if link is not None:
            problems.append(link_problem(root, link))
            return None
        facts = path.lstat()
        if facts.st_size > MAX_BYTES:
            size, most = -(-facts.st_size // 1000), MAX_BYTES // 1000
            problems.append(problem("FIL005", Span(relative(root, path)), size=size, most=most))
            return None
        if not (
            stat.S_ISREG(facts.st_mode) or stat.S_ISDIR(facts.st_mode)
        ):  # a pipe would keep us waiting
            problems.append(
                problem("FIL003", Span(relative(root, path)), reason=reason("not a regular file"))
            )
            return None
        drafts = _DRAFTS.get()
        draft = drafts.get(path.resolve()) if drafts else None
        data = path.read_bytes() if draft is None else draft
    except FileNotFoundError:
        problems.append(problem("FIL001", Span(relative(root, path))))
        return None
    except OSError as error:
        problems.append(problem("FIL003", Span(relative(root, path)), reason=because(error)))
        return None
    if (ending := other_kind(data)) is not None:
        problems.append(
            problem(
                "FIL019",
                Span(relative(root, path)),
                own=path.suffix,
                ending=ending,
                what=message(f"blanks.kind_{ending[1:]}"),
            )
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(
            _not_text(relative(root, path), error.object, error.start)
        )  # its object has no byte order mark
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
