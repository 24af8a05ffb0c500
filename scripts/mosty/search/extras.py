"""What the browser shows beside the ranking: passages, facets, tables of records. search/extras.js
reads them.

None of it is needed to find anything. ``manifest.json`` gets three more keys:

``facets``
    ``facets-HASH.json``: ``{"build", "facets": [[facet, [[key, label, [document…]], …]], …]}``,
    documents by their numbers, ascending; facets and values in the order in which they are offered.
``records``
    ``records-HASH.json``: ``{"build", "columns": […], "rows": {url: [cell…]}}``, for downloads.
``text``
    ``[folder, [[first, last], …]]``: the documents that have passages. Those of document 12 stand
    in ``folder/12.json``: ``{"build", "parts": [[anchor, heading, [paragraph…]], …]}``.

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


def _ranges(numbers: Sequence[int]) -> list[list[int]]:
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ranges


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
    manifest["text"] = [folder, _ranges(sorted(texts))]
    for number, written in texts.items():
        extended[f"{folder}/{number}.json"] = written
    extended["manifest.json"] = _json(manifest)
    return dict(sorted(extended.items()))
