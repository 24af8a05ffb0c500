"""The command ``mosty``: its verbs, one module each, loaded only when asked for."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from mosty import __version__
from mosty.cli.parser import Parser, language
from mosty.cli.words import CLEAN
from mosty.model.clock import day_of
from mosty.model.usage_error import Misuse

VERBS = {
    "serve": "Build the site, show it on this machine, rebuild when a file changes.",
    "build": "Check and build the site into site/.",
    "check": "Say what is wrong in the content, where, and how to mend it.",
    "search": "Search the base as the site does.",
    "export": "Write the search index for another engine.",
    "readability": "Words a sentence and LIX of the pages that families read.",
    "leaflet": "Typeset the leaflets as PDF.",
    "new": "Start a new page in every language.",
    "bench": "Measure the check or the search on a large base.",
}


def command() -> NoReturn:
    """The command as a process. It ends at once: what it holds is cleared away with it, not piece
    by piece.
    """
    gc.set_threshold(
        50_000, 20, 50
    )  # a command keeps what it makes: to look for rubbish is a tenth of its start
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "__all__"
    )  # to look for some, every installed package is opened
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody listens any more, which Python says better
        sys.exit(code)
    os._exit(code)


def main(argv: list[str] | None = None) -> int:
    """Run one verb and return the exit code: 0 done, 1 a blocking problem, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    given = sys.argv[1:] if argv is None else argv
    parser = _parser(given)
    args, rest = parser.parse_known_args(given)
    if (
        "paths" in args
    ):  # argparse takes paths only in one place; people write them between options too
        args.paths += [one for one in rest if not one.startswith("-")]
        rest = [one for one in rest if one.startswith("-")]
    if rest:
        args.parser.refuse(args.parser.unknown(rest))
    try:
        args.day = day_of(args.today)
    except ValueError:
        epoch = Misuse("no_day_in_epoch", value=os.environ.get("SOURCE_DATE_EPOCH", ""))
        parser.refuse(Misuse("no_date", value=args.today) if args.today else epoch)
    try:
        return int(args.run(args))
    except Misuse as error:
        parser.refuse(error)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return CLEAN


def _parser(given: list[str]) -> Parser:
    """The parser of the whole command; only a verb that was written loads its module and adds its
    options.
    """
    parser = Parser(prog="mosty", description="Mosty: check, build and search the knowledge base.")
    Parser.lang = language(given)
    parser.add_argument(
        "--root",
        type=Path,
        default=Path("."),
        metavar="DIR",
        help="the base to work on (default: here)",
    )
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    for name, text in VERBS.items():
        sub = verbs.add_parser(name, help=text, description=text, allow_abbrev=False)
        sub.add_argument(
            "--today",
            metavar="DATE",
            help="the day to work for, YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else the clock)",
        )
        sub.add_argument(
            "--lang", default="cs", metavar="LOCALE", help="language of messages, or of the search"
        )
        if name in given:
            module = import_module(f"mosty.cli.{name}")
            module.options(sub)
            sub.set_defaults(run=module.run, parser=sub)
    return parser
