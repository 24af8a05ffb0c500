"""``scripts/forge.py`` with a real git and a stand-in for the command of the forge."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts/forge.py"
GH = """#!{python}
import json, os, sys
with open(os.environ["GH_LOG"], "a") as log:
    log.write(json.dumps(sys.argv[1:]) + "\\n")
if sys.argv[1:3] == ["issue", "list"]:
    print(os.environ.get("GH_OPEN", ""))
"""


class Forge:
    """A folder in which the script runs, and what the forge's command was calls for."""

    def __init__(self, root: Path) -> None:
        self.root, self.log = root, root / "gh.log"
        (root / "bin").mkdir()
        gh = root / "bin/gh"
        gh.write_text(GH.format(python=sys.executable), encoding="utf-8")
        gh.chmod(0o755)

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ, **more,
            "PATH": f"{self.root / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "GH_LOG": str(self.log), "HOME": str(self.root),
        }  # fmt: skip
        return subprocess.run(
            [sys.executable, "-I", SCRIPT, *arguments],
            cwd=self.root, env=environment, text=True, capture_output=True, check=False,
        )  # fmt: skip

    @property
    def calls(self) -> list[list[str]]:
        lines = self.log.read_text("utf-8").splitlines() if self.log.exists() else []
        return [json.loads(line) for line in lines]


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path)


def test_one_issue_is_opened_and_then_kept(forge: Forge) -> None:
    report = forge.root / "weekly.md"
    report.write_text("ž" * 70_000, encoding="utf-8")
    assert forge.run("issue", "weekly.md", "zprava", "Týden").returncode == 0
    assert [call[:2] for call in forge.calls] == [
        ["issue", "list"], ["label", "create"], ["issue", "create"],
    ]  # fmt: skip
    assert forge.calls[2][2:] == [
        "--title",
        "Týden",
        "--label",
        "zprava",
        "--body-file",
        "weekly.md",
    ]
    assert len(report.read_text("utf-8")) < 65_536
    forge.log.unlink()
    assert forge.run("issue", "weekly.md", "zprava", "Týden", GH_OPEN="7").returncode == 0
    assert [call[:3] for call in forge.calls][1:] == [["issue", "edit", "7"]]


def test_a_withdrawal_is_proposed_on_a_branch_of_its_own(forge: Forge) -> None:
    def git(*arguments: str) -> str:
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@a.example", *arguments]
        return subprocess.run(
            command, cwd=forge.root, check=True, text=True, capture_output=True
        ).stdout

    subprocess.run(["git", "init", "-q", "--bare", forge.root / "origin.git"], check=True)
    git("init", "-q", "-b", "main")
    git("remote", "add", "origin", str(forge.root / "origin.git"))
    (forge.root / "w.yml").write_text("[]\n", encoding="utf-8")
    (forge.root / "other").write_text("a", encoding="utf-8")
    git("add", "w.yml", "other")
    git("commit", "-qm", "first")
    git("push", "-q", "origin", "main")
    (forge.root / "w.yml").write_text("- id: x\n", encoding="utf-8")
    (forge.root / "other").write_text("b", encoding="utf-8")
    done = forge.run("propose", "12", "w.yml")
    assert done.returncode == 0, done.stderr
    names = git("diff", "--name-only", "origin/main", "origin/withdraw-12").split()
    assert names == ["w.yml"]
    assert git("rev-parse", "origin/main") == git("rev-parse", "main")
    assert [call[:2] for call in forge.calls] == [["auth", "setup-git"], ["pr", "create"]]


def test_a_release_has_every_file(forge: Forge) -> None:
    (forge.root / "dist").mkdir()
    for name in ("b.zip", "a.json"):
        (forge.root / "dist" / name).write_text("", encoding="utf-8")
    assert forge.run("release", "v1.2.0", "dist").returncode == 0
    (call,) = forge.calls
    assert call[:3] == ["release", "create", "v1.2.0"] and "--verify-tag" in call
    assert call[-2:] == ["dist/a.json", "dist/b.zip"]


@pytest.mark.parametrize(
    "arguments",
    [("propose", "1; touch x", "w.yml"), ("propose", "-1", "w"), ("release", "--draft", "."),
     ("release", "v1;x", "."), ("issue",), (), ("nothing", "a")],
)  # fmt: skip
def test_what_is_no_number_and_no_tag_is_refused(forge: Forge, arguments: tuple[str, ...]) -> None:
    done = forge.run(*arguments)
    assert done.returncode != 0 and done.stderr and forge.calls == []
