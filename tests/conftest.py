"""A small complete base in two languages that a test may spoil, and the two ways to ask Mosty about
it.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase
from mosty import cli
from mosty.checking.check_session import check
from mosty.model.problem import Problem
from mosty.model.site import Site
from mosty.read.site import read_site
from playwright.sync_api import Browser, sync_playwright

from .chromium import launch

#: The same examples on every run; with MOSTY_FUZZ set (as ``make verify`` may) new ones each time,
#: more, and what has failed is kept.
settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.register_profile(
    "fuzz", database=DirectoryBasedExampleDatabase(Path(".mosty/fuzz")), deadline=None
)
settings.load_profile("fuzz" if os.environ.get("MOSTY_FUZZ") else "steady")
#: Spelling depends on what the machine has; the tests of spelling say which dictionaries they mean.
os.environ["MOSTY_DICTIONARIES"] = "none"
#: A run in the background ignores Ctrl-C, and so would every command that it starts: a test of
#: Ctrl-C would wait for ever.
signal.signal(signal.SIGINT, signal.default_int_handler)
#: The language of the command is what a test asks for.
os.environ.pop("MOSTY_LANG", None)
#: Commands that are started many times should not be compiled each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
FUZZ = bool(os.environ.get("MOSTY_FUZZ"))

HERE = Path(__file__).parent
#: The day on which the small base is clean.
TODAY = "2026-12-01"


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """After each file, keep what it left out of the garbage collector's way.

    Sites and indexes that tests share live as long as the process; without this every full
    collection walks through all of them: 290 of 909 seconds of processor time of a whole run.
    """
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()


def line_of(problem: Problem) -> str:
    """A problem as the expected.txt files have it: ``docs/cs/index.md:8:3 error LNK001``."""
    return (
        f"{problem.span.file}:{problem.span.line}:{problem.span.col} {problem.level} {problem.code}"
    )


def examples(count: int, fuzzing: int = 2000) -> settings:
    """So many examples of a property, and so many when fuzzing."""
    return settings(max_examples=fuzzing if FUZZ else count)


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Both streams together, line by line."""
        return [*self.out.splitlines(), *self.err.splitlines()]


@dataclass(frozen=True)
class Base:
    """A base in a folder of its own."""

    root: Path
    capture: Callable[[], tuple[str, str]] = lambda: ("", "")

    def read(self, file: str) -> str:
        """The text of a file."""
        return (self.root / file).read_text(encoding="utf-8")

    def write(self, file: str, content: str | bytes) -> Path:
        """Write a file, its folders too."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands in the file exactly once."""
        text = self.read(file)
        assert text.count(old) == 1, f"{old!r} stands in {file} {text.count(old)} times"
        self.write(file, text.replace(old, new))

    def site(self, today: str = TODAY) -> tuple[Site | None, list[Problem]]:
        """The site and its problems, without the command line."""
        return check(self.root, dt.date.fromisoformat(today))

    def checked_site(self) -> Site:
        """The site after a check; fails the test if it cannot be read."""
        site, _ = self.site()
        assert site is not None
        return site

    def lines(self, today: str = TODAY) -> list[str]:
        """Every problem as one line."""
        return [line_of(one) for one in self.site(today)[1]]

    def mosty(self, verb: str, *arguments: str, today: str | None = TODAY) -> Answer:
        """The command in this process: an exception that it lets through fails the test."""
        dated = ["--today", today] if today else []
        self.capture()
        try:
            code = cli.main(["--root", str(self.root), verb, *dated, *arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        return Answer(code, *self.capture())

    def start(self, verb: str, *arguments: str, today: str | None = TODAY) -> subprocess.Popen[str]:
        """The command as its own process, from a folder that is not the base."""
        dated = ["--today", today] if today else []
        command = [
            sys.executable,
            "-m",
            "mosty.cli",
            "--root",
            str(self.root),
            verb,
            *dated,
            *arguments,
        ]
        return start(command)


def start(
    command: Sequence[str], cwd: Path | None = None, **environment: str
) -> subprocess.Popen[str]:
    """Start a command whose output is read as UTF-8; ``environment`` is added to ours."""
    return subprocess.Popen(
        command,
        cwd=cwd or HERE,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def finish(process: subprocess.Popen[str], seconds: float = 60) -> Answer:
    """Wait for the end of a command."""
    out, err = process.communicate(timeout=seconds)
    return Answer(process.returncode, out, err)


def copy_base(root: Path) -> Path:
    """Lay the small base into a new folder."""
    shutil.copytree(HERE / "fixtures" / "base", root)
    shutil.copytree(HERE.parent / "overrides", root / "overrides")
    return root


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run that all its processes have."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def site() -> Site:
    """The project's own base, read once per process."""
    project, problems = read_site(HERE.parent)
    assert project is not None and problems == []
    return project


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; none on the machine is a failure, never a skip."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture()
def base(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Base:
    """A fresh copy of tests/fixtures/base; the templates are the project's."""
    return Base(copy_base(tmp_path / "base"), lambda: tuple(capsys.readouterr()))
