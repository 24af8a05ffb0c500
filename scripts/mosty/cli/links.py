"""``mosty links``: whether the addresses of other houses still answer. It needs the network, and
nothing else of Mosty asks it.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from mosty import __version__, report
from mosty.cli.words import BLOCKED, CLEAN, table
from mosty.model.message import message
from mosty.model.site import Site
from mosty.pipeline.link_checker import DEAD, ask_all
from mosty.pipeline.outgoing_links import outgoing
from mosty.read.site import read_site


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--json", action="store_true", help="links.help_json")


def run(args: argparse.Namespace) -> int:
    """Ask, print what does not answer, and return the exit code: dead links are no error of the
    command, no answer at all is.
    """
    site, problems = read_site(args.root.absolute())
    if site is None:
        print(report.text(problems, args.words.lang), file=sys.stderr)
        return BLOCKED
    links = outgoing(site)
    args.words.say(message("links.asking", n=len(links)))
    answers = sorted(ask_all(links, agent(site)), key=lambda answer: answer.address)
    if links and not any(answer.status for answer in answers):
        args.words.say(message("links.nobody"))
        return BLOCKED
    rows: list[dict[str, Any]] = [
        {**asdict(answer), "files": list(links[answer.address])} for answer in answers
    ]
    if args.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return CLEAN
    states = {
        "gone": "links.gone", "unreachable": "links.unreachable", "insecure": "links.insecure",
        "moved": "links.moved", "refused": "links.refused", "unasked": "links.unasked",
    }  # fmt: skip
    lines = [
        [args.words(states[row["state"]]), str(row["status"] or "–"), row["address"],
         row["to"] or ", ".join(row["files"])]
        for row in rows if row["state"] != "alive"
    ]  # fmt: skip
    for line in table(args.words("links.head").split(" | "), lines):
        print(line)
    dead = sum(row["state"] in DEAD for row in rows)
    args.words.say(message("links.summary", dead=dead, all=len(rows)))
    return CLEAN


def agent(site: Site) -> str:
    """How the program names itself to other houses: with the address of the site if it has one."""
    where = f" (+{site.config.site_url})" if site.config.is_addressed else ""
    return f"mosty-links/{__version__}{where}"
