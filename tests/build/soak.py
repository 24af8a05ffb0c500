"""A long life of ``mosty serve``: ``python -m tests.build.soak --edits 500`` edits, renames, breaks and mends
pages of a copy and switches its branches, and prints what the server has become: memory, threads, open files,
latency.

The copy is of the small base of the tests, or of ``--base``. The same ``--seed`` makes the same edits.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..conftest import TODAY, copy_base

#: What of a base is copied: all that it is made of.
PARTS = ("docs", "overrides", "mkdocs.yml", "glossary.yml", "redirects.yml")
#: Kinds of pages that are printed: an edit of one is typeset.
PRINTED = ("leaflet", "practice", "methodology")
#: What sentences are made of that a check has nothing to say of: no numbers, no words unknown.
WORDS = ("dobrý", "den", "dům", "les", "strom", "voda", "chléb", "kniha")
#: Seconds that one change may take to be on screen, and to be built whole.
PATIENCE = 900


def tree(process: int) -> list[int]:
    """The process and all that it has started."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [process, *(one for child in children for one in tree(int(child)))]


def figure(process: int, name: str) -> int:
    """A number of ``/proc/PID/status``; 0 for a process that has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    match = re.search(rf"^{name}:\s*(\d+)", status, re.MULTILINE)
    return int(match[1]) if match else 0


def seconds(process: int) -> float:
    """Processor time of the process and of the children that it has waited for."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


@dataclass
class Server:
    """A running ``mosty serve``; ``peak`` is the most that its process tree has held, in kB."""

    root: Path
    lines: list[str] = field(default_factory=list)
    address: str = ""
    peak: int = 0

    def __enter__(self) -> Server:
        command = [sys.executable, "-m", "mosty.cli", "--root", str(self.root)]
        command += ["serve", "--port", "8700", "--today", TODAY]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._watch, daemon=True).start()
        self.until(lambda: self.address)
        return self

    def __exit__(self, *error: object) -> None:
        self.process.kill()
        self.process.wait()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            if match := re.search(r"http://127\.0\.0\.1:\d+\S*/", line):
                self.address = match[0]

    def _watch(self) -> None:
        while self.process.poll() is None:
            self.peak = max(self.peak, self.memory())
            time.sleep(0.05)

    def memory(self) -> int:
        """What the processes hold now, in kB."""
        return sum(figure(process, "VmRSS") for process in tree(self.process.pid))

    def get(self, path: str) -> bytes:
        """What an address gives; nothing for an error."""
        try:
            with urllib.request.urlopen(self.address + quote(path, "/?=&"), timeout=30) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError:
            return b""

    def state(self) -> dict[str, object]:
        """What the bar of the preview knows."""
        state: dict[str, object] = json.loads(self.get("_mosty/state.json?page=/") or b"{}")
        return state

    def until(self, reached: Callable[[], object]) -> float:
        """Wait for it; how many seconds that took."""
        began = time.monotonic()
        while not reached():
            if self.process.poll() is not None or time.monotonic() - began > PATIENCE:
                raise SystemExit("".join(self.lines[-30:]) + "soak: nothing came of a change")
            time.sleep(0.02)
        return time.monotonic() - began

    def idle(self) -> bool:
        """Whether nothing is being built."""
        return not self.state().get("building")


