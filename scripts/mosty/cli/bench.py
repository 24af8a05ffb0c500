"""``mosty bench``: one sub-command a benchmark, loaded only with the verb."""

from __future__ import annotations

import argparse
from importlib import import_module

#: Sub-command → help; each lives in a module of its own, ``mosty.cli.bench_<name>``.
KINDS = {
    "alarms": "How often the check speaks up on prose that others have written and nobody spoilt.",
    "check": "How long the check of a large base takes.",
    "search": "How well and how fast the search finds, on pages and queries with known answers.",
}


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    kinds = parser.add_subparsers(required=True, metavar="WHAT")
    for name, text in KINDS.items():
        sub = kinds.add_parser(name, help=text, description=text, allow_abbrev=False)
        module = import_module(f"mosty.cli.bench_{name}")
        module.options(sub)
        sub.set_defaults(measure=module.run)


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    return int(args.measure(args))
