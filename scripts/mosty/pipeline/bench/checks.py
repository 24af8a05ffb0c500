"""How long the check takes: a whole large base, and one changed page of it. Each is measured in a
new process.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from mosty.checks.spelling.dictionaries import OFF, VARIABLE
from mosty.model.work import WORK, work_folder
from mosty.pipeline.bench.copies import change_one, enlarge
from mosty.pipeline.bench.errors import NotMeasured
from mosty.read.reasons import because


def measure(root: Path, pages: int, today: dt.date) -> dict[str, Any]:
    """Figures of the check of a base of ``pages`` pages made of the one in ``root``.

    ``cpu_s`` and ``wall_s``: seconds of reading and checking with nothing remembered, without
    start-up and spelling; ``warm_s``: CPU seconds of the same a second time; ``peak_mb``: the most
    memory the process held, in 10^6 bytes; ``problems``: how many were found; ``parts``: CPU
    seconds of start-up, reading (read once more, to be told from the rest), checks, and what
    spelling adds where the machine has dictionaries; ``changed_s``: wall seconds of ``mosty check
    --changed`` after one page was changed, the whole process, the best of three (None without git).
    Raises :class:`NotMeasured`.
    """
    scratch = Path(tempfile.mkdtemp(prefix="mosty-bench-"))
    try:
        large = scratch / "base"
        try:
            enlarge(root, large, pages)
        except OSError as error:
            raise NotMeasured("not_enlarged", reason=because(error)) from error
        work_folder(large)
        once = ("mosty.pipeline.bench.once", str(large), today.isoformat())
        figures: dict[str, Any] = json.loads(_python(scratch / "compiled", *once, spelling=False))
        figures["warm_s"] = json.loads(_python(scratch / "compiled", *once, spelling=False))[
            "cpu_s"
        ]
        shutil.rmtree(large / WORK)
        work_folder(large)
        spelled = json.loads(_python(scratch / "compiled", *once))
        figures["parts"]["spelling"] = round(spelled["cpu_s"] - figures["cpu_s"], 3)
        figures["problems"], figures["peak_mb"] = (
            spelled["problems"],
            max(spelled["peak_mb"], figures["peak_mb"]),
        )
        figures["changed_s"] = _changed(large, today)
        return figures
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _changed(base: Path, today: dt.date) -> float | None:
    git = ["git", "-C", str(base), "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    try:
        for arguments in (
            ["init", "-q"],
            ["add", "."],
            ["commit", "-q", "--no-verify", "-m", "base"],
        ):
            subprocess.run([*git, *arguments], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    change_one(base)
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        _python(
            base.parent / "compiled",
            "mosty.cli",
            "--root",
            str(base),
            "check",
            "--changed",
            "--today",
            today.isoformat(),
        )
        best = min(best, time.perf_counter() - started)
    return round(best, 3)


def _python(cache: Path, module: str, *arguments: str, spelling: bool = True) -> str:
    """What a module says, run by this Python in a new process; exit code 1 (problems found) is an
    answer too.

    Compiled code is kept in ``cache``.
    """
    search = os.pathsep.join(one for one in sys.path if one)
    # compiled once, as on any machine where Mosty has run before
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(cache)}
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={
            **os.environ,
            "PYTHONPATH": search,
            **compiled,
            **({} if spelling else {VARIABLE: OFF}),
        },
    )
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        last = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise NotMeasured("process_failed", module=module, said=last)
    return done.stdout