@dataclass
class Editor:
    """Changes pages of a base under its server; each change returns the seconds until it was on
    screen.
    """

    server: Server
    dice: random.Random
    count: int = 0
    latency: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pages = sorted((self.server.root / "docs").glob("??/**/*.md"))
        czech = [page for page in self.pages if "/docs/cs/" in str(page)]
        self.originals = [page for page in czech if kind(page)]
        self.printed = [page for page in self.originals if kind(page) in PRINTED]
        git(self.server.root, "init", "--quiet", "--initial-branch=one")
        git(self.server.root, "add", "--all")
        git(self.server.root, "commit", "--quiet", "--message=one")
        git(self.server.root, "branch", "two")

    def text(self) -> None:
        """A sentence at the end of a page, and out again."""
        page = self.dice.choice(self.printed if self.dice.random() < 0.7 else self.originals)
        before = page.read_text("utf-8")
        mark = f"Text má {sentence(self.count)}."
        page.write_text(before.rstrip("\n") + f"\n\n{mark}\n", "utf-8")
        self.seen(lambda: mark.encode() in self.server.get(self.address(page)))
        self.server.until(self.server.idle)
        page.write_text(before, "utf-8")
        self.seen(lambda: mark.encode() not in self.server.get(self.address(page)))

    def broken(self) -> None:
        """A link that leads nowhere, mended again."""
        page = self.dice.choice(self.pages)
        before = page.read_text("utf-8")
        page.write_text(before + f"\n[Odkaz {self.count}](neni-{self.count}.md)\n", "utf-8")
        self.seen(lambda: self.server.state().get("stopping"))
        page.write_text(before, "utf-8")
        self.seen(lambda: not self.server.state().get("stopping"))

    def renamed(self) -> None:
        """A page that goes away and comes back."""
        page = self.dice.choice([page for page in self.pages if page.name != "index.md"])
        away = page.with_name(f"jinak-{self.count}.md")
        built = len(self.server.lines)
        page.rename(away)
        self.server.until(lambda: len(self.server.lines) > built and self.server.idle())
        away.rename(page)
        self.seen(lambda: not self.server.state().get("stopping") and self.server.idle())

    def branch(self) -> None:
        """Another branch with another text, and the first one again."""
        root, page = self.server.root, self.dice.choice(self.originals)
        mark = f"Jinde je {sentence(self.count)}."
        git(root, "switch", "--quiet", "two")
        page.write_text(page.read_text("utf-8").rstrip("\n") + f"\n\n{mark}\n", "utf-8")
        git(root, "commit", "--quiet", "--all", "--message=two")
        self.seen(lambda: mark.encode() in self.server.get(self.address(page)))
        git(root, "switch", "--quiet", "one")
        self.seen(lambda: mark.encode() not in self.server.get(self.address(page)))
        git(root, "branch", "--force", "two", "one")

    def seen(self, shown: Callable[[], object]) -> None:
        """Wait until a change is on screen, then until all of it is built."""
        self.latency.append(self.server.until(shown))
        self.server.until(self.server.idle)
        self.count += 1

    def address(self, page: Path) -> str:
        """Where a page is served: Czech ones stand at the root."""
        path = page.relative_to(self.server.root / "docs").with_suffix("").as_posix()
        path = path.removeprefix("cs/").removesuffix("index").rstrip("/")
        return f"{path}/".lstrip("/")


def sentence(number: int) -> str:
    """A number in words of ours, each number in others."""
    return " nebo ".join(WORDS[int(digit)] for digit in f"{number:03o}")


def kind(page: Path) -> str:
    """The kind of a page, empty for one without."""
    match = re.search(r"^kind: (\w+)", page.read_text("utf-8"), re.MULTILINE)
    return match[1] if match else ""


def git(root: Path, *arguments: str) -> None:
    """Git in a base, as somebody."""
    who = ("-c", "user.name=Soak", "-c", "user.email=soak@example.org")
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True)


def copied(base: Path | None, folder: Path) -> Path:
    """A copy of the base with nothing but what it is made of."""
    if base is None:
        return copy_base(folder)
    folder.mkdir()
    for name in PARTS:
        if (base / name).is_dir():
            shutil.copytree(base / name, folder / name)
        elif (base / name).exists():
            shutil.copy(base / name, folder / name)
    return folder


def rows(editor: Editor, edits: int, every: int) -> Iterator[tuple[Any, ...]]:
    """The figures after so many edits each time."""
    changes = [editor.text] * 8 + [editor.broken, editor.branch, editor.renamed]
    server, shown = editor.server, 0
    while True:
        process = server.process.pid
        late = sorted(editor.latency) or [0.0]
        yield (
            editor.count,
            server.memory() // 1024,
            server.peak // 1024,
            sum(figure(one, "Threads") for one in tree(process)),
            len(os.listdir(f"/proc/{process}/fd")),
            f"{statistics.median(late):.2f}",
            f"{late[-1]:.2f}",
            f"{seconds(process):.0f}",
        )
        if editor.count >= edits:
            return
        shown, server.peak, editor.latency = shown + every, 0, []
        while editor.count < min(shown, edits):
            editor.dice.choice(changes)()


def main() -> None:
    """Print a table, a line every so many edits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--every", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    head = ("edits", "RSS MB", "peak MB", "threads", "files", "median s", "worst s", "CPU s")
    print("".join(f"{name:>9}" for name in head))
    with tempfile.TemporaryDirectory() as folder:
        root = copied(args.base, Path(folder) / "base")
        (root / ".gitignore").write_text(".mosty/\nsite/\n", "utf-8")
        with Server(root) as server:
            server.until(server.idle)
            for row in rows(Editor(server, random.Random(args.seed)), args.edits, args.every):
                print("".join(f"{value:>9}" for value in row), flush=True)


if __name__ == "__main__":
    main()
