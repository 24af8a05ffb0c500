"""The command ``mosty``: the verbs, nothing else."""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path

from mosty import __version__, report
from mosty.build import Result, blocking, build, check, check_all, index_for_search, leaflet_pages
from mosty.changed import NoGit, changed_files
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Site
from mosty.narrow import Misuse, Narrow, codes, paths_below
from mosty.new import TEMPLATES, create
from mosty.plain import figures
from mosty.read.files import text_of
from mosty.read.site import read_site
from mosty.serve import day_of, first_free, watch
from mosty.sheets import leaflet_name, typeset_page

CLEAN, BLOCKED, MISUSE = 0, 1, 2


def main(argv: list[str] | None = None) -> int:
    """Run one verb and return the exit code: 0 done, 1 a blocking problem, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    parser = _parser()
    args, rest = parser.parse_known_args(argv)
    if "paths" in args:  # argparse takes paths only in one place; people write them between options too
        args.paths += [one for one in rest if not one.startswith("-")]
        rest = [one for one in rest if one.startswith("-")]
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        args.day = day_of(args.today)
    except ValueError:
        parser.error(f"--today: {args.today!r} is no date; write YYYY-MM-DD")
    try:
        return int(args.run(args))
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return CLEAN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mosty", description="Mosty: check, build and search the knowledge base.")
    parser.add_argument(
        "--root", type=Path, default=Path("."), metavar="DIR", help="the base to work on (default: here)"
    )
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    def verb(name: str, run: object, text: str) -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        sub.add_argument(
            "--today",
            metavar="DATE",
            help="the day to work for, YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else the clock)",
        )
        sub.add_argument("--lang", default="cs", metavar="LOCALE", help="language of messages, or of the search")
        return sub

    sub = verb("serve", _serve, "Build the site, show it on this machine, rebuild when a file changes.")
    sub.add_argument("--port", type=int, default=8000)
    sub.add_argument("--host", default="127.0.0.1")
    sub.add_argument("--once", action="store_true", help="do not watch for changes")
    verb("build", _build, "Check and build the site into site/.")
    sub = verb("check", _check, "Say what is wrong in the content, where, and how to mend it.")
    sub.add_argument("paths", nargs="*", metavar="PATH", help="only problems of these files or folders")
    sub.add_argument("--format", choices=list(report.FORMATS), default="text")
    for option, text in (("--select", "only these codes or their beginnings: LNK,TRN00"), ("--ignore", "not these")):
        sub.add_argument(option, action="append", default=[], metavar="CODES", help=text)
    sub.add_argument(
        "--changed", nargs="?", const="", metavar="BASE", help="only files changed since BASE (default: not committed)"
    )
    sub.add_argument("--release", action="store_true", help="also say what is missing for a real release")
    sub = verb("search", _search, "Search the base as the site does.")
    sub.add_argument("query", nargs="*")
    sub.add_argument("--json", action="store_true")
    sub.add_argument("--limit", type=int, default=10)
    sub.add_argument("--batch", type=Path, metavar="FILE", help="one query a line in, one JSON a line out")
    sub = verb("readability", _readability, "Words a sentence and LIX of the pages that families read.")
    sub.add_argument("--json", action="store_true")
    sub = verb("leaflet", _leaflet, "Typeset the leaflets as PDF.")
    sub.add_argument("names", nargs="*", metavar="NAME", help="file name of the leaflet's page (default: all)")
    sub.add_argument("--out", type=Path, default=None, metavar="DIR", help="where to (default: leaflets/ in .mosty)")
    sub = verb("new", _new, "Start a new page in every language.")
    sub.add_argument("kind", choices=sorted(TEMPLATES))
    sub.add_argument("slug", help="file name without .md: small letters, digits and hyphens, no diacritics")
    return parser


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _check(args: argparse.Namespace) -> int:
    root = args.root.absolute()
    try:
        asked = Narrow(
            select=codes("--select", args.select),
            ignore=codes("--ignore", args.ignore),
            paths=paths_below(Path(os.path.abspath(root)), args.paths),
            changed=None if args.changed is None else changed_files(root, args.changed),
        )
    except (Misuse, NoGit) as error:
        _say(f"mosty check: {error}")
        return MISUSE
    site, problems, suppressed = check_all(root, args.day)
    if args.release and site is not None:
        problems += release_problems(site)
    line = report.shown_lines(_lines(root), problems)
    if site is not None:  # a base that cannot be read is said whatever was asked
        problems = [one for one in problems if asked.keeps(one)]
    hidden = [(one.problem, one.reason) for one in suppressed if asked.keeps(one.problem)]
    print(report.FORMATS[args.format](report.Report(problems, args.lang, hidden, line, __version__)))
    return BLOCKED if blocking(problems) else CLEAN


def _lines(root: Path) -> Callable[[str, int], str | None]:
    """Lines of the sources by file and number; each file is read once."""

    @cache
    def whole(file: str) -> list[str]:
        path = root / file
        text = text_of(root, path, []) if path.is_file() else None
        return text.split("\n") if text is not None else []

    return lambda file, number: whole(file)[number - 1] if 1 <= number <= len(whole(file)) else None


def release_problems(site: Site) -> list[Problem]:
    """What a real release needs and the configuration does not say."""
    config = site.config
    missing = [key for key in ("publisher", "contact", "issues") if not getattr(config, key)]
    if ".example/" in config.site_url:
        missing.append("site_url")
    return [problem("CFG003", Span(config.file), key=key) for key in missing]


def _build(args: argparse.Namespace) -> int:
    return _built(build(args.root, args.day, _say), args.lang)


def _built(result: Result, lang: str) -> int:
    if result.problems:
        print(report.text(result.problems, lang), file=sys.stderr)
    if not result.published:
        words = {
            "cs": "Nezveřejněno nic; poslední dobrý web zůstává v site/.",
            "en": "Nothing was published; the last good site stays in site/.",
        }
        print(words.get(lang, words["en"]), file=sys.stderr)
        return BLOCKED
    figures = result.figures
    pages = ", ".join(f"{code} {count}" for code, count in figures["pages"].items())
    index = ", ".join(f"{code} {size / 1000:.0f} kB" for code, size in figures["index_bytes"].items())
    print(
        f"site/: pages {pages} | languages {len(figures['pages'])} | leaflets {figures['leaflets']} | "
        f"problems {len(result.problems)} | index {index} | {figures['seconds']} s"
    )
    return CLEAN


def _serve(args: argparse.Namespace) -> int:
    root = args.root.absolute()
    code = _built(build(root, args.day, _say), args.lang)
    if not (root / "site").is_dir():
        return code
    site, _ = check(root, args.day)
    if site is None:
        return BLOCKED
    server = first_free(root / "site", site.config, args.host, args.port, _say)
    if server is None:
        _say(f"Ports {args.port} to {args.port + 9} are all taken; choose another with --port.")
        return MISUSE
    stop = threading.Event()
    if not args.once:
        rebuild = lambda: _built(build(root, args.day, _say), args.lang)  # noqa: E731
        threading.Thread(target=watch, args=(root, rebuild, stop), daemon=True).start()
    host, port = server.server_address[:2]
    shown = host.decode() if isinstance(host, bytes) else host
    print(f"http://{shown}:{port}{site.config.base}/  (Ctrl-C stops)")
    try:
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        _say("\nStopped.")
    finally:
        stop.set()
        server.server_close()
    return CLEAN


def _search(args: argparse.Namespace) -> int:
    root = args.root.absolute()
    site, problems = read_site(root)
    if site is None:
        print(report.text(problems, "cs"), file=sys.stderr)
        return BLOCKED
    if args.lang not in {one.code for one in site.config.locales}:
        _say(f"--lang: the site has no language {args.lang!r}")
        return MISUSE
    if args.limit < 1:
        _say("--limit must be at least 1")
        return MISUSE
    if args.batch:
        try:
            queries = args.batch.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            _say(f"--batch: {args.batch} cannot be read: {error}")
            return MISUSE
    else:
        queries = [" ".join(args.query)]
    index = index_for_search(root, site, args.lang, args.day)
    for query in queries:
        found = index.search(query, args.limit)
        if args.json or args.batch:
            hits = [{"url": hit.url, "title": hit.title, "score": hit.score} for hit in found.results]
            print(json.dumps({"query": query, "results": hits}, ensure_ascii=False))
            continue
        if found.corrected:
            print(f"→ {found.corrected}")
        for hit in found.results:
            print(f"{hit.score:6}  {hit.url}  {hit.title}")
    return CLEAN


def _readability(args: argparse.Namespace) -> int:
    site, problems = read_site(args.root.absolute())
    if site is None:
        print(report.text(problems, args.lang), file=sys.stderr)
        return BLOCKED
    rows = figures(site, args.day)
    if args.json:
        listed = [
            {
                "file": page.file,
                "words": one.words,
                "mean": round(one.mean, 1),
                "longest": one.longest,
                "lix": round(one.lix),
            }
            for page, one in rows
        ]
        print(json.dumps(listed, ensure_ascii=False, indent=1))
        return CLEAN
    print("words  mean  longest  LIX  page")
    for page, one in rows:
        print(f"{one.words:5}  {one.mean:4.1f}  {one.longest:7}  {one.lix:3.0f}  {page.file}")
        if one.longest > 15:
            print(f"       {one.longest_text}")
    return CLEAN


def _leaflet(args: argparse.Namespace) -> int:
    root = args.root.absolute()
    site, problems = check(root, args.day)
    if site is None or blocking(problems):
        print(report.text(problems, args.lang), file=sys.stderr)
        return BLOCKED
    pages = [page for page in leaflet_pages(site) if not args.names or Path(page.path).stem in args.names]
    known = {Path(page.path).stem for page in leaflet_pages(site)}
    unknown = set(args.names) - known
    if unknown:
        _say(f"No leaflet {', '.join(sorted(unknown))}; there are: {', '.join(sorted(known))}")
        return MISUSE
    folder = args.out or root / ".mosty" / "leaflets"
    failed: list[Problem] = []
    for page in pages:
        sheet, found = typeset_page(site, page, args.day)
        failed += found
        if sheet is None:
            continue
        path = folder / f"{Path(page.path).stem}-{leaflet_name(page)}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sheet.pdf)
        print(f"{path}: {sheet.pages} pages, {len(sheet.pdf) / 1000:.0f} kB")
    if failed:
        print(report.text(failed, args.lang), file=sys.stderr)
    return BLOCKED if blocking(failed) else CLEAN


def _new(args: argparse.Namespace) -> int:
    site, problems = check(args.root.absolute(), args.day)
    if site is None:
        print(report.text(problems, args.lang), file=sys.stderr)
        return BLOCKED
    try:
        for path in create(site, args.kind, args.slug, args.day):
            print(path)
    except ValueError as error:
        _say(str(error))
        return MISUSE
    return CLEAN


if __name__ == "__main__":
    sys.exit(main())
