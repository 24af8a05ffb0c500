"""The hostile set: malicious texts, by name (see attacks/README.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "attacks"
FRONT = (
    "---\ntitle: Útok\ndescription: Stránka pro zkoušku.\nkind: site\n"
    "translation: none\ntranslation_reason: zkouška\n---\n\n"
)
_NAME = re.compile(r"^%% ([\w-]+)( \(escaped\))?$", re.MULTILINE)


@dataclass(frozen=True)
class Attack:
    """A hostile text; ``file`` is the page of a base it is put on."""

    name: str
    text: str

    @property
    def file(self) -> str:
        return f"docs/cs/utok/{self.name}.md"

    @property
    def page(self) -> str:
        return f"{FRONT}{self.text}\n"


def attacks() -> list[Attack]:
    """Every text of the set."""
    parsed = []
    for file in sorted(FOLDER.glob("*.txt")):
        pieces = _NAME.split(file.read_text(encoding="utf-8"))
        for name, escaped, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
            text = text.strip("\n")
            if escaped:
                text = re.sub(
                    r"\\[xu0-9a-f]{2,5}",
                    lambda match: match[0].encode().decode("unicode_escape"),
                    text,
                )
            parsed.append(Attack(f"{file.stem}-{name}", text))
    return parsed
