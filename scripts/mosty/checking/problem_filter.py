"""What of the problems a person asked to see: paths, codes, changed files."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mosty.model.errors import UsageError
from mosty.model.problem import Problem, catalogue
from mosty.text.language.guess import nearest


@dataclass(frozen=True)
class Narrow:
    """Files or folders (relative to the root, None: all), prefixes of codes to show (empty: all)
    and to leave out.
    """

    paths: Sequence[str] | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    changed: Collection[str] | None = None

    def keeps(self, problem: Problem) -> bool:
        """Whether the problem was asked for."""
        file = problem.span.file
        if self.changed is not None and file not in self.changed:
            return False
        if self.paths is not None and not any(_inside(file, path) for path in self.paths):
            return False
        return self._keeps_code(problem.code)

    def codes(self) -> frozenset[str] | None:
        """The codes of the problems that were asked for; None where no code is left out."""
        if not self.select and not self.ignore:
            return None
        return frozenset(filter(self._keeps_code, catalogue()))

    def _keeps_code(self, code: str) -> bool:
        if self.select and not code.startswith(self.select):
            return False
        return not (self.ignore and code.startswith(self.ignore))


def _inside(file: str, path: str) -> bool:
    return path == "." or file == path or file.startswith(f"{path}/")


def paths_below(root: Path, given: Iterable[str]) -> list[str] | None:
    """The paths relative to ``root``: as seen from here, else from the root. None for none, that is
    all.

    Raises :class:`UsageError` for a path that does not exist or lies outside the root.
    """
    paths: list[str] = []
    for name in given:
        places = [Path(os.path.abspath(top / name)) for top in (Path.cwd(), root)]
        below = [place for place in places if place.is_relative_to(root)]
        there = next((place for place in below if os.path.lexists(place)), None)
        if there is None:
            outside = not below or any(os.path.lexists(place) for place in places)
            if outside:
                raise UsageError("outside", name=name, root=root)
            raise UsageError(
                "not_there", name=name, guess=_beside(Path(os.path.abspath(root / name)), root)
            )
        paths.append(there.relative_to(root).as_posix())
    return paths or None


def codes(option: str, given: Iterable[str]) -> tuple[str, ...]:
    """Codes or their beginnings out of ``LNK,TRN00``, in capitals; raises :class:`UsageError` for
    one that fits nothing.
    """
    wanted = [part.strip().upper() for item in given for part in item.split(",") if part.strip()]
    for prefix in wanted:
        if not any(code.startswith(prefix) for code in catalogue()):
            families = {code.rstrip("0123456789") for code in catalogue()}
            close = nearest(prefix, catalogue()) or nearest(prefix, families, 0.5)
            raise UsageError("unknown_code", option=option, code=prefix, guess=close)
    return tuple(wanted)


def _beside(path: Path, root: Path) -> str | None:
    """The file or folder next to a path whose name is most like it, relative to the root."""
    beside = (
        sorted(path.parent.iterdir()) if path.parent.is_dir() and path.is_relative_to(root) else []
    )
    close = nearest(path.name, [one.name for one in beside if not one.name.startswith(".")])
    return (path.parent / close).relative_to(root).as_posix() if close else None
