"""``mosty review``: what must be read again and by when, and that it has been."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Callable

from mosty.cli.base import read_base
from mosty.cli.parser import Parser
from mosty.cli.words import CLEAN, Words, common, table
from mosty.model.errors import UsageError
from mosty.model.message import message
from mosty.model.reviews import Review, due_by
from mosty.model.site import Site
from mosty.model.validity import AHEAD
from mosty.pipeline.reviewing import reading_of, recorded, write


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
    """Do it and return the exit code; raises :class:`UsageError` for what does not exist, for days
    that cannot be, and for a name in place of a role.
    """
    return int(args.act(args, read_base(args)))


def _due(args: argparse.Namespace, site: Site) -> int:
    if args.days < 0:
        raise UsageError("days_negative", value=args.days)
    day = args.day + dt.timedelta(days=min(args.days, 36500))
    due_reviews = due_by(site, args.day, day)
    if args.json:
        rows = [
            {
                "due": review.due.isoformat(), "name": review.name, "why": review.why,
                "checked_on": review.checked_on.isoformat() if review.checked_on else None,
            }
            for review in due_reviews
        ]  # fmt: skip
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return CLEAN
    rows_of = [_row(args.words, one, args.day) for one in due_reviews]
    for line in table(args.words("review.head").split(" | "), rows_of):
        print(line)
    late = sum(one.due < args.day for one in due_reviews)
    soon = len(due_reviews) - late
    args.words.say(message("review.summary", late=late, day=day.isoformat(), soon=soon))
    return CLEAN


def _row(words: Words, review: Review, today: dt.date) -> list[str]:
    left = (review.due - today).days
    shown = str(left) if left >= 0 else words("review.late", n=-left)
    last = review.checked_on.isoformat() if review.checked_on else "–"
    return [review.due.isoformat(), shown, review.name, last, words(f"review.why_{review.why}")]


def _done(args: argparse.Namespace, site: Site) -> int:
    reading = reading_of(args.by, args.on, args.next, args.day)
    made = recorded(site, args.page, reading)
    write(site.root, made)
    words = args.words
    on = reading.on.isoformat()
    words.say(message("review.done", file=made.file, name=made.name, on=on))
    if "review_by" in made.values:
        words.say(message("review.next", day=made.values["review_by"]))
    if "lawyer_reviewed" in made.values:
        words.say(message("review.lawyer"))
    if "native_reader" in made.values:
        words.say(message("review.native", reader=reading.by))
    words.say(message("review.say", on=on, name=made.name, role=reading.by))
    return CLEAN
