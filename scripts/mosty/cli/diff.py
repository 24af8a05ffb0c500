"""``mosty diff``: what the text said in one revision and says in another, for readers."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from mosty.cli.words import CLEAN
from mosty.model.message import message
from mosty.model.work import work_folder
from mosty.pipeline.history.comparison import as_html, as_text, compared
from mosty.pipeline.history.repository import Repository
from mosty.pipeline.refused import Refused
from mosty.read.reasons import because

_HOW = ("A", "D", "R")


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("before", metavar="BEFORE", help="history.help_before")
    parser.add_argument("after", metavar="AFTER", help="history.help_after")
    parser.add_argument("page", nargs="?", default="", metavar="PATH", help="history.help_page")


def run(args: argparse.Namespace) -> int:
    """Print it, write it as a page, and return the exit code; raises as :func:`compared` does."""
    root = args.root.absolute()
    changes = compared(Repository(root), args.before, args.after, args.page)
    for change in changes:
        how = f" ({args.words(f'history.how_{change.how}')})" if change.how in _HOW else ""
        print(f"{change.file}: {change.title}{how}")
        for line in as_text(change):
            print(line)
    if not changes:
        args.words.say(message("history.same"))
    title = args.words("history.title", before=args.before, after=args.after)
    words = {how: args.words(f"history.how_{how}") for how in _HOW}
    words["none"] = args.words("history.same")
    name = re.sub(r"[^\w.-]+", "-", f"{args.before}..{args.after}")[:120]
    html = as_html(changes, args.words.lang, title, words)
    path = _written(root, f"diff-{name}.html", html)
    args.words.say(message("history.written", path=path))
    return CLEAN


def _written(root: Path, name: str, html: str) -> Path:
    """Write the page whole into ``.mosty/``; its path."""
    try:
        path = work_folder(root) / name
        part = path.with_name(f".{os.getpid()}.part")
        part.write_text(html, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise Refused("desk.not_written", file=name, reason=because(error)) from error
    return path
