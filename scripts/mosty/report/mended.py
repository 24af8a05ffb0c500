"""What a machine has mended, or would: counts for a person, and a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence

from mosty.report.frame import masked
from mosty.report.words import word
from mosty.text.sensitive.redact import redacted


def mended(
    made: Mapping[str, Mapping[str, int]], carried: Sequence[str], lang: str, *, written: bool
) -> str:
    """A line per file with the number of changes by code, translations that stay current, and the
    sum.
    """
    lines = [
        f"{redacted(file)}: {', '.join(f'{code} × {n}' for code, n in codes.items())}"
        for file, codes in made.items()
    ]
    lines += [f"{redacted(file)}: {word('carried', lang)}" for file in carried]
    total = sum(sum(codes.values()) for codes in made.values())
    kind = "mended" if written else "would_mend"
    counts = {"count": total, "files": len(made)}
    lines.append(word(kind, lang, **counts) if total else word("nothing_to_mend", lang))
    return "\n".join(lines)


def diff(
    before: Mapping[str, bytes], after: Mapping[str, bytes], private: Collection[str], lang: str
) -> str:
    """A unified diff by file, as ``git apply`` takes it; files that hold private data are only
    named.
    """
    parts = []
    for file in sorted(after):
        if file in private:
            parts.append(f"# {redacted(file)}: {word('private', lang)}\n")
        else:
            parts += _file(file, before[file].decode("utf-8"), after[file].decode("utf-8"))
    return "".join(parts)


def _file(file: str, before: str, after: str) -> Iterator[str]:
    for line in difflib.unified_diff(_lines(before), _lines(after), f"a/{file}", f"b/{file}"):
        text = line if line.startswith(("---", "+++", "@@")) else masked(line)
        yield text if text.endswith("\n") else f"{text}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines with their ends; only a line feed ends one, as git has it."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
