"""``make audit``: what it says of packages, and that it says nothing where it knows nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts/audit.sh"
SKIPPED = "Dependency not found on PyPI and could not be audited: "


def audit(root: Path, report: str, code: int, ci: str = "") -> subprocess.CompletedProcess[str]:
    """The script with an auditor that says this, and two locked packages."""
    (root / "scripts").mkdir()
    (root / "scripts/setup.sh").write_text("", encoding="utf-8")
    for lock in ("requirements.txt", "requirements-test.txt"):
        (root / lock).write_text("a==1 \\\n    --hash=sha256:0\nb==2\n", encoding="utf-8")
    auditor = root / "venv/bin/pip-audit"
    auditor.parent.mkdir(parents=True)
    (root / "report").write_text(report, encoding="utf-8")
    auditor.write_text(f"#!/bin/sh\ncat report\nexit {code}\n", encoding="utf-8")
    auditor.chmod(0o755)
    return subprocess.run(
        ["bash", SCRIPT, "python3", "venv"], cwd=root, env={**os.environ, "CI": ci},
        text=True, capture_output=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("report", "code"),
    [("requests.exceptions.ConnectionError: x\n", 1), (f"a {SKIPPED}a (1)\nb {SKIPPED}b (2)\n", 0)],
    ids=["no network", "a mirror without the data"],
)
@pytest.mark.parametrize("ci", ["", "true"])
def test_without_data_nothing_is_said_of_the_packages(
    tmp_path: Path, report: str, code: int, ci: str
) -> None:
    done = audit(tmp_path, report, code, ci)
    assert done.returncode == (1 if ci else 0)
    assert done.stdout == "" and done.stderr.count("Nothing is known") == 2


def test_what_is_known_is_printed(tmp_path: Path) -> None:
    done = audit(tmp_path, "Found 1 known vulnerability in 1 package\na 1 PYSEC-1 2\n", 1)
    assert done.returncode == 1 and "PYSEC-1" in done.stdout and done.stderr == ""


def test_clean_packages_are_clean(tmp_path: Path) -> None:
    done = audit(tmp_path, "No known vulnerabilities found\n", 0)
    assert (done.returncode, done.stderr) == (0, "")
