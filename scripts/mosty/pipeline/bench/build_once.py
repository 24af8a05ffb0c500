"""One build of one base in a process of its own.

``python -m mosty.pipeline.bench.build_once DIR DAY [--pdfs]`` prints its figures as JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from pathlib import Path
from typing import Any

from mosty.pipeline.bench.once import peak

_STARTED = time.perf_counter()


def figures(root: Path, today: dt.date, printing: bool) -> dict[str, Any]:
    """Time of building ``root`` as a whole and by stage, and the most memory this process held.

    ``start_up`` is what importing the program and MkDocs takes. If problems stop the build, the
    answer is ``{"blocked": the first of them}``.
    """
    from mosty import report
    from mosty.pipeline import mkdocs_plugin  # noqa: F401  # or loading MkDocs counts as checking
    from mosty.pipeline.build import build
    from mosty.pipeline.stage_times import Spent, measured

    spent = {"start_up": Spent(time.perf_counter() - _STARTED, time.process_time())}
    with measured() as times:
        result = build(root, today, lambda line: None, printing=printing)
    if not result.published:
        first = next(each for each in result.problems if each.level == "error")
        return {"blocked": report.text([first], "en").strip().partition("\n")[0]}
    if not printing:
        del times.spent["printing"]
    spent |= times.spent
    return {
        "wall_s": round(sum(each.wall for each in spent.values()), 3),
        "cpu_s": round(sum(each.cpu for each in spent.values()), 3),
        "peak_mb": peak(),
        "problems": len(result.problems),
        "stages": {
            name: {"wall_s": round(each.wall, 3), "cpu_s": round(each.cpu, 3)}
            for name, each in spent.items()
        },
    }


if __name__ == "__main__":
    print(
        json.dumps(
            figures(Path(sys.argv[1]), dt.date.fromisoformat(sys.argv[2]), "--pdfs" in sys.argv[3:])
        )
    )
