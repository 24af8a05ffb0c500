"""The environment below a folder with diacritics and spaces, under the plainest locale: it is made
and it runs.

A package ``pip`` of the test stands for the real one, so that nothing is downloaded: it notes the
path to the program as an editable install does.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PIP = """
import os, pathlib, sys, sysconfig
if "--editable" in sys.argv:
    note = pathlib.Path(sysconfig.get_path("purelib"), "_mosty.pth")
    note.write_bytes(os.fsencode(os.path.join(os.getcwd(), "scripts")))
"""


def setup(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script as the Makefile does, twice: for the program and for the tests."""
    command = ["bash", "scripts/setup.sh", sys.executable, ".venv", "requirements.txt"]
    plain = {"PATH": os.environ["PATH"], "LC_ALL": "C", **environment}
    return subprocess.run(
        command, cwd=root, env=plain, capture_output=True, text=True, encoding="utf-8", timeout=120
    )


@pytest.fixture()
def root(tmp_path: Path) -> Path:
    root = tmp_path / "Složka ěšč" / "mosty"
    (root / "scripts/mosty").mkdir(parents=True)
    (root / "scripts/setup.sh").write_bytes((PROJECT / "scripts/setup.sh").read_bytes())
    (root / "scripts/mosty/__init__.py").write_text("answer = 42\n", encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", root / ".venv"], check=True, timeout=120
    )
    pip = next(root.glob(".venv/lib/python3*/site-packages")) / "pip"
    pip.mkdir()
    (pip / "__init__.py").touch()
    (pip / "__main__.py").write_text(PIP, encoding="utf-8")
    return root


def test_it_runs_below_a_folder_with_diacritics_in_the_plainest_locale(root: Path) -> None:
    for _ in ("make setup", "make test"):
        made = setup(root)
        assert made.returncode == 0 and "Traceback" not in made.stderr, made.stderr
    command = [root / ".venv/bin/python", "-c", "import mosty; print(mosty.answer)"]
    answer = subprocess.run(
        command, env={"LC_ALL": "C"}, capture_output=True, text=True, timeout=60
    )
    assert answer.stdout == "42\n", answer.stderr


def test_an_environment_that_was_made_before_is_mended(root: Path) -> None:
    note = next(root.glob(".venv/lib/python3*/site-packages")) / "_mosty.pth"
    note.write_text(str(root / "scripts"), encoding="utf-8")
    made = setup(root)
    assert made.returncode == 0, made.stderr
    assert note.read_bytes().isascii()
