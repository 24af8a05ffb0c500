"""The fingerprint of a source text: what ``translated_from`` holds."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

_WRITTEN = {
    "„": '"',
    "“": '"',
    "”": '"',
    "‚": "'",
    "»": '"',
    "«": '"',
    "‘": "'",
    "’": "'",
    "›": "'",
    "‹": "'",
    "–": "-",
    "—": "-",
    "‑": "-",
    "‐": "-",
    "‒": "-",
    "―": "-",
    "…": "...",
}


def normalise(text: str) -> str:
    """``text`` without what typography alone changes: kinds of space, quote and dash, line breaks,
    NFC/NFD.

    Idempotent: normalising twice gives the same.
    """
    text = unicodedata.normalize("NFC", text)
    if not text.isascii():
        for mark, plain in _WRITTEN.items():
            text = text.replace(mark, plain)
    return " ".join(text.split())


def fingerprint(parts: Iterable[str]) -> str:
    """Eight hexadecimal digits of SHA-256 over the normalised parts."""
    joined = "\x1f".join(normalise(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:8]
