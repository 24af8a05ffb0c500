"""``mosty serve``."""

from __future__ import annotations

import argparse
import threading

from mosty.build import build
from mosty.checkup import check
from mosty.cli.build import built
from mosty.cli.words import BLOCKED, CLEAN, MISUSE, say
from mosty.serve import first_free, watch


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--once", action="store_true", help="do not watch for changes")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    root = args.root.absolute()
    code = built(build(root, args.day, say), args.lang)
    if not (root / "site").is_dir():
        return code
    site, _ = check(root, args.day)
    if site is None:
        return BLOCKED
    server = first_free(root / "site", site.config, args.host, args.port, say)
    if server is None:
        say(f"Ports {args.port} to {args.port + 9} are all taken; choose another with --port.")
        return MISUSE
    stop = threading.Event()
    if not args.once:
        rebuild = lambda: built(build(root, args.day, say), args.lang)  # noqa: E731
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
