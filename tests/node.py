"""Finds a Node to run the browser's modules with: from the PATH, else the one in Playwright's
wheel.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any


@cache
def find_node() -> str | None:
    """The path of a Node binary, or None if this machine has none."""
    path = shutil.which("node")
    if path:
        return path
    wheel = importlib.util.find_spec("playwright")
    if wheel is None or wheel.origin is None:
        return None
    return shutil.which("node", path=str(Path(wheel.origin).parent / "driver"))


_IMPORT = re.compile(r"""^(?:import|export)\b[^;]*?["'](\.{1,2}/[^"']+)["']""", re.MULTILINE)


def modules_of(*entries: Path) -> set[Path]:
    """The browser modules that ``entries`` load at once: themselves and all that they import."""
    waiting, modules = [entry.resolve() for entry in entries], set()
    while waiting:
        path = waiting.pop()
        if path not in modules:
            modules.add(path)
            names = _IMPORT.findall(path.read_text(encoding="utf-8"))
            waiting += [(path.parent / name).resolve() for name in names]
    return modules


def run_node(*arguments: str | Path, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """Run Node to its end, whatever its exit code; raises FileNotFoundError if there is no Node."""
    node = find_node()
    if node is None:
        raise FileNotFoundError(
            "no Node: install it, or the tests' requirements (Playwright brings one)"
        )
    command = [node, *(str(argument) for argument in arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=timeout, check=False
    )


def ask_node(script: Path, question: Any, timeout: float = 120) -> Any:
    """Give `script` a question as JSON on its standard input, take its answer as JSON from its
    output.
    """
    node = find_node()
    if node is None:
        raise FileNotFoundError(
            "no Node: install it, or the tests' requirements (Playwright brings one)"
        )
    done = subprocess.run(
        [node, str(script)],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"{script.name}: {done.stderr}")
    return json.loads(done.stdout)
