"""``mosty serve``."""

from __future__ import annotations

import argparse
import threading

from mosty.cli.build import built
from mosty.cli.words import BLOCKED, CLEAN, MISUSE, say
from mosty.model.work import PREVIEW
from mosty.pipeline.build import Result, build
from mosty.pipeline.preview import Preview
from mosty.pipeline.server import first_free
from mosty.pipeline.watcher import watch


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--once", action="store_true", help="do not watch for changes")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    root = args.root.absolute()
    preview = Preview()

    def rebuild() -> Result:
        preview.begin()
        try:
            result = build(root, args.day, say, drafts=True)
        except (
            OSError
        ) as error:  # a file that went away while it was read: the next change builds again
            say(f"· {error.filename or root}: {error.strerror}")
            result = Result(folder=PREVIEW)
        preview.end(result.site, result.problems, result.published)
        built(result, args.lang)
        return result

    site = rebuild().site
    if site is None:
        return BLOCKED
    server = first_free(root / PREVIEW, site.config, args.host, args.port, say, preview)
    if server is None:
        say(f"Ports {args.port} to {args.port + 9} are all taken; choose another with --port.")
        return MISUSE
    stop = threading.Event()
    if not args.once:
        threading.Thread(target=watch, args=(root, rebuild, stop), daemon=True).start()
    host, port = server.server_address[:2]
    shown = host.decode() if isinstance(host, bytes) else host
    print(f"http://{shown}:{port}{site.config.base}/  (Ctrl-C stops)")
    try:
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        say("\nStopped.")
    finally:
        stop.set()
        server.server_close()
    return CLEAN
