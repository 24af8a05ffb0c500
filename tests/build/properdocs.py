"""The engine runs unchanged on ProperDocs, which goes on where MkDocs 1 ends: the same site, byte for
byte.

    python -m tests.build.properdocs .venv-properdocs/bin/python

builds the small base of the tests and the portal with MkDocs (this Python) and with ProperDocs (the
other one), by ``mosty build`` and by ProperDocs' own command, and compares the sites. ``make
properdocs`` makes the other environment first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from .base import ROOT, copy_base, digests

#: Noon of 1 December 2026, when both bases are clean.
EPOCH = "1796083200"
#: What ``import mkdocs`` means to a Python, and whether MkDocs itself is installed there.
ASK = """
import importlib.metadata, mkdocs
installed = {each.name for each in importlib.metadata.distributions()}
print(mkdocs.__name__, mkdocs.__version__, "mkdocs" in installed)
"""
Lay = Callable[[Path], object]


def small(target: Path) -> None:
    """Lay the small base of the tests with the project's templates."""
    shutil.copytree(ROOT / "tests" / "fixtures" / "base", target)
    shutil.copytree(ROOT / "overrides", target / "overrides")


BASES: dict[str, Lay] = {"small base": small, "portal": copy_base}


def engine_of(python: str) -> tuple[str, str, bool]:
    """Name and version of the package imported as ``mkdocs`` in that Python, and whether MkDocs is
    installed beside it.
    """
    name, version, installed = run([python, "-c", ASK]).split()
    return name, version, installed == "True"


def run(command: list[str]) -> str:
    """Return what a command prints; if it fails, end this process with its output."""
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "MOSTY_LANG": "en"},
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def compared(there: Path, lay: Lay, other: str) -> Iterator[tuple[str, list[str], int]]:
    """For each way of building with the ``other`` Python: its name, the files that differ from
    those of MkDocs, and the number of files.
    """
    mosty = ["-m", "mosty.cli", "--root"]
    for name in "abc":  # a base for each, so that nothing is remembered
        lay(there / name)
    run([sys.executable, *mosty, str(there / "a"), "build"])
    run([other, *mosty, str(there / "b"), "build"])
    reference = digests(there / "a" / "site")
    yield "mosty build", *difference(reference, digests(there / "b" / "site"))
    config = str(there / "c" / "mkdocs.yml")
    run([other, "-m", "properdocs", "build", "--quiet", "--config-file", config])
    yield "properdocs build", *difference(reference, digests(there / "c" / "site"))


def difference(first: dict[str, str], second: dict[str, str]) -> tuple[list[str], int]:
    """The files that only one site has or that differ, and the number of all files."""
    files = [name for name in sorted(first | second) if "folder" not in (first | second)[name]]
    return [name for name in files if first.get(name) != second.get(name)], len(files)


def main(other: str) -> int:
    """Print a line per base and way of building; return 1 if a file differs."""
    name, version, _ = engine_of(sys.executable)
    other_name, other_version, installed = engine_of(other)
    if (name, other_name, installed) != ("mkdocs", "properdocs", False):
        sys.exit(f"compared would be {name} and {other_name}, MkDocs beside it: {installed}")
    print(f"MkDocs {version}, ProperDocs {other_version}")
    different = 0
    for base, lay in BASES.items():
        with tempfile.TemporaryDirectory(prefix="mosty-properdocs-") as folder:
            for way, wrong, total in compared(Path(folder), lay, other):
                print(f"{base}, {way}: {total - len(wrong)} of {total} files identical", flush=True)
                print("".join(f"  {file}\n" for file in wrong[:20]), end="")
                different += len(wrong)
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
