"""How the browser's index grows with the number of pages: measured sizes, and what follows for many
more.

    python -m mosty.pipeline.bench.growth --pages P.jsonl.gz --queries Q.jsonl.gz --lang cs
        --sizes 1000,2377,5000,10000

Up to the number of pages in the file the text is real. Beyond it pages are repeated with new rare
words, as many as Heaps' law (vocabulary = k · tokens^beta, fitted on the real sizes) says there
would be. Postings grow linearly: a page has as many different stems however many pages there are.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mosty.pipeline.bench.errors import BenchError
from mosty.pipeline.bench.search import read_lines
from mosty.search import Document, build_index, export
from mosty.search.analysis import Analyzer

Row = dict[str, float]
_SYLLABLES = [a + b for a in "bdfghjklmnprstvz" for b in "aeiou"]


def power_law(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """(k, beta) of y = k · x^beta through positive points, by least squares on logarithms."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    spread = sum((x - mean_x) ** 2 for x, _ in logs)
    beta = sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread if spread else 1.0
    return math.exp(mean_y - beta * mean_x), beta


def heaps(pages: Sequence[Mapping[str, Any]], analyzer: Analyzer) -> tuple[float, float, float]:
    """(k, beta, tokens a page) of the vocabulary of stems, read at eight sizes."""
    seen: set[str] = set()
    tokens, points = 0, []
    for number, page in enumerate(pages, 1):
        stems = analyzer.stems(f"{page['title']} {page['text']}")
        tokens += len(stems)
        seen.update(stems)
        if number % max(1, len(pages) // 8) == 0:
            points.append((float(tokens), float(len(seen))))
    return *power_law(points), tokens / len(pages)


def grown(
    pages: Sequence[Mapping[str, Any]], size: int, law: tuple[float, float, float]
) -> Iterator[Document]:
    """`size` pages: the real ones, then repetitions in which single words are replaced by new
    ones.
    """
    k, beta, per_page = law
    chance = random.Random(size)
    counts = Counter(word for page in pages for word in set(page["text"].split()))
    for number in range(size):
        page = pages[number % len(pages)]
        words = page["text"].split()
        if number >= len(pages):
            new = round(k * beta * (per_page * number) ** (beta - 1) * per_page)
            rare = sorted(range(len(words)), key=lambda place: counts[words[place]])[:new]
            for place in rare:
                words[place] = "".join(chance.choices(_SYLLABLES, k=5))
        yield Document(f"/{number}/", page["title"], tuple(page["heads"]), body=" ".join(words))


def measure(
    documents: Sequence[Document], queries: Sequence[str], locale: str, folder: Path
) -> Row:
    """Sizes in bytes (gz as sent), numbers of files, terms and postings, processor seconds, and
    what queries fetch.
    """
    started = time.process_time()
    index = build_index(folder, locale, documents)
    files = export(index)
    seconds = time.process_time() - started
    gz = {name: len(gzip.compress(content, 9)) for name, content in files.items()}
    manifest = json.loads(files["manifest.json"])
    postings = sum(len(index.postings(term)) for term in index.terms)

    def holder(kind: str, key: Any) -> str:
        return str(
            max((entry for entry in manifest[kind] if entry[0] <= key), key=lambda entry: entry[0])[
                1
            ]
        )

    fetched, shares = [], []
    for query in queries:
        stems = [stem for stem in index.analyzers[locale].stems(query) if index.postings(stem)]
        hits = index.search(query, 10, correct=False).results
        names = {holder("shards", stem) for stem in stems} | {
            holder("pages", int(hit.url.strip("/"))) for hit in hits
        }
        fetched.append(gz["manifest.json"] + sum(gz[name] for name in names))
        shares.append(sum(len(index.postings(stem)) for stem in stems) / len(documents))
    return {
        "pages": len(documents),
        "terms": len(index.terms),
        "postings": postings,
        "files": len(files),
        "bytes": sum(map(len, files.values())),
        "bytes_gz": sum(gz.values()),
        "shards_gz": sum(size for name, size in gz.items() if name.startswith("terms")),
        "manifest_gz": gz["manifest.json"],
        "cold_p50": _part(fetched, 0.5),
        "cold_p95": _part(fetched, 0.95),
        "share_p50": _part(shares, 0.5),
        "share_p95": _part(shares, 0.95),
        "seconds": round(seconds, 1),
    }


def _part(numbers: Sequence[float], part: float) -> float:
    ordered = sorted(numbers)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * part))], 3) if ordered else 0.0


def main(argv: Sequence[str] | None = None) -> int:
    """Print one JSON line for the law, then one a size; 2 when a file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m mosty.pipeline.bench.growth")
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--lang", default="cs")
    parser.add_argument(
        "--sizes", default="1000,5000", type=lambda text: [int(one) for one in text.split(",")]
    )
    args = parser.parse_args(argv)
    try:
        pages, queries = read_lines(args.pages), [one["query"] for one in read_lines(args.queries)]
    except BenchError as error:
        print(f"mosty.pipeline.bench.growth: {error}", file=sys.stderr)
        return 2
    law = heaps(pages, Analyzer(args.lang))
    print(
        json.dumps(
            {"k": round(law[0], 2), "beta": round(law[1], 3), "stems_a_page": round(law[2])}
        ),
        flush=True,
    )
    for size in args.sizes:
        folder = Path(tempfile.mkdtemp(prefix="mosty-growth-"))
        try:
            # A smaller size is a sample of all pages, not the first ones: those are of one part of
            # the book.
            some = pages if size >= len(pages) else random.Random(0).sample(pages, size)
            print(
                json.dumps(measure(list(grown(some, size, law)), queries[:200], args.lang, folder)),
                flush=True,
            )
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
