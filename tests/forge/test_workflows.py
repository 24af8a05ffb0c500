"""Workflows: the least rights, nothing done that is not a verb of ours, actions pinned by commit,
and clean for a tool that looks for what is unsafe.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import check_jsonschema
import pytest
import yaml
from click.testing import CliRunner

from ..nginx import find_nginx

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
#: What a step may run: one line that begins so, with nothing of a shell in it.
OURS = re.compile(r"(?:make [a-z]+|bash \.ci/run|\.venv/bin/mosty [\w ./-]+)")
PINNED = re.compile(r"([\w-]+/[\w-]+)@([0-9a-f]{40}) # v(\d+\.\d+\.\d+)")


def loaded(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in loaded(path)["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_the_least_rights_and_runs_only_verbs(path: Path) -> None:
    text, workflow = path.read_text("utf-8"), loaded(path)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in text and "secrets." not in text
    assert workflow["concurrency"]["group"]
    for job in workflow["jobs"].values():
        assert job["permissions"] and job["timeout-minutes"]
        assert "write-all" not in str(job["permissions"])
        writes = "write" in job["permissions"].values()
        runs = [step["run"] for step in job["steps"] if "run" in step]
        assert all(OURS.fullmatch(run) for run in runs), runs
        # a job that may write runs nothing that was installed
        assert not writes or set(runs) <= {"make issue", "make propose", "make release"}
        assert not writes or "setup-python" not in str(job["steps"])
    for step in steps(path):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"


def test_targets_of_jobs_that_may_write_install_nothing() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for name in ("issue", "propose", "release"):
        (recipe,) = re.findall(rf"^{name}:(.*)\n((?:\t.*\n)+)", makefile, re.MULTILINE)
        assert recipe[0].strip() == "" and recipe[1].startswith("\t@$(PYTHONIC) scripts/forge.py ")
    assert not re.search(r"^(?:import|from) (?!__future__|re|subprocess|sys|pathlib)",
                         (ROOT / "scripts/forge.py").read_text("utf-8"), re.MULTILINE)  # fmt: skip


def test_every_action_is_pinned_by_commit_and_the_same_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for line in path.read_text("utf-8").splitlines():
            if "uses:" in line:
                match = PINNED.fullmatch(line.partition("uses: ")[2])
                assert match, f"{path.name}: {line}"
                pins.setdefault(match[1], set()).add(match[2] + match[3])
    assert len(pins) == 6 and all(len(one) == 1 for one in pins.values())


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-issue-forms", [
            path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"
        ]),
        ("github-issue-config", [ROOT / ".github/ISSUE_TEMPLATE/config.yml"]),
        ("dependabot", [ROOT / ".github/dependabot.yml"]),
        ("gitlab-ci", [ROOT / ".gitlab-ci.yml"]),
        ("citation-file-format", [ROOT / "CITATION.cff"]),
    ],
)  # fmt: skip
def test_files_of_forges_fit_their_schemas(schema: str, files: list[Path], tmp_path: Path) -> None:
    assert files and schema_says(schema, *files) == 0
    spoilt = tmp_path / files[0].name
    spoilt.write_text("- neither: this\n", encoding="utf-8")
    assert schema_says(schema, spoilt) != 0


def schema_says(schema: str, *files: Path) -> int:
    more = ["--data-transform", "gitlab-ci"] if schema == "gitlab-ci" else []
    options = ["--builtin-schema", f"vendor.{schema}", "--force-filetype", "yaml", *more]
    return CliRunner().invoke(check_jsonschema.main, [*options, *map(str, files)]).exit_code


def zizmor(*paths: Path) -> subprocess.CompletedProcess[str]:
    """What the tool says without the network."""
    program = Path(sys.executable).with_name("zizmor")
    return subprocess.run(
        [program, "--offline", "--no-progress", "--persona", "pedantic", *paths],
        text=True, capture_output=True, check=False,
    )  # fmt: skip


def test_nothing_unsafe_is_found(tmp_path: Path) -> None:
    done = zizmor(ROOT / ".github")
    assert done.returncode == 0, done.stdout + done.stderr
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    text = WORKFLOWS[0].read_text("utf-8")
    assert "run: bash .ci/run" in text
    spoilt = text.replace("bash .ci/run", "echo ${{ github.event.pull_request.title }}")
    (folder / "check.yml").write_text(spoilt, encoding="utf-8")
    assert "template-injection" in zizmor(tmp_path / ".github").stdout


def test_gitlab_does_the_same_verbs() -> None:
    jobs = {name: job for name, job in loaded(ROOT / ".gitlab-ci.yml").items() if "script" in job}
    assert {"check", "tests", "preview", "pages", "weekly", "dist"} == {*jobs}
    lines = [line for job in jobs.values() for line in job["script"]]
    assert all(OURS.fullmatch(line) for line in lines)


def test_every_target_that_is_called_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    texts = [path.read_text("utf-8") for path in (*WORKFLOWS, ROOT / ".gitlab-ci.yml")]
    called = {
        name for text in texts for name in re.findall(r"\bmake ([a-z]+)$", text, re.MULTILINE)
    }
    assert len(called) > 8
    assert {name for name in called if f"\n{name}:" not in makefile} == set()


def test_the_text_of_an_issue_is_never_a_command(tmp_path: Path) -> None:
    """The target writes what the environment holds, whatever it is."""
    recipe = re.search(
        r"^withdrawal:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.M
    )
    assert recipe
    (tmp_path / "Makefile").write_text(f"BIN := .\nwithdrawal:\n{recipe[1]}", encoding="utf-8")
    (tmp_path / "mosty").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "mosty").chmod(0o755)
    body = "$(touch spoilt) `touch spoilt` $$(touch spoilt) '; touch spoilt; ' %s\n\"x\""
    subprocess.run(["make", "-s", "withdrawal"], cwd=tmp_path, check=True,
                   env={**os.environ, "ISSUE_BODY": body})  # fmt: skip
    assert (tmp_path / ".mosty/issue.md").read_text("utf-8") == body
    assert not (tmp_path / "spoilt").exists()


def test_the_container_serves_without_rights_and_writes_only_to_tmp() -> None:
    text = (ROOT / "Containerfile").read_text("utf-8")
    images = re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    assert len(images) == 2
    assert all(re.fullmatch(r"docker\.io/library/\w+:[\d.]+[\w.-]*", image) for image in images)
    last = text[text.rindex("FROM ") :]
    user = re.findall(r"^USER (\S+)", last, re.MULTILINE)
    assert user == ["101:101"] and "RUN" not in last
    config = (ROOT / "container/nginx.conf").read_text("utf-8")
    written = re.findall(r"^\s*(?:pid|\w+_temp_path) ([^;]+);", config, re.MULTILINE)
    assert len(written) == 6 and all(path.startswith("/tmp/") for path in written)
    image = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text("utf-8"))["image"]
    assert image.startswith("docker.io/library/python:3.11")
    assert (ROOT / ".dockerignore").read_bytes() == (ROOT / ".containerignore").read_bytes()


def test_the_configuration_of_the_container_is_one_that_nginx_takes(tmp_path: Path) -> None:
    program = find_nginx()
    if program is None:
        pytest.skip("no nginx on this machine: `bash scripts/nginx.sh .venv` says how to get one")
    site = tmp_path / "site"
    site.mkdir()
    (site / "mosty-nginx.conf").write_text("server_tokens off;\n", encoding="utf-8")
    config = (ROOT / "container/nginx.conf").read_text("utf-8")
    config = config.replace("/tmp/", f"{tmp_path}/").replace("/srv/site", str(site))
    (tmp_path / "nginx.conf").write_text(config, encoding="utf-8")
    command = [program, "-t", "-e", str(tmp_path / "errors"), "-c", str(tmp_path / "nginx.conf")]
    done = subprocess.run(command, text=True, capture_output=True, check=False)
    assert done.returncode == 0 and "test is successful" in done.stderr, done.stderr


def test_contacts_are_the_repositorys_own() -> None:
    for name in ("SECURITY.md", "CODE_OF_CONDUCT.md", "CITATION.cff"):
        text = (ROOT / name).read_text("utf-8")
        assert not re.search(r"[\w.]+@[\w-]+\.\w|https?://", text), name
    assert "Report a vulnerability" in (ROOT / "SECURITY.md").read_text("utf-8")


def test_versions_of_tools_are_pinned() -> None:
    lock = (ROOT / "scripts/lock.sh").read_text("utf-8")
    assert re.search(r"^UV=\d+\.\d+\.\d+\b", lock, re.MULTILINE) and '"uv==$UV"' in lock
    assert shutil.which("make")
    version = re.search(r'^version = "([^"]+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.M)
    assert version and loaded(ROOT / "CITATION.cff")["version"] == version[1]
