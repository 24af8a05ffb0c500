"""``mosty init``: another base, with an example of everything, that checks clean and builds."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from pathlib import Path

from mosty.model.errors import UsageError
from mosty.model.version import source_fingerprint
from mosty.read.reasons import because
from mosty.read.site import read_site
from mosty.text.program import PACKAGE
from mosty.text.yaml_writing import scalar

#: The content of a new base, beside the modules.
SAMPLE = PACKAGE / "base"
#: What a base has of the program's own: templates, and what pages look like and do.
_LOOKS = ("overrides", "docs/assets/css", "docs/assets/fonts", "docs/assets/img", "docs/assets/js")
#: What stands in the sample: the day it is made, the day it is read again, its name, and the
#: fingerprint of a page.
_TODAY, _REVIEW, _NAME, _STAMP = "2026-11-21", "2027-05-21", "Nová báze", "translated_from: x\n"
_HALF_A_YEAR = dt.timedelta(days=182)
#: The law of the sample was read on the day that stands there, whenever a base is made of it.
_AS_IT_IS = "docs/data/law.yml"


def make_base(folder: Path, name: str, today: dt.date) -> list[str]:
    """Make the base and return its files without those of the program. Raises
    :class:`UsageError` for a folder that is not empty or cannot be written; nothing is then left.
    """
    folder = folder.absolute()
    try:
        if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError("init_not_empty", folder=folder)
        home = next(parent for parent in folder.parents if parent.is_dir())
        with tempfile.TemporaryDirectory(prefix=".mosty-init-", dir=home) as work:
            made = Path(work, "base")
            shutil.copytree(SAMPLE, made)
            (made / "gitignore.txt").rename(made / ".gitignore")
            for part in _LOOKS:
                shutil.copytree(_own(part), made / part)
            files = _filled_in(made, name, today)
            _put(made, folder)
            return files
    except OSError as error:
        raise UsageError("init_unwritable", folder=folder, reason=because(error)) from error


def _own(part: str) -> Path:
    """A folder of the program: in the package if it was installed, else in the repository."""
    packed = PACKAGE / "shipped" / part
    return packed if packed.is_dir() else PACKAGE.parents[1] / part


def _filled_in(made: Path, name: str, today: dt.date) -> list[str]:
    """Put in the name, the days and the fingerprints; returns the files of content."""
    files = [
        path.relative_to(made).as_posix() for path in sorted(made.rglob("*")) if path.is_file()
    ]
    files = [file for file in files if not file.startswith(_LOOKS)]
    for file in files:
        text = (made / file).read_text(encoding="utf-8")
        if file != _AS_IT_IS:
            text = text.replace(_TODAY, today.isoformat())
            text = text.replace(_REVIEW, (today + _HALF_A_YEAR).isoformat())
        if name and file in ("mkdocs.yml", "docs/cs/index.md", "docs/en/index.md"):
            for key in ("site_name", "title"):
                text = text.replace(f"{key}: {_NAME}\n", f"{key}: {scalar(name)}\n")
            text = text.replace("title: A new base\n", f"title: {scalar(name)}\n")
        (made / file).write_text(text, encoding="utf-8")
    site, _ = read_site(made)
    for page in site.pages.values() if site else ():
        if page.source is not None:
            path = made / page.file
            stamp = f"translated_from: {scalar(source_fingerprint(page.source))}\n"
            path.write_text(
                path.read_text(encoding="utf-8").replace(_STAMP, stamp), encoding="utf-8"
            )
    return files


def _put(made: Path, folder: Path) -> None:
    """Put what is finished into its place: a folder that is there stays the same folder."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        made.rename(folder)
        return
    moved: list[Path] = []
    try:
        for child in made.iterdir():
            child.rename(folder / child.name)
            moved.append(folder / child.name)
    except OSError:
        for path in moved:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()
        raise
