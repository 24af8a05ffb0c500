"""The peers that run in a browser, run in Node: Material's own search, Pagefind, MiniSearch."""

from __future__ import annotations

import html
import importlib.metadata
import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mosty.pipeline.bench import search
from mosty.pipeline.bench.errors import BenchError
from mosty.pipeline.bench.peers_python import LIMIT, Answers, Page, Unavailable

SCRIPTS = Path(__file__).parent / "node"
#: Seconds a peer may take to build its index and answer everything.
TIMEOUT = 900
_ERROR = re.compile(r"\s*\w*Error\b")
_SETTING = re.compile(r'"search\.config\.(lang|pipeline|separator)":\s*("(?:[^"\\]|\\.)*")')


def _run(
    name: str,
    pages: Sequence[Page],
    queries: Sequence[str],
    locale: str,
    folder: Path,
    more: Mapping[str, str],
) -> dict[str, Any]:
    """Ask the runner `name`; raises Unavailable with the last thing Node said when it fails."""
    try:
        node = search.find_node()
    except BenchError:
        raise Unavailable("no_node") from None
    out = folder / "answers.json"
    question = {
        "pages": [dict(page) for page in pages],
        "queries": list(queries),
        "locale": locale,
        "folder": str(folder),
        "out": str(out),
        "limit": LIMIT,
        **more,
    }
    try:
        done = subprocess.run(
            [node, "--max-old-space-size=4096", str(SCRIPTS / f"{name}.mjs")],
            input=json.dumps(question),
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unavailable("no_answer_in_time", seconds=TIMEOUT) from None
    if done.returncode or not out.exists():
        if "ERR_MODULE_NOT_FOUND" in done.stderr:
            raise Unavailable("not_installed", name=name)
        errors = [line.strip() for line in done.stderr.splitlines() if _ERROR.match(line)]
        if errors:
            raise Unavailable("node_failed", said=errors[0][:300])
        raise Unavailable("node_ended", code=done.returncode)
    answer: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return answer


def _answers(answer: Mapping[str, Any], version: str) -> Answers:
    return Answers(answer["results"], answer["ms"], version, answer["bytes"])


def pagefind(pages: Sequence[Page], queries: Sequence[str], locale: str, folder: Path) -> Answers:
    """Pagefind over the pages as HTML, title as h1, headings as h2, with its own weights."""
    answer = _run("pagefind", pages, queries, locale, folder, {})
    return _answers(answer, answer["version"])


def minisearch(pages: Sequence[Page], queries: Sequence[str], locale: str, folder: Path) -> Answers:
    """MiniSearch as VitePress sets it: title 4, text 2, titles 1, fuzzy .2, beginnings of words
    too.
    """
    answer = _run("minisearch", pages, queries, locale, folder, {})
    return _answers(answer, answer["version"])


def _material_settings(templates: Path, locale: str) -> dict[str, str]:
    """What Material sets for a language; what a language does not set is taken from English, as its
    theme does.
    """
    settings: dict[str, str] = {}
    for name in ("en", locale):
        file = templates / "partials" / "languages" / f"{name}.html"
        if file.exists():
            text = file.read_text(encoding="utf-8")
            settings.update({key: json.loads(value) for key, value in _SETTING.findall(text)})
    return settings


def material(pages: Sequence[Page], queries: Sequence[str], locale: str, folder: Path) -> Answers:
    """Material's search: the index its plugin writes for the language, searched by its own
    worker.
    """
    import material as theme
    from material.plugins.search.plugin import SearchIndex

    templates = Path(next(iter(theme.__path__))) / "templates"
    workers = sorted((templates / "assets" / "javascripts" / "workers").glob("search.*.min.js"))
    if not workers:
        raise Unavailable("no_worker")
    settings = _material_settings(templates, locale)
    index = SearchIndex(
        lang=settings["lang"].split(","),
        separator=settings["separator"],
        pipeline=[step for step in re.split(r"\s*,\s*", settings["pipeline"]) if step],
        fields={"title": {"boost": 1e3}, "text": {"boost": 1e0}, "tags": {"boost": 1e6}},
    )
    for number, page in enumerate(pages):
        content = f"<p>{html.escape(page['text'], quote=False)}</p>"
        index.add_entry_from_context(
            SimpleNamespace(title=page["title"], url=str(number), meta={}, toc=(), content=content)
        )
    file = folder / "search_index.json"
    file.write_text(index.generate_search_index(None), encoding="utf-8")
    answer = _run(
        "material", (), queries, locale, folder, {"worker": str(workers[0]), "index": str(file)}
    )
    return _answers(answer, importlib.metadata.version("mkdocs-material"))
