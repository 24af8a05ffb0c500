"""``mosty review``: what must be read again and by when, and that it has been."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable

from mosty import report
from mosty.cli.parser import Parser
from mosty.cli.words import BLOCKED, CLEAN, Words, common, table
from mosty.model.errors import UsageError
from mosty.model.message import message
from mosty.model.reviews import Review, due_by
from mosty.model.site import Site
from mosty.model.validity import AHEAD
from mosty.pipeline.reviewing import reading, recorded, write
from mosty.read.site import read_site


def options(parser: Parser) -> None:
    """The options of the verb."""
    acts: dict[str, Callable[[argparse.Namespace, Site], int]] = {"due": _due, "done": _done}
    verbs = parser.verbs_of("WHAT")
    for name, act in acts.items():
        about = f"review.do_{name}"
        verb = verbs.add_parser(name, help=about, description=about, allow_abbrev=False)
        common(verb)
        verb.set_defaults(act=act)
        if name == "due":
            verb.add_argument(
                "--days", type=int, default=AHEAD, metavar="NUMBER", help="review.help_days"
            )
            verb.add_argument("--json", action="store_true", help="review.help_json")
        else:
            verb.add_argument("page", metavar="PAGE", help="review.help_page")
            verb.add_argument("--by", required=True, metavar="ROLE", help="review.help_by")
            verb.add_argument("--on", required=True, metavar="DATE", help="review.help_on")
            verb.add_argument("--next", default="", metavar="DATE", help="review.help_next")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`UsageError` for what is not there, for days
    that cannot be, and for a name in place of a role.
    """
    site, problems = read_site(args.root.absolute())
    if site is None:
        print(report.text(problems, args.words.lang), file=sys.stderr)
        return BLOCKED
    return int(args.act(args, site))


def _due(args: argparse.Namespace, site: Site) -> int:
    if args.days < 0:
        raise UsageError("days_negative", value=args.days)
    day = args.day + dt.timedelta(days=min(args.days, 36500))
    found = due_by(site, args.day, day)
    if args.json:
        rows = [
            {
                "due": one.due.isoformat(), "name": one.name, "why": one.why,
                "checked_on": one.checked_on.isoformat() if one.checked_on else None,
            }
            for one in found
        ]  # fmt: skip
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return CLEAN
    rows_of = [_row(args.words, one, args.day) for one in found]
    for line in table(args.words("review.head").split(" | "), rows_of):
        print(line)
    late = sum(one.due < args.day for one in found)
    said = message("review.summary", late=late, day=day.isoformat(), soon=len(found) - late)
    args.words.say(said)
    return CLEAN


def _row(words: Words, one: Review, today: dt.date) -> list[str]:
    left = (one.due - today).days
    shown = str(left) if left >= 0 else words("review.late", n=-left)
    last = one.checked_on.isoformat() if one.checked_on else "–"
    return [one.due.isoformat(), shown, one.name, last, words(f"review.why_{one.why}")]


def _done(args: argparse.Namespace, site: Site) -> int:
    told = reading(args.by, args.on, args.next, args.day)
    made = recorded(site, args.page, told)
    write(site.root, made)
    words = args.words
    on = told.on.isoformat()
    words.say(message("review.done", file=made.file, name=made.name, on=on))
    if "review_by" in made.values:
        words.say(message("review.next", day=made.values["review_by"]))
    if "lawyer_reviewed" in made.values:
        words.say(message("review.lawyer"))
    if "native_reader" in made.values:
        words.say(message("review.native", reader=told.by))
    words.say(message("review.say", on=on, name=made.name, role=told.by))
    return CLEAN
