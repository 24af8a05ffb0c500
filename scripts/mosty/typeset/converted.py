"""What the conversion of HTML gives: Typst code by blocks, and what could not be carried."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mosty.typeset.context import ConvertProblem

#: What the conversion writes for an h2 with an id.
_SECTION = re.compile(r'v\.head\(2,"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Converted:
    """Typst code, one block an entry, calling functions of the module ``v``; and what could not be
    carried.
    """

    blocks: tuple[str, ...]
    problems: tuple[ConvertProblem, ...]

    @property
    def typst(self) -> str:
        """The code, one block a line."""
        return "\n".join(self.blocks)

    @property
    def sections(self) -> dict[str, tuple[str, ...]]:
        """Blocks by the id of the heading (h2) they stand under, the heading itself first; before
        any of them "".
        """
        sections: dict[str, list[str]] = {"": []}
        name = ""
        for block in self.blocks:
            opened = _SECTION.match(block)
            if opened:
                name = opened[1]
            sections.setdefault(name, []).append(block)
        return {name: tuple(blocks) for name, blocks in sections.items()}
