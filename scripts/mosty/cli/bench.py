"""``mosty bench``: one sub-command per benchmark, loaded only with the verb."""

from __future__ import annotations

import argparse
from importlib import import_module

from mosty.cli.parser import Parser

#: Each lives in a module of its own, ``mosty.cli.bench_<name>``.
KINDS = ("alarms", "build", "check", "search")


def options(parser: Parser) -> None:
    """The options of the verb."""
    kinds = parser.verbs_of("WHAT")
    for name in KINDS:
        about = f"bench.kind_{name}"
        sub = kinds.add_parser(name, help=about, description=about, allow_abbrev=False)
        module = import_module(f"mosty.cli.bench_{name}")
        module.options(sub)
        sub.set_defaults(measure=module.run)


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`BenchError` for what cannot be measured."""
    return int(args.measure(args))
