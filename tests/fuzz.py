"""Fuzzing for so many minutes: ``python -m tests.fuzz --minutes 10``.

Every property of the tests (pages, front matter, records, configuration, attachments, queries, mends, texts of
every kind) with new examples, round by round. A round that fails ends it: what has failed is printed, and kept in
``.mosty/fuzz`` so that the next run begins with it. What is worth remembering goes into ``tests/hostile/seeds``.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
#: How a file with properties is known, and the most seconds that one has before the next.
WORD, SLICE = "from hypothesis import", 240


def files() -> list[Path]:
    """The files of tests with properties, in another order each time."""
    listed = [path for path in HERE.rglob("test_*.py") if WORD in path.read_text("utf-8")]
    return secrets.SystemRandom().sample(listed, len(listed))


def main() -> int:
    """Go on until the time is over or something fails; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    end = time.monotonic() + 60 * parser.parse_args().minutes
    rounds = 0
    while True:
        for path in files():
            left = end - time.monotonic()
            if left <= 0:
                print(f"{rounds} files of properties, nothing has failed")
                return 0
            seed = secrets.randbelow(10**6)
            command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "not verify"]
            command += [f"--hypothesis-seed={seed}", str(path.relative_to(ROOT))]
            environment = {**os.environ, "MOSTY_FUZZ": "1"}
            try:
                done = subprocess.run(
                    command, cwd=ROOT, env=environment, timeout=min(left, SLICE), check=False
                )
            except subprocess.TimeoutExpired:
                continue
            if done.returncode not in (0, 5):  # 5: nothing to run
                print(f"failed with --hypothesis-seed={seed}: {path.relative_to(ROOT)}")
                return 1
            rounds += 1


if __name__ == "__main__":
    sys.exit(main())
