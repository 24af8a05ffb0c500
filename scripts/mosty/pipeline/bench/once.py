"""One check of one base in a process of its own: ``python -m mosty.pipeline.bench.once DIR DAY``
prints its figures as JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from pathlib import Path
from typing import Any


def figures(root: Path, today: dt.date) -> dict[str, Any]:
    """Time and memory of reading ``root`` and checking it; start-up is what importing takes
    before.
    """
    from mosty.checking.check_session import check_all
    from mosty.read.site import read_site

    start_up = time.process_time()
    wall = time.perf_counter()
    site, problems, _ = check_all(root, today)
    cpu, wall = time.process_time() - start_up, time.perf_counter() - wall
    most = peak()
    again = time.process_time()
    read_site(root)
    reading = time.process_time() - again
    return {
        "pages": len(site.pages) if site else 0,
        "cpu_s": round(cpu, 3),
        "wall_s": round(wall, 3),
        "peak_mb": most,
        "problems": len(problems),
        "parts": {
            "start_up": round(start_up, 3),
            "read": round(reading, 3),
            "checks": round(cpu - reading, 3),
        },
    }


def peak() -> float | None:
    """The most memory this process has held, in 10^6 bytes; None where the system does not say."""
    # of this program alone: the figure of getrusage may be that of the process which started it
    try:
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return round(int(line.split()[1]) * 1024 / 1e6, 1)
    except OSError:
        pass
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most * (1 if sys.platform == "darwin" else 1024) / 1e6, 1)


if __name__ == "__main__":
    print(json.dumps(figures(Path(sys.argv[1]), dt.date.fromisoformat(sys.argv[2]))))
