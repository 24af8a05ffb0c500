"""Which files of the base differ from a commit: asked of git, nothing is kept."""

from __future__ import annotations

import subprocess
from pathlib import Path

from mosty.model.errors import UsageError
from mosty.model.message import message


def changed_files(root: Path, base: str = "") -> frozenset[str]:
    """POSIX paths below ``root`` that differ from where this branch left ``base``, untracked files
    too.

    Without a base: what is not committed yet. Raises :class:`UsageError` where ``root`` is no
    checkout of git or ``base`` is no commit.
    """
    if _git(root, "rev-parse", "--is-inside-work-tree").strip() != "true":
        raise UsageError("no_git", root=root)
    names = _git(root, "ls-files", "-z", "--others", "--exclude-standard")
    commit = _commit(root, base or "HEAD")
    if commit:
        meeting = _ask(root, "merge-base", commit, "HEAD") if base else None
        since = meeting.stdout.strip() if meeting and meeting.returncode == 0 else commit
        names += _git(
            root, "diff", "--name-only", "--relative", "--no-renames", "-z", since, "--", "."
        )
    elif base:
        raise UsageError("no_commit", name=base)
    else:  # a checkout without its first commit: everything is new
        names += _git(root, "ls-files", "-z", "--cached")
    return frozenset(filter(None, names.split("\0")))


def _commit(root: Path, name: str) -> str:
    revision = _ask(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    )
    return (
        revision.stdout.strip().splitlines()[-1]
        if revision.returncode == 0 and revision.stdout.strip()
        else ""
    )


def _git(root: Path, *arguments: str) -> str:
    done = _ask(root, *arguments)
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        reason = lines[0] if lines else message("usage.git_is_silent")
        raise UsageError("git_refuses", root=root, said=reason)
    return done.stdout


def _ask(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
        )
    except OSError as error:
        raise UsageError("no_git_command", said=error.strerror) from error
