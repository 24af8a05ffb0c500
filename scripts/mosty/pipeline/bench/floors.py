"""What a build is held against: the least that any site of these pages costs, in a process of its
own each.

``python -m mosty.pipeline.bench.floors markdown DOCS OUT`` is Python-Markdown and Jinja alone: no
links are resolved, nothing is checked, listed or searched. ``… material CONFIG OUT`` is plain
``mkdocs build`` of a configuration that :func:`material_config` has written: Material with its own
search and mkdocs-static-i18n. Both print their figures as JSON.
"""

from __future__ import annotations

import json
import runpy
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from mosty.pipeline.bench.once import peak

_STARTED = time.perf_counter()
NAMES = ("markdown", "material")
_TEMPLATE = """<!doctype html>
<html lang="{{ locale }}">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><main>{{ content | safe }}</main></body>
</html>
"""


def markdown(docs: Path, out: Path) -> None:
    """Render every page below ``docs`` into the one template and write it into ``out``."""
    from jinja2 import Environment
    from markdown import Markdown

    from mosty.text.markdown.dialects.rendered import CONFIGS, EXTENSIONS

    renderer = Markdown(extensions=[*EXTENSIONS], extension_configs=CONFIGS)
    template = Environment(autoescape=True).from_string(_TEMPLATE)
    for path in sorted(docs.glob("*/**/*.md")):
        text = path.read_text(encoding="utf-8")
        page = path.relative_to(docs)
        if text.startswith("---\n"):
            text = text.partition("\n---\n")[2]
        html = template.render(
            locale=page.parts[0], title=page.stem, content=renderer.reset().convert(text)
        )
        target = out / page.with_suffix(".html")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, encoding="utf-8")


def material_config(base: Path) -> dict[str, Any]:
    """The configuration of the same pages without our plugin, templates and settings."""
    ours = yaml.safe_load((base / "mkdocs.yml").read_text(encoding="utf-8"))
    i18n = [each for each in ours["plugins"] if isinstance(each, Mapping) and "i18n" in each]
    kept = ("site_name", "site_url", "exclude_docs", "markdown_extensions")
    return {name: ours[name] for name in kept if name in ours} | {
        "docs_dir": str(base / "docs"),
        "theme": {"name": "material", "font": False},
        "plugins": ["search", *i18n],
    }


def material(config: Path, out: Path) -> None:
    """Do what the command ``mkdocs build`` does; a build that fails ends the process with
    2.
    """
    sys.argv = ["mkdocs", "build", "--quiet", "--config-file", str(config), "--site-dir", str(out)]
    try:
        runpy.run_module("mkdocs", run_name="__main__")
    except SystemExit as end:
        if end.code:
            sys.exit(2)


if __name__ == "__main__":
    made = {"markdown": markdown, "material": material}[sys.argv[1]]
    made(Path(sys.argv[2]), Path(sys.argv[3]))
    print(
        json.dumps(
            {
                "wall_s": round(time.perf_counter() - _STARTED, 3),
                "cpu_s": round(time.process_time(), 3),
                "peak_mb": peak(),
            }
        )
    )
