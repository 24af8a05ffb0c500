"""``mosty schemas``: the files in ``schemas/``, as the models are now."""

from __future__ import annotations

import contextlib
from pathlib import Path

from mosty.model.errors import UsageError
from mosty.outputs.schemas import FOLDER, MARK, schemas
from mosty.pipeline.scaffold.writing import Files, write_files
from mosty.read.reasons import because


def stale(root: Path) -> list[str]:
    """The paths of the schemas that are missing, that say anything else than the models, and that
    no model makes any more. Raises :class:`UsageError` for one that cannot be read.
    """
    made = schemas()
    wrong = [path for path, text in made.items() if _bytes(root / path) != text.encode("utf-8")]
    return wrong + _left(root)


def write_schemas(root: Path) -> list[str]:
    """Write those that are stale, take away those that no model makes any more; returns their
    paths. All of them or none.
    """
    made, wrong = schemas(), stale(root)
    written = [path for path in wrong if path in made]
    old = {path: _bytes(root / path) for path in written}
    new = {path: made[path] for path in written if old[path] is None}
    changed = {
        path: (before, made[path].encode("utf-8"))
        for path in written
        if (before := old[path]) is not None
    }
    write_files(root, Files(new, changed))
    for path in set(wrong) - set(made):
        with contextlib.suppress(OSError):  # it stays stale, which the check says
            (root / path).unlink()
    return wrong


def _left(root: Path) -> list[str]:
    """Schemas of ours that no model makes: they bear the mark, so nobody's own file is meant."""
    made = schemas()
    there = sorted((root / FOLDER).rglob("*.json"))
    paths = [path.relative_to(root).as_posix() for path in there if path.is_file()]
    return [
        path for path in paths if path not in made and MARK.encode() in (_bytes(root / path) or b"")
    ]


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError("page_unwritable", file=path.name, reason=because(error)) from error
