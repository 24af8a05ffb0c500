"""What a forge is asked for, with its own command `gh`: only the standard library, so that the jobs
that may write run nothing that was installed.

    forge.py issue FILE LABEL TITLE    the one open issue with a label: its new text, or itself
    forge.py propose NUMBER FILE       a pull request with one changed file, for the issue NUMBER
    forge.py release TAG FOLDER        a release of a tag with every file of a folder
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

#: What an issue may be called by: it becomes the name of a branch.
NUMBER, TAG = re.compile(r"[1-9][0-9]{0,9}"), re.compile(r"v[0-9]+(\.[0-9]+)*")
#: Letters that an issue of GitHub may have.
MOST = 65_000
AUTHOR = (
    ("user.name", "github-actions[bot]"),
    ("user.email", "41898282+github-actions[bot]@users.noreply.github.com"),
)


def run(*command: str) -> str:
    """What a command prints; raises ``SystemExit`` with its exit code where it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(done.returncode)
    return done.stdout.strip()


def issue(file: str, label: str, title: str) -> None:
    """Open the issue of a report, or put the new text into the one that is open."""
    path = Path(file)
    text = path.read_text(encoding="utf-8")
    if len(text) > MOST:
        path.write_text(text[:MOST] + "\n…\n", encoding="utf-8")
    listed = ("--label", label, "--state", "open", "--json", "number", "--jq", ".[0].number")
    number = run("gh", "issue", "list", *listed)
    if number:
        run("gh", "issue", "edit", number, "--title", title, "--body-file", file)
        return
    run("gh", "label", "create", label, "--force")
    run("gh", "issue", "create", "--title", title, "--label", label, "--body-file", file)


def propose(number: str, file: str) -> None:
    """Push one changed file on a branch of its own and open a pull request."""
    if not NUMBER.fullmatch(number):
        sys.exit(f"forge.py: no number of an issue: {number!r}")
    branch = f"withdraw-{number}"
    for key, value in AUTHOR:
        run("git", "config", key, value)
    run("git", "switch", "--create", branch)
    run("git", "add", "--", file)
    run("git", "commit", "--quiet", "--message", f"Withdraw: issue {number}")
    run("gh", "auth", "setup-git")
    run("git", "push", "--force", "origin", branch)
    body = f"Hlášení / Issue: #{number}. Stačí jedno schválení. / One approval is enough."
    title = f"Stáhnout z webu / Withdraw: #{number}"
    run("gh", "pr", "create", "--head", branch, "--title", title, "--body", body)


def release(tag: str, folder: str) -> None:
    """A release of a tag that is there, with every file of a folder."""
    if not TAG.fullmatch(tag):
        sys.exit(f"forge.py: no tag of a release: {tag!r}")
    files = sorted(str(path) for path in Path(folder).iterdir() if path.is_file())
    run("gh", "release", "create", tag, "--verify-tag", "--generate-notes", *files)


ACTS = {"issue": (issue, 3), "propose": (propose, 2), "release": (release, 2)}

if __name__ == "__main__":
    name, *values = sys.argv[1:] or [""]
    act, count = ACTS.get(name, (None, 0))
    if act is None or len(values) != count:
        sys.exit(__doc__)
    act(*values)
