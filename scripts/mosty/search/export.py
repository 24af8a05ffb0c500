"""The index as small static files for a browser. shards.js and store.js read them.

A query needs the manifest (once), the shards its terms fall into, and the pages of the documents
found.

``manifest.json``
    small, under a fixed name: format, build, locale, number of documents, the analyzer
    specification of every locale that has labels, abbreviations, `weights` (runs ``[first document,
    weight in sixteenths]``), and three lists of ranges
    ``[first, file]`` in ascending order, where `first` is the first term (UTF-16 order) or document
    number of the file: `shards`, `vocabulary`, `pages`.
``terms-HASH.bin``
    a range of terms with postings and phrases, about 3 kB.
``words-HASH.bin``
    a range of the vocabulary that slips of the pen are put right from; fetched only for those.
``pages-HASH.json``
    ``{"build", "first", "documents": [row, …]}``, a row being ``[url, title, description, kind,
    [breadcrumb…], note, locale]`` without the empty ones at its end.

HASH is of the content. Every file carries the build, a hash of everything exported, so that a file
of another build is recognised. A ``.bin`` file is an envelope of 20 bytes (big endian) and its
payload::

    4  "MSTY"     8  build (binary)     4  length of the payload     4  CRC-32 of the payload

Numbers in a payload are varints (7 bits per byte, lowest first, the high bit: more follow); a
string is its length in bytes and UTF-8. A string "after" another one is the number of bytes shared
with its beginning, then the rest as a string. The payload of ``terms``: number of terms; for each,
in ascending order::

    term after the term before · surface (the form people write) after the term
    number of postings; for each: documents left out since the one before · impact (1 byte, see
        impacts.py)
    number of phrases that begin with the term as their first stem; for each: locale (its place in
        the manifest's `locales`) · number of further stems, those stems · number of concept
        tokens, those tokens

and of ``words``: number of words; for each: word after the word before · number of documents that
have it.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from mosty.search.index import Index
from mosty.search.spelling import order
from mosty.text.language.stemmers import locale_specification, specification

FORMAT = 1
MAGIC = b"MSTY"
SHARD_BYTES = 3_000
PAGE_BYTES = 2_000

Chunk = tuple[Any, bytes]  # what a range begins with, and its payload


def varint(number: int) -> bytes:
    """`number` (0 or more) in 7-bit groups, the lowest first."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def string(text: bytes) -> bytes:
    """A string: its length, then its bytes."""
    return varint(len(text)) + text


def after(text: str, before: str) -> bytes:
    """`text` front-coded after `before`."""
    new, old = text.encode(), before.encode()
    shared = 0
    while shared < min(len(new), len(old)) and new[shared] == old[shared]:
        shared += 1
    return varint(shared) + string(new[shared:])


def _term_entry(index: Index, term: str) -> bytes:
    """A term's entry without its front-coded name."""
    postings = index.postings(term)
    out = [after(index.surface(term), term), varint(len(postings))]
    before = -1
    pairs = bytearray()
    for document, impact in postings:
        gap = document - before - 1
        if gap < 128:  # one byte is its own varint
            pairs.append(gap)
        else:
            pairs += varint(gap)
        pairs.append(impact)
        before = document
    out.append(bytes(pairs))
    phrases = [
        (number, phrase, tokens)
        for number, locale in enumerate(sorted(index.analyzers))
        if locale in index.phrases
        for phrase, tokens in index.phrases[locale].by_first.get(term, ())
    ]
    out.append(varint(len(phrases)))
    for number, phrase, tokens in phrases:
        out.append(varint(number) + varint(len(phrase) - 1))
        out += [string(stem.encode()) for stem in phrase[1:]]
        out.append(varint(len(tokens)))
        out += [string(token.encode()) for token in tokens]
    return b"".join(out)


def _packed(entries: Iterable[tuple[str, bytes]]) -> list[Chunk]:
    """Cut (name, rest) entries into payloads of about SHARD_BYTES, each with its number of entries
    in front.
    """
    chunks: list[Chunk] = []
    first, before, body, count = "", "", bytearray(), 0
    for name, rest in entries:
        if count and len(body) + len(rest) > SHARD_BYTES:
            chunks.append((first, varint(count) + body))
            before, body, count = "", bytearray(), 0
        if not count:
            first = name
        body += after(name, before) + rest
        before, count = name, count + 1
    if count:
        chunks.append((first, varint(count) + body))
    return chunks


def _document_pages(index: Index) -> list[tuple[int, list[list[Any]]]]:
    pages: list[tuple[int, list[list[Any]]]] = []
    size = PAGE_BYTES
    for number, hit in enumerate(index.documents):
        row = [
            hit.url,
            hit.title,
            hit.description,
            hit.kind,
            list(hit.breadcrumb),
            hit.note,
            hit.locale,
        ]
        while row[-1] == "":
            row.pop()
        if size >= PAGE_BYTES:
            pages.append((number, []))
            size = 0
        pages[-1][1].append(row)
        size += len(_json(row))
    return pages


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _envelope(build: str, payload: bytes) -> bytes:
    checks = len(payload).to_bytes(4, "big") + zlib.crc32(payload).to_bytes(4, "big")
    return MAGIC + bytes.fromhex(build) + checks + payload


def _file_name(kind: str, content: bytes, extension: str) -> str:
    return f"{kind}-{hashlib.sha256(content).hexdigest()[:12]}.{extension}"


def _weights(index: Index) -> list[list[int]]:
    """The weights as runs: [the first document that has it, the weight]."""
    runs: list[list[int]] = []
    for document, weight in enumerate(index.weights):
        if not runs or runs[-1][1] != weight:
            runs.append([document, weight])
    return runs


def export(index: Index) -> dict[str, bytes]:
    """The browser's files for `index`, file name → content. The same index gives the same bytes."""
    terms = sorted({*index.terms, *index.label_stems()}, key=order)
    shards = _packed((term, _term_entry(index, term)) for term in terms)
    vocabulary = _packed((word, varint(len(index.postings(word)))) for word in index.vocabulary)
    pages = _document_pages(index)
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "locale": index.locale,
        "documents": len(index.documents),
        "limits": specification()["limits"],
        "abbreviations": list(index.abbreviations),
        "weights": _weights(index),
        "locales": [[name, locale_specification(name)] for name in sorted(index.analyzers)],
    }
    build = _build_hash(manifest, [*shards, *vocabulary], pages)

    files: dict[str, bytes] = {}

    def add(kind: str, content: bytes, extension: str) -> str:
        name = _file_name(kind, content, extension)
        files[name] = content
        return name

    manifest["build"] = build
    manifest["shards"] = [
        [first, add("terms", _envelope(build, payload), "bin")] for first, payload in shards
    ]
    manifest["vocabulary"] = [
        [first, add("words", _envelope(build, payload), "bin")] for first, payload in vocabulary
    ]
    manifest["pages"] = [
        [first, add("pages", _json({"build": build, "first": first, "documents": rows}), "json")]
        for first, rows in pages
    ]
    files["manifest.json"] = _json(manifest)
    return dict(sorted(files.items()))


def _build_hash(manifest: Any, chunks: Sequence[Chunk], pages: Any) -> str:
    digest = hashlib.sha256()
    for piece in chain([_json(manifest), _json(pages)], (payload for _, payload in chunks)):
        digest.update(len(piece).to_bytes(8, "big") + piece)
    return digest.hexdigest()[:16]
