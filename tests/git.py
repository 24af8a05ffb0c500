"""Git in a test's folder: a fixed author and day, whatever the machine is configured to do."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(
    folder: Path, *arguments: str, day: str = "2026-12-01", check: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run git in the folder; fails the test if git fails, unless ``check`` is false."""
    values = {"NAME": "M", "EMAIL": "m@example.org", "DATE": f"{day}T12:00:00Z"}
    author = {
        f"GIT_{role}_{name}": value
        for role in ("AUTHOR", "COMMITTER")
        for name, value in values.items()
    }
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, **author},
        check=check,
        capture_output=True,
        text=True,
    )


def commit(folder: Path, message: str = "change", day: str = "2026-12-01") -> None:
    """Commit every change below the folder."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message, day=day)
