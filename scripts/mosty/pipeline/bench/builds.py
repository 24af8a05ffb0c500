"""How long a build takes: a large base by stage, the same unchanged, and with one page changed,
beside what its pages cost anybody. Each is measured in a new process.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import yaml

from mosty.pipeline.bench import floors
from mosty.pipeline.bench.copies import change_page
from mosty.pipeline.bench.errors import NotMeasured
from mosty.pipeline.bench.processes import large_base, run_module
from mosty.read.config import read_config


def measure(root: Path, pages: int, today: dt.date, printing: bool) -> dict[str, Any]:
    """Figures of building a base of ``pages`` pages in each language, made of the one in ``root``.

    ``first``, ``unchanged`` and ``changed`` are three builds of the base one after another: with
    nothing remembered, of the same files, and after one page was changed. Each holds ``wall_s`` and
    ``cpu_s`` (seconds, start-up included), ``peak_mb`` (the most memory, in 10^6 bytes),
    ``problems``, and ``stages``, the seconds of each stage by its name. ``floors`` holds the same
    of ``markdown`` and ``material``, without stages. PDFs and share pictures are made only if
    ``printing``, as the stage of that name. Raises :class:`NotMeasured`.
    """
    config = read_config(root, [])
    if config is None:
        raise NotMeasured("base_unreadable", path=root)
    with large_base(root, pages * len(config.locales)) as large:
        held_against = _floors(large)
        first = _build(large, today, printing)
        unchanged = _build(large, today, printing)
        change_page(large)
        changed = _build(large, today, printing)
        return {
            "pages": sum(1 for _ in large.glob("docs/*/**/*.md")),
            "languages": len(config.locales),
            "first": first,
            "unchanged": unchanged,
            "changed": changed,
            "floors": held_against,
        }


def _build(base: Path, today: dt.date, printing: bool) -> dict[str, Any]:
    options = ["--pdfs"] if printing else []
    module = "mosty.pipeline.bench.build_once"
    figures: dict[str, Any] = json.loads(
        run_module(base, module, str(base), today.isoformat(), *options)
    )
    if "blocked" in figures:
        raise NotMeasured("not_built", problem=figures["blocked"])
    return figures


def _floors(base: Path) -> dict[str, Any]:
    stock = base.parent / "stock.yml"
    stock.write_text(yaml.safe_dump(floors.material_config(base)), encoding="utf-8")
    sources = dict(zip(floors.NAMES, (base / "docs", stock), strict=True))
    return {
        name: json.loads(
            run_module(base, floors.__name__, name, str(source), str(base.parent / f"site-{name}"))
        )
        for name, source in sources.items()
    }
