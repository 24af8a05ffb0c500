"""Folders for work in progress: those left by a killed process are removed, those in use are kept."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from mosty.publish.scratch import alone, scratch_folder

#: Makes a folder, says so, and waits to be killed.
HOLDS = """
import sys
from pathlib import Path
from mosty.publish.scratch import scratch_folder
with scratch_folder(Path(sys.argv[1]), "build-") as folder:
    (folder / "half").write_text("x")
    print(folder.name, flush=True)
    sys.stdin.read()
"""


def holder(parent: Path) -> tuple[subprocess.Popen[str], str]:
    """Start a process that holds a folder; return it and the folder's name."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(parent)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def test_the_folder_of_a_living_process_stays_and_of_a_killed_one_goes(tmp_path: Path) -> None:
    process, name = holder(tmp_path)
    with scratch_folder(tmp_path, "build-") as folder:
        assert {path.name for path in tmp_path.iterdir()} == {name, folder.name}
    process.kill()
    process.wait()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with scratch_folder(tmp_path, "build-") as folder:
        assert list(tmp_path.iterdir()) == [folder]
    assert not list(tmp_path.iterdir())


def test_others_are_not_touched(tmp_path: Path) -> None:
    (tmp_path / "typeset").mkdir()
    (tmp_path / "index-old").mkdir()
    with scratch_folder(tmp_path, "build-"):
        assert (tmp_path / "typeset").is_dir() and (tmp_path / "index-old").is_dir()


def test_a_second_run_waits_and_says_so(tmp_path: Path) -> None:
    lock, order = tmp_path / "site.lock", []
    entered, go_on = threading.Event(), threading.Event()

    def first() -> None:
        with alone(lock, lambda: order.append("the first waits")):
            entered.set()
            go_on.wait(20)
            order.append("the first ends")

    def waiting() -> None:
        order.append("the second waits")
        go_on.set()

    thread = threading.Thread(target=first)
    thread.start()
    assert entered.wait(20)
    with alone(lock, waiting):
        order.append("the second works")
    thread.join()
    assert order == ["the second waits", "the first ends", "the second works"]
