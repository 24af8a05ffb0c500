"""What the browser shows beside the ranking: passages, facets, tables of records. search/extras.js
reads them.

None of it is needed to find anything. ``manifest.json`` gets three more keys:

``facets``
    ``facets-HASH.json``: ``{"build", "facets": [[facet, [[key, label, [document…]], …]], …]}``,
    documents by their numbers, ascending; facets and values in the order in which they are offered.
``records``
    ``records-HASH.json``: ``{"build", "columns": […], "rows": {url: [cell…]}}``, for downloads.
``text``
    ``[folder, [[first, [size…]], …]]``: the documents that have passages, runs of them with the
    size of each in hundreds of bytes, so that a browser knows what it may fetch. Those of document
    12 are in ``folder/12.json``: ``{"build", "parts": [[anchor, heading, [paragraph…]], …]}``.

The folder's name, too, ends with a hash of its content, so a copy in a cache is never wrong, at
most too old.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from mosty.model.facets import lists
from mosty.search.records import Document

Labels = Mapping[str, Mapping[str, str]]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _runs(texts: Mapping[int, bytes]) -> list[tuple[int, list[int]]]:
    """Runs of numbers without a gap: the first, and the size of each in hundreds of bytes."""
    runs: list[tuple[int, list[int]]] = []
    for number in sorted(texts):
        if not runs or number != runs[-1][0] + len(runs[-1][1]):
            runs.append((number, []))
        runs[-1][1].append(-(-len(texts[number]) // 100))
    return runs


def extras(
    files: Mapping[str, bytes],
    documents: Sequence[Document],
    labels: Labels,
    records: Mapping[str, Any],
) -> dict[str, bytes]:
    """The files of an export with passages, facets and records beside them; ``documents`` as they
    were indexed.

    ``labels``: facet → key → name, in the order of display; ``records``: ``columns`` and ``rows``.
    """
    extended = dict(files)
    manifest = json.loads(files["manifest.json"])
    build = manifest["build"]
    for name, content in (
        (
            "facets",
            {"build": build, "facets": lists([document.facets for document in documents], labels)},
        ),
        ("records", {"build": build, **records}),
    ):
        written = _json(content)
        manifest[name] = f"{name}-{_hash(written)}.json"
        extended[manifest[name]] = written
    texts = {
        number: _json(
            {"build": build, "parts": [[p.anchor, p.heading, p.paragraphs] for p in document.parts]}
        )
        for number, document in enumerate(documents)
        if document.parts
    }
    folder = f"text-{_hash(b''.join(texts[number] for number in sorted(texts)))}"
    manifest["text"] = [folder, _runs(texts)]
    for number, written in texts.items():
        extended[f"{folder}/{number}.json"] = written
    extended["manifest.json"] = _json(manifest)
    return dict(sorted(extended.items()))
