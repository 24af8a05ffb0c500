"""The git hook, by real commits in a repository of its own: an error stops a commit, a warning does
not.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from ..conftest import Base

PROJECT = Path(__file__).resolve().parents[2]
PAGE = "docs/cs/index.md"


class Repository:
    """The small base as a clone with the hook installed."""

    def __init__(self, base: Base) -> None:
        self.base = base
        shutil.copytree(
            PROJECT / "scripts",
            base.root / "scripts",
            ignore=shutil.ignore_patterns("mosty", "__*"),
        )
        self.git("init", "-q")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "Start")
        installed = self.run("bash", "scripts/hook.sh", "--install")
        assert installed.returncode == 0, installed.stderr

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        env = {
            **os.environ,
            "MOSTY": f"{sys.executable} -m mosty.cli",
            "GIT_CONFIG_GLOBAL": os.devnull,
            **environment,
        }
        env |= {
            f"GIT_{who}_{what}": "x@mosty.example"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        return subprocess.run(
            command, cwd=self.base.root, env=env, capture_output=True, text=True, timeout=60
        )

    def git(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.run("git", *arguments, **environment)

    def commit(self, *files: str, **environment: str) -> subprocess.CompletedProcess[str]:
        if files:
            self.git("add", "--all", "--", *files)
        return self.git("commit", "-q", "-m", "Change", **environment)

    @property
    def count(self) -> int:
        return int(self.git("rev-list", "--count", "HEAD").stdout)


@pytest.fixture
def repository(base: Base) -> Repository:
    return Repository(base)


def test_an_error_stops_the_commit_and_a_mended_page_passes(repository: Repository) -> None:
    repository.base.edit(PAGE, "Vítejte.", "Vítejte [tam](neni.md).")
    stopped = repository.commit(PAGE)
    output = stopped.stdout + stopped.stderr
    assert stopped.returncode == 1 and repository.count == 1
    assert f"{PAGE}:7:9: chyba LNK001" in output and "Traceback" not in output
    repository.base.edit(PAGE, "Vítejte [tam](neni.md).", "Vítejte u nás.")
    assert repository.commit(PAGE).returncode == 0 and repository.count == 2


def test_a_warning_passes_and_is_said(repository: Repository) -> None:
    repository.base.edit(PAGE, "Vítejte.", "Vítejte [zde](rodice/index.md#neni).")
    done = repository.commit(PAGE, MOSTY_LANG="en")
    assert done.returncode == 0 and repository.count == 2
    assert "warning LNK002" in done.stdout + done.stderr


def test_what_is_committed_is_checked_not_what_lies_around(repository: Repository) -> None:
    repository.base.edit(PAGE, "Vítejte.", "Vítejte [tam](neni.md).")
    repository.base.write("docs/cs/rozepsana stránka.md", "bez hlavičky")
    repository.base.edit("docs/cs/rodice/index.md", "title: ", "title: Nové ")
    assert repository.commit("docs/cs/rodice/index.md").returncode == 0
    repository.git("add", PAGE)
    repository.base.edit(PAGE, "Vítejte [tam](neni.md).", "Vítejte.")  # mended, but not staged
    assert repository.commit().returncode == 1


def test_a_deleted_page_is_missed_where_it_was_linked(repository: Repository) -> None:
    (repository.base.root / "docs/cs/slovnik/index.md").unlink()
    (repository.base.root / "docs/en/slovnik/index.md").unlink()
    stopped = repository.commit("docs")
    assert (
        stopped.returncode == 1 and f"{PAGE}:11:3: chyba LNK001" in stopped.stdout + stopped.stderr
    )


def test_a_name_with_spaces_and_diacritics(repository: Repository) -> None:
    repository.base.write("docs/cs/-nová stránka.md", "bez hlavičky")
    stopped = repository.commit("docs")
    assert (
        stopped.returncode == 1
        and "docs/cs/-nová stránka.md:1:1: chyba FIL015" in stopped.stdout + stopped.stderr
    )


def test_a_change_of_no_content_is_not_checked(repository: Repository) -> None:
    repository.base.write("scripts/a.sh", "true\n")
    assert repository.commit("scripts", MOSTY="false").returncode == 0


def test_a_foreign_hook_is_not_overwritten(repository: Repository) -> None:
    hook = repository.base.root / ".git/hooks/pre-commit"
    assert (
        repository.run("bash", "scripts/hook.sh", "--install").returncode == 0
    )  # ours may be written again
    hook.write_text("#!/bin/sh\ntrue\n", encoding="utf-8")
    refused = repository.run("bash", "scripts/hook.sh", "--install")
    assert refused.returncode == 1 and "scripts/hook.sh" in refused.stderr
    assert hook.read_text(encoding="utf-8") == "#!/bin/sh\ntrue\n"


def test_without_the_command_the_hook_says_what_to_do(repository: Repository) -> None:
    repository.base.edit(PAGE, "Vítejte.", "Vítejte u nás.")
    stopped = repository.commit(PAGE, MOSTY="neni-takovy-prikaz")
    assert stopped.returncode == 1 and "make setup" in stopped.stderr


def test_the_settings_of_pre_commit_name_what_is_there() -> None:
    local = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))[
        "repos"
    ][0]
    assert local["repo"] == "local" and local["hooks"][0]["entry"] == "bash scripts/hook.sh"
    assert (PROJECT / "scripts/hook.sh").is_file()
    [offered] = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language"} <= set(offered) and offered["entry"] == "mosty check"
