"""``llms.txt``: what the site is and where its plain text stands, for language models
(llmstxt.org).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mosty.outputs.formats.markdown import escaped


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with its pages: title, address of the plain text, one sentence."""

    title: str
    rows: tuple[tuple[str, str, str], ...]


def guide(title: str, summary: str, rules: Iterable[str], chapters: Iterable[Chapter]) -> bytes:
    """Title, summary, how the texts may be used, then the pages."""
    lines = [
        f"# {escaped(title)}",
        "",
        f"> {escaped(summary)}",
        "",
        *(f"- {escaped(rule)}" for rule in rules),
    ]
    for chapter in chapters:
        if chapter.rows:
            lines += ["", f"## {escaped(chapter.title)}", ""]
            lines += [
                f"- [{escaped(name)}]({address}): {escaped(description)}"
                for name, address, description in chapter.rows
            ]
    return ("\n".join(lines) + "\n").encode("utf-8")
