"""How well and how fast the search finds: pages and queries with known answers, both engines.

A page is ``{"id", "title", "heads", "text"}``, a query ``{"query", "relevant": [page ids]}``, one
JSON a line, the file gzipped or not. `text` may begin with the headings; they are a field of their
own, as on the portal, and left out of the body. The measures are those of the field: the reciprocal
rank of the first right page among the first ten (0 if none is), its mean over all queries (MRR),
and the shares of queries with a right page among the first 1, 5 and 10.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import statistics
import subprocess
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import util
from pathlib import Path
from typing import Any

from mosty.pipeline.bench.errors import BenchError
from mosty.publish.scripts import packed
from mosty.read.reasons import because
from mosty.search import Document, Index, build_index, export

Page = Mapping[str, Any]
Query = Mapping[str, Any]
ENGINES = ("whoosh", "browser")
#: The modules that a first query loads, with all they import: the box of every page, and the
#: engine.
LOADED = ("box.js", "engine.js")
FIRST = 10
_IMPORT = re.compile(r"""^(?:import|export)\b[^;]*?["'](\.{1,2}/[^"']+)["']""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Answers:
    """What an engine answered: for each query the ids by rank, the milliseconds of a warm query,
    the cold bytes.
    """

    ids: Sequence[Sequence[str]]
    ms: Sequence[float]
    cold: Sequence[int]


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON Lines file, gzipped or not. Raises BenchError with file and line."""
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BenchError("unreadable", path=path, reason=because(error)) from None
    records = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            if line.strip():
                records.append(json.loads(line))
        except json.JSONDecodeError as error:
            raise BenchError("no_json", path=path, line=number, reason=error) from None
    return records


def need(records: Sequence[Mapping[str, Any]], fields: Mapping[str, type], path: Path) -> None:
    """Raise BenchError if a record lacks one of `fields` (name → type), or if there are none."""
    if not records:
        raise BenchError("no_record", path=path)
    for number, record in enumerate(records, 1):
        for name, kind in fields.items():
            if not isinstance(record, dict) or not isinstance(record.get(name), kind):
                raise BenchError(
                    "no_field", path=path, number=number, name=repr(name), type=kind.__name__
                )


def documents(pages: Iterable[Page]) -> list[Document]:
    """The pages as the index takes them, url = id, the headings a body may begin with taken off
    it.
    """
    documents = []
    for page in pages:
        heads = tuple(page.get("heads", ()))
        body = str(page["text"]).removeprefix(" ".join(heads)).strip()
        documents.append(Document(page["id"], page["title"], heads, (), body))
    return documents


def repeated(pages: Sequence[Page], size: int) -> list[Page]:
    """`size` pages: the first ones, or all of them over and over under new ids; for the size of an
    index only.
    """
    copies = (
        dict(pages[n % len(pages)]) | {"id": f"{pages[n % len(pages)]['id']}~{n // len(pages)}"}
        for n in range(size)
    )
    return [pages[n] if n < len(pages) else copy for n, copy in enumerate(copies)]


def answerable(pages: Iterable[Page], queries: Sequence[Query]) -> list[Query]:
    """The queries of which a right page is among `pages`. Raises BenchError if there is none."""
    known = {page["id"] for page in pages}
    answered = [query for query in queries if known.intersection(query["relevant"])]
    if not answered:
        raise BenchError("no_answer")
    return answered


def without_diacritics(text: str) -> str:
    """ "školou" → "skolou"; capitals stay."""
    return "".join(
        sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign)
    )


def with_a_slip(text: str, number: int) -> str:
    """`text` with one slip in its longest word, always the same one for the same `number` of the
    query.

    Two letters swapped, one left out, one doubled or one replaced by its neighbour, in turn; never
    the first letter. A word shorter than four letters is left alone.
    """
    words = text.split(" ")
    at = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[at]
    if len(word) < 4:
        return text
    place = 1 + number * 7 % (len(word) - 2)
    kinds = (
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + chr(ord("a") + (ord(word[place]) + 1) % 26) + word[place + 1 :],
    )
    # Two equal letters swapped are no slip: leave one out.
    words[at] = kinds[number % 4] if kinds[number % 4] != word else kinds[1]
    return " ".join(words)


def find_node() -> str:
    """A Node binary: on the PATH, else the one Playwright's wheel brings. Raises BenchError if
    there is none.
    """
    node = shutil.which("node")
    wheel = None if node else util.find_spec("playwright")
    if wheel is not None and wheel.origin is not None:
        node = shutil.which("node", path=str(Path(wheel.origin).parent / "driver"))
    if not node:
        raise BenchError("no_node_for_engine")
    return node


def scripts(first: Path) -> list[Path]:
    """`first` and every module it imports, directly or not."""
    folders: list[Path] = []
    waiting = [first.resolve()]
    while waiting:
        path = waiting.pop()
        if path not in folders:
            folders.append(path)
            waiting += [
                (path.parent / name).resolve()
                for name in _IMPORT.findall(path.read_text(encoding="utf-8"))
            ]
    return sorted(folders)


def _gzipped(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def ask_whoosh(index: Index, queries: Sequence[str]) -> Answers:
    """Every query twice, the second time on the clock."""
    for query in queries:
        index.search(query, FIRST)
    ids, ms = [], []
    for query in queries:
        started = time.perf_counter()
        result = index.search(query, FIRST)
        ms.append((time.perf_counter() - started) * 1000)
        ids.append([hit.url for hit in result.results])
    return Answers(ids, ms, ())


def ask_browser(files: Mapping[str, bytes], engine: Path, queries: Sequence[str]) -> Answers:
    """The same in Node over exported `files`; cold: gzipped bytes of all that a new visitor fetches
    for the query.

    That is the scripts as they are published (box and engine), manifest, shards and rows of the
    results.
    """
    script = Path(__file__).parent / "node" / "search.mjs"
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        question = {
            "directory": folder,
            "engine": engine.resolve().as_uri(),
            "queries": list(queries),
            "limit": FIRST,
        }
        done = subprocess.run(
            [find_node(), str(script)],
            input=json.dumps(question),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode:
        raise BenchError("engine_failed", said=done.stderr.strip())
    answers = json.loads(done.stdout)
    modules = {path for name in LOADED for path in scripts(engine.parent / name)}
    own = sum(_gzipped(packed(path.read_text(encoding="utf-8")).encode()) for path in modules)
    sizes = {name: _gzipped(content) for name, content in files.items()}
    cold = [own + sum(sizes[name] for name in set(answer["fetched"])) for answer in answers]
    return Answers(
        [answer["ids"] for answer in answers], [answer["ms"] for answer in answers], cold
    )


def _percentile(numbers: Sequence[float], percent: int) -> float | None:
    ordered = sorted(numbers)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else None


def figures(answers: Answers, relevant: Sequence[Iterable[str]]) -> dict[str, Any]:
    """n, mrr, hit1, hit5, hit10, zero (shares of the queries), cold_bytes_gz_p95, warm_ms_p50 and
    _p95.
    """
    ranks = []
    for ids, wanted in zip(answers.ids, (set(one) for one in relevant), strict=True):
        ranks.append(next((place for place, one in enumerate(ids, 1) if one in wanted), 0))
    n = len(ranks)
    p95 = _percentile(answers.ms, 95)
    return {
        "n": n,
        "mrr": round(sum(1 / rank for rank in ranks if rank) / n, 4),
        **{
            f"hit{most}": round(sum(0 < rank <= most for rank in ranks) / n, 4)
            for most in (1, 5, 10)
        },
        "zero": round(sum(not ids for ids in answers.ids) / n, 4),
        "cold_bytes_gz_p95": _percentile(answers.cold, 95),
        "warm_ms_p50": round(statistics.median(answers.ms), 3),
        "warm_ms_p95": None if p95 is None else round(p95, 3),
    }


def measure(
    pages: Sequence[Page],
    queries: Sequence[Query],
    locale: str,
    engine: str,
    scripts_folder: Path,
    change: Callable[[str, int], str] = lambda text, number: text,
) -> dict[str, Any]:
    """Build, export, ask, and count.

    `change`: what becomes of a query's text, by its number. `scripts_folder` holds the browser's
    engine.js. Returns `figures` and "index_s", the seconds of building and exporting the index.
    Raises BenchError.
    """  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        index = build_index(Path(folder), locale, documents(pages))
        files = export(index)
        seconds = time.perf_counter() - started
        texts = [change(query["query"], number) for number, query in enumerate(queries)]
        if engine == "whoosh":
            answers = ask_whoosh(index, texts)
        else:
            answers = ask_browser(files, scripts_folder / "engine.js", texts)
    return figures(answers, [query["relevant"] for query in queries]) | {
        "index_s": round(seconds, 2)
    }
