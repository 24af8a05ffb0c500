"""``mosty translate``: what of the translations is behind, and that it no longer is."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable

from mosty.cli.base import read_base
from mosty.cli.exchange import export_file, export_options, import_file, import_options
from mosty.cli.parser import Parser
from mosty.cli.words import CLEAN, Words, common, table
from mosty.model.errors import UsageError
from mosty.model.message import message
from mosty.model.site import Site
from mosty.model.translation import Pair, pairs, standing
from mosty.pipeline import translating
from mosty.pipeline.named_page import named_page
from mosty.pipeline.translation_diff import Section, changes
from mosty.read.site import read_site

#: Whether the translation of these is finished with, so that it is shown only on request.
FINISHED = frozenset({"current", "none"})


def options(parser: Parser) -> None:
    """The options of the verb."""
    acts: dict[str, Callable[[argparse.Namespace, Site], int]] = {
        "status": _status, "diff": _diff, "done": _done, "sections": _sections,
        "export": _export, "import": import_file,
    }  # fmt: skip
    verbs = parser.verbs_of("WHAT")
    for name, act in acts.items():
        about = f"translate.do_{name}"
        verb = verbs.add_parser(name, help=about, description=about, allow_abbrev=False)
        common(verb)
        verb.set_defaults(act=act)
        if name == "status":
            verb.add_argument("names", nargs="*", metavar="PAGE", help="translate.help_pages")
            verb.add_argument("--all", action="store_true", help="translate.help_all")
            verb.add_argument("--json", action="store_true", help="translate.help_json")
        if name in ("diff", "done"):
            verb.add_argument("page", metavar="PAGE", help="translate.help_page")
        if name == "done":
            about = "translate.help_section"
            verb.add_argument("section", nargs="?", default="", metavar="SECTION", help=about)
        if name == "export":
            export_options(verb)
        if name == "import":
            import_options(verb)


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`UsageError` for a page that is missing, and
    for what cannot be marked.
    """
    return int(args.act(args, read_base(args)))


def _status(args: argparse.Namespace, site: Site) -> int:
    chosen = _chosen(site, args.names) if args.names else list(pairs(site))
    rows = [(pair, translating.row_of(site, pair)) for pair in chosen]
    counted = Counter(row.state for _, row in rows)
    dated, failed = [], False
    for pair, row in rows:
        if row.state == "stale" and not failed:
            try:
                row = translating.with_since(site, pair, row)
            except UsageError as error:  # reported once; the rest is known without it
                args.words.error(args.parser.prog, error)
                failed = True
        dated.append(row)
    if args.json:
        print(json.dumps([row.as_json() for row in dated], ensure_ascii=False, indent=1))
        return CLEAN
    shown = [row for row in dated if args.all or args.names or row.state not in FINISHED]
    rows_shown = [_row(args.words, row) for row in shown]
    for line in table(args.words("translate.head").split(" | "), rows_shown):
        print(line)
    states = ("current", "stale", "pending", "missing", "none")
    args.words.say(message("translate.summary", **{state: counted[state] for state in states}))
    return CLEAN


def _row(words: Words, row: translating.Row) -> list[str]:
    """The cells of a row."""
    whole = words("translate.whole") if row.state == "stale" else ""
    state, parts = words(f"translate.state_{row.state}"), ", ".join(row.sections) or whole
    return [row.path, row.locale, state, _since(words, row), parts]


def _since(words: Words, row: translating.Row) -> str:
    if row.since == "":
        return words("translate.uncommitted")
    return row.since or "–"


def _chosen(site: Site, names: Iterable[str]) -> list[Pair]:
    """The pairs of the pages that were named, in every language unless one was."""
    named = [named_page(site, name) for name in names]
    return [
        pair
        for pair in pairs(site)
        if any(pair.source.path == one.path and one.locale in ("", pair.locale) for one in named)
    ]


def _translated(site: Site, name: str) -> list[Pair]:
    """The same; raises :class:`UsageError` for a page that is not translated."""
    chosen = _chosen(site, [name])
    for pair in chosen:
        if pair.source.raw.get("translation") == "none":
            raise UsageError("no_translation_asked", file=pair.source.file)
    return chosen


def _diff(args: argparse.Namespace, site: Site) -> int:
    for pair in _translated(site, args.page):
        file = pair.page.file if pair.page else f"docs/{pair.locale}/{pair.source.path}"
        sections = changes(site, pair)
        if not sections:
            args.words.say(message("translate.nothing_changed", file=file))
            continue
        print(f"{pair.source.file} → {file}")
        for section in sections:
            print()
            for line in _section(args.words, section):
                print(line)
    return CLEAN


def _section(words: Words, section: Section) -> list[str]:
    """A section with its paragraphs, the older ones behind ``-``, today's behind ``+``."""
    kind = "since" if section.commit else "new" if section.known else "unknown"
    values = {"key": section.key, "day": section.day, "commit": section.commit[:8]}
    heading = words(f"translate.section_{kind}", **values)
    lines = [f"## {heading}"]
    if not section.changes:
        lines.append(words("translate.section_moved"))
    for change in section.changes:
        lines += [f"- {line}" for line in change.before.splitlines() if line.strip()]
        lines += [f"+ {line}" for line in change.after.splitlines() if line.strip()]
        if change.terms:
            terms = "; ".join(f"{own} → {other}" for own, other in change.terms)
            note = words("translate.terms", terms=terms)
            lines.append(f"  ({note})")
    return lines


def _done(args: argparse.Namespace, site: Site) -> int:
    section = args.section.strip().removeprefix("#")
    chosen = _translated(site, args.page)
    marked = [translating.marked(site, pair, section) for pair in chosen]
    for pair, change in zip(chosen, marked, strict=True):
        problems = translating.in_the_way(site.root, args.day, change, section)
        if problems:
            first = f"{problems[0].code} ({problems[0].text('message', args.words.lang)})"
            raise UsageError("not_marked_in_the_way", file=change.page.file, problem=first)
        if same := translating.copied(change.page, pair.source, section):
            raise UsageError("not_marked_copy", file=change.page.file, sections=", ".join(same))
    translating.write(site.root, marked)
    after, _ = read_site(site.root)
    for pair, change in zip(chosen, marked, strict=True):
        key = "translate.done_section" if section else "translate.done"
        file, source = change.page.file, pair.source.file
        args.words.say(message(key, file=file, source=source, section=section))
        page = after.page(pair.locale, pair.source.path) if after else None
        if page and (left := standing(page, pair.source).sections):
            args.words.say(message("translate.still_stale", sections=", ".join(left)))
    return CLEAN


def _export(args: argparse.Namespace, site: Site) -> int:
    return export_file(
        args, site, [pair for name in args.names for pair in _translated(site, name)]
    )


def _sections(args: argparse.Namespace, site: Site) -> int:
    made = list(translating.by_sections(site, list(pairs(site))))
    translating.write(site.root, made)
    args.words.say(message("translate.sectioned", n=len(made)))
    return CLEAN
