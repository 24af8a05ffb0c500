"""How long the check takes: a whole large base, and one changed page of it. Each is measured in a
new process.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from mosty.model.work import WORK, work_folder
from mosty.pipeline.bench.copies import change_page
from mosty.pipeline.bench.processes import large_base, run_module


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
    with large_base(root, pages) as large:
        once = ("mosty.pipeline.bench.once", str(large), today.isoformat())
        figures: dict[str, Any] = json.loads(run_module(large, *once, spelling=False))
        figures["warm_s"] = json.loads(run_module(large, *once, spelling=False))["cpu_s"]
        shutil.rmtree(large / WORK)
        work_folder(large)
        spelled = json.loads(run_module(large, *once))
        figures["parts"]["spelling"] = round(spelled["cpu_s"] - figures["cpu_s"], 3)
        figures["problems"], figures["peak_mb"] = (
            spelled["problems"],
            max(spelled["peak_mb"], figures["peak_mb"]),
        )
        figures["changed_s"] = _changed(large, today)
        return figures


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
    change_page(base)
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        run_module(
            base,
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
