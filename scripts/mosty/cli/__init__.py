"""The command ``mosty``: its verbs, one module each, loaded only when used."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import NoReturn

from mosty import __version__
from mosty.cli.language import OF_PAGES, VERBS, language
from mosty.cli.parser import Parser
from mosty.cli.words import BLOCKED, CLEAN, Blocked, Words
from mosty.model.clock import day_of
from mosty.model.errors import MostyError
from mosty.model.message import message


def command() -> NoReturn:
    """The command as a process. It ends at once: Python would clear away piece by piece what it
    holds, which takes 7 % of a check after one change (4.35 s of the processor instead of 4.06,
    medians of five).
    """
    # to look for plugins of pydantic, every installed package is opened
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
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
    words = Words(language(given))
    args = _parsed(_parser(given, words), given)
    args.words = words
    if not args.of_pages:
        args.lang = words.lang
    try:
        args.day = day_of(args.today)
        return int(args.run(args))
    except Blocked as problems:
        print(problems, file=sys.stderr)
        return BLOCKED
    except MostyError as error:
        return words.error(args.parser.prog, error)
    except KeyboardInterrupt:
        words.say(message("command.stopped"))
        return 130
    except BrokenPipeError:
        return CLEAN


def _parsed(parser: Parser, given: Sequence[str]) -> argparse.Namespace:
    """The arguments; paths may be between options, too, where argparse takes none."""
    args, rest = parser.parse_known_args(given)
    if "paths" in args:
        args.paths += [argument for argument in rest if not argument.startswith("-")]
        rest = [argument for argument in rest if argument.startswith("-")]
    if rest:
        args.parser.refuse(args.parser.unknown(rest))
    return args


def _parser(given: Sequence[str], words: Words) -> Parser:
    """The parser of the whole command; only a verb that was written loads its module and adds its
    options.
    """
    parser = Parser(words, prog="mosty", description="command.description")
    parser.add_argument(
        "--root", type=Path, default=Path("."), metavar="DIR", help="command.help_root"
    )
    parser.add_argument(
        "--version", action="version", version=__version__, help="command.help_version"
    )
    verbs = parser.verbs_of("VERB")
    for name in VERBS:
        about = f"command.verb_{name}"
        verb = verbs.add_parser(name, help=about, description=about, allow_abbrev=False)
        verb.add_argument("--today", metavar="DATE", help="command.help_today")
        of_pages = name in OF_PAGES
        about_lang = "command.help_lang_of_pages" if of_pages else "command.help_lang"
        verb.add_argument("--lang", metavar="LOCALE", help=about_lang)
        if name in given:
            # a module cannot have the name of a keyword
            module = import_module(f"mosty.cli.{name}{'_' if iskeyword(name) else ''}")
            module.options(verb)
            verb.set_defaults(run=module.run, parser=verb, of_pages=of_pages)
    return parser
