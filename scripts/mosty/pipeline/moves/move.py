"""mosty move: a page or a folder with another address, worked out whole and tried on a copy before
anything is written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mosty.checking.check_session import check
from mosty.checking.fixer import apply, new_marks
from mosty.model import help as help_pages
from mosty.model.menu import HOUSE
from mosty.model.paper_marks import editions_of
from mosty.model.problem import Fix, Problem
from mosty.model.publication import may_publish
from mosty.model.redirects import ADDRESSES_FILE, REDIRECTS_FILE
from mosty.model.site import Page, Site
from mosty.pipeline.all_or_nothing import Changes, copy_of, tried
from mosty.pipeline.moves.addresses import Moves, page_fixes, url
from mosty.pipeline.moves.records import address_text, menu_text, record_texts, redirect_text
from mosty.pipeline.refused import Refused
from mosty.read.site import read_site
from mosty.text.language.guess import nearest

_BOM = b"\xef\xbb\xbf"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Move:
    """A move that has been worked out: paths before → after, what it changes, the files beside the
    moved ones that name them, and addresses that lead on; ``private``: files that hold private
    data.
    """

    paths: Mapping[str, str]
    changes: Changes
    following: Sequence[str]
    redirected: Sequence[str]
    private: set[str]


def worked_out(root: Path, old: str, new: str, today: dt.date) -> Move | list[Problem]:
    """The move of ``old`` to ``new``, paths below the folder of a language; the problems where the
    base cannot be read.

    Raises :class:`Refused` for a move that may not be made, and for one after which something
    would be wrong that was not before.
    """
    site, problems = check(root, today)
    if site is None:
        return problems
    paths = _paths(site, old, new)
    _refuse(site, paths)
    private = {one.span.file for one in problems if one.code.startswith("PRV")}
    move = _changed(site, Moves.of(site, paths), private)
    with copy_of(site.root) as trial:
        tried(trial, move.changes)
        _carry_marks(site, trial, move)
        _must_not_be_worse(trial, today, problems, Moves.of(site, paths))
    return move


def _paths(site: Site, old: str, new: str) -> dict[str, str]:
    """Every path that moves, before → after: one page, or all files of a folder."""
    old, new = _typed(site, old), _typed(site, new)
    there = {file.split("/", 2)[2] for file in site.files if _is_of_language(site, file)}
    page = old if old.endswith(".md") else f"{old}.md"
    if page in there:
        into = new.endswith("/") or (not new.endswith(".md") and _below(there, new))
        new = f"{new.rstrip('/')}/{PurePosixPath(page).name}" if into else new
        return {page: new if new.endswith(".md") else f"{new}.md"}
    below = _below(there, old)
    if not below:
        pages = [path for _, path in site.pages]
        raise Refused("move.no_old", old=old, guess=nearest(page, pages, 0.5))
    folder, target = old.rstrip("/"), new.rstrip("/").removesuffix(".md")
    if f"{target}/".startswith(f"{folder}/"):
        raise Refused("move.into_itself", old=folder, new=target)
    if _below(there, target):
        raise Refused("move.exists", new=target)
    return {path: target + path.removeprefix(folder) for path in below}


def _typed(site: Site, path: str) -> str:
    """A path as it was typed, below the folder of a language: ``docs/cs/praxe/x.md`` is welcome
    too.
    """
    path = re.sub(r"/{2,}", "/", path.strip().replace("\\", "/")).removeprefix("./")
    codes = "|".join(re.escape(one.code) for one in site.config.every_locale)
    return re.sub(rf"^docs/(?:{codes})/", "", path)


def _is_of_language(site: Site, file: str) -> bool:
    return file.startswith(tuple(f"docs/{one.code}/" for one in site.config.every_locale))


def _below(there: set[str], folder: str) -> list[str]:
    start = f"{folder.rstrip('/')}/"
    return sorted(path for path in there if path.startswith(start))


def _refuse(site: Site, paths: Mapping[str, str]) -> None:
    """Raises :class:`Refused` for the first reason why the move may not be made."""
    taken = {url(path): path for _, path in site.pages if path not in paths}
    for old, new in paths.items():
        parts = PurePosixPath(new.removesuffix(".md")).parts if old.endswith(".md") else ()
        wrong = [part for part in parts if not _NAME.fullmatch(part)]
        if wrong:
            raise Refused("move.bad_name", name=wrong[0], new=new)
        if any(f"docs/{one.code}/{new}" in site.files for one in site.config.every_locale):
            raise Refused("move.exists", new=new)
        if not old.endswith(".md"):
            continue
        if url(new) == url(old):
            raise Refused("move.same", old=old, new=new)
        if url(new) in taken:
            raise Refused("move.exists", new=taken[url(new)])
        _refuse_page(site, old, new)


def _refuse_page(site: Site, old: str, new: str) -> None:
    home = help_pages.home(site)
    if old in HOUSE or (home is not None and home.path == old):
        raise Refused("move.house", old=old)
    redirect = site.redirects.get(new)
    if redirect is not None and redirect.path != old:
        raise Refused("move.was", new=new, path=redirect.path)
    if editions_of(site, old):
        raise Refused("move.printed", old=old)
    kind = next((page.kind for page in _pages(site, old)), "")
    here, there = (PurePosixPath(path).parts[0] for path in (old, new))
    kinds = {page.kind for page in site.pages.values() if _section(page) == there}
    if here != there and kind not in kinds:
        known = {_section(page) for page in site.pages.values() if page.kind == kind}
        raise Refused("move.kind", old=old, kind=kind, there=there, known=", ".join(sorted(known)))


def _section(page: Page) -> str:
    """The folder right below the language, or the page itself that lies there."""
    return PurePosixPath(page.path).parts[0]


def _pages(site: Site, path: str) -> Iterator[Page]:
    return (page for (_, own), page in site.pages.items() if own == path)


def _changed(site: Site, moves: Moves, private: set[str]) -> Move:
    """What the move changes, but for the marks of translations."""
    changes = Changes()
    linking = []
    for page in site.pages.values():
        fixes = page_fixes(site, page, moves)
        file = moves.after(page.file)
        if fixes or file != page.file:
            data = (site.root / page.file).read_bytes()
            _put_moved(site.root, changes, page.file, file, edited(data, fixes))
        if fixes and file == page.file:
            linking.append(page.file)
    for file in sorted(site.files & moves.files.keys()):
        if file not in changes.after:
            data = (site.root / file).read_bytes()
            _put_moved(site.root, changes, file, moves.files[file], data)
    left = [old for old in moves.paths if _is_kept(site, old)]
    texts = record_texts(site, moves.paths) | menu_text(site, moves.paths)
    texts |= redirect_text(site, moves.paths, left)
    if site.addresses:
        texts |= address_text(site, (moves.paths[old] for old in left))
    for file, text in texts.items():
        changes.put(site.root, file, text.encode("utf-8"))
    named = [file for file in texts if file not in (ADDRESSES_FILE, REDIRECTS_FILE)]
    return Move(moves.paths, changes, [*linking, *named], left, private)


def _put_moved(root: Path, changes: Changes, old: str, new: str, data: bytes) -> None:
    changes.put(root, new, data)
    if old != new:
        changes.put(root, old, None)
        changes.renamed[new] = old


def _is_kept(site: Site, path: str) -> bool:
    """Whether people may have kept the address: it was published, or nothing says it was not."""
    if not path.endswith(".md"):
        return False
    if site.addresses:
        return path in site.addresses
    page = site.page(site.config.default.code, path)
    return page is not None and may_publish(site, page)


def edited(data: bytes, fixes: Sequence[Fix]) -> bytes:
    """The bytes of a file after the fixes; its byte order mark and line ends stay."""
    bare = data.removeprefix(_BOM)
    if not fixes:
        return data
    text, _ = apply(bare.decode("utf-8"), fixes)
    return data[: len(data) - len(bare)] + text.encode("utf-8")


def _carry_marks(site: Site, trial: Path, move: Move) -> None:
    """A translation that was current stays current: only addresses have changed in its original."""
    moves = Moves.of(site, move.paths)
    after, _ = read_site(trial)
    late = Changes()
    for page in after.pages.values() if after else ():
        before = moves.before(page.file).split("/", 2)
        was = site.page(before[1], before[2])
        if was is None or was.source is None or page.source is None or not page.source.raw:
            continue
        if fixes := list(new_marks(page, was.source, page.source)):
            data = (trial / page.file).read_bytes()
            late.put(trial, page.file, edited(data, fixes))
    tried(trial, late)
    for file, marked in late.after.items():
        move.changes.put(site.root, file, marked)


def _must_not_be_worse(trial: Path, today: dt.date, before: list[Problem], moves: Moves) -> None:
    """Raises :class:`Refused` for the first problem that the base has only after the move."""
    _, after = check(trial, today)
    known = Counter((one.code, moves.after(one.span.file)) for one in before)
    for problem in after:
        place = (problem.code, problem.span.file)
        if not known[place]:
            raise Refused(
                "move.worse", code=problem.code, file=moves.before(problem.span.file),
                said={lang: problem.text("message", lang) for lang in ("cs", "en")},
            )  # fmt: skip
        known[place] -= 1
