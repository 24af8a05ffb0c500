"""What the benchmarks of the check and of the build share: a large base in a folder that goes away,
and modules run each in a new process.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mosty.checks.spelling.dictionaries import OFF, VARIABLE
from mosty.model.work import work_folder
from mosty.pipeline.bench.copies import enlarge
from mosty.pipeline.bench.errors import NotMeasured
from mosty.read.reasons import because


@contextmanager
def large_base(root: Path, pages: int) -> Iterator[Path]:
    """A base of ``pages`` pages made of the one in ``root``, in a folder of its own beside which
    there is room for more; all of it is deleted afterwards. Raises :class:`NotMeasured`.
    """
    scratch = Path(tempfile.mkdtemp(prefix="mosty-bench-"))
    try:
        large = scratch / "base"
        try:
            enlarge(root, large, pages)
        except OSError as error:
            raise NotMeasured("not_enlarged", reason=because(error)) from error
        work_folder(large)
        yield large
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def run_module(base: Path, module: str, *arguments: str, spelling: bool = True) -> str:
    """What a module prints, run by this Python in a new process; exit code 1 (problems found) is an
    answer too. Compiled code is kept beside ``base``. Raises :class:`NotMeasured`.
    """
    search = os.pathsep.join(folder for folder in sys.path if folder)
    # compiled once, as on any machine where Mosty has run before
    compiled = {
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(base.parent / "compiled"),
    }
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
