"""``mosty serve``."""

from __future__ import annotations

import argparse
import threading
import traceback
from collections.abc import Callable
from http.server import ThreadingHTTPServer

from mosty.cli.build import built
from mosty.cli.words import BLOCKED, CLEAN
from mosty.model.config import Config
from mosty.model.errors import MostyError, UsageError
from mosty.model.message import message
from mosty.model.work import PREVIEW
from mosty.pipeline.build import Result, build
from mosty.pipeline.preview import Preview
from mosty.pipeline.server import first_free
from mosty.pipeline.session import Session
from mosty.pipeline.store_file import Memory
from mosty.pipeline.watcher import watch
from mosty.read.reasons import because


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--port", type=int, default=8000, metavar="NUMBER", help="serve.help_port")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="serve.help_host")
    parser.add_argument("--once", action="store_true", help="serve.help_once")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`UsageError` if no port is free."""
    root = args.root.absolute()
    say = args.words.say
    preview = Preview(root / PREVIEW)
    session = Session(Memory(root, lasting=True), preview.show)

    def rebuild(changed: Callable[[], bool] = lambda: False) -> Result:
        preview.begin()
        session.changed = changed
        try:
            result = build(root, args.day, say, drafts=True, session=session)
        except MostyError as error:  # a file that went away meanwhile: the next change builds again
            say(error.messages[0])
            result = Result(folder=PREVIEW)
        if result.superseded:
            return result
        preview.end(result.site, result.problems, result.published)
        built(result, args.words)
        return result

    def again(changed: Callable[[], bool]) -> None:
        try:
            rebuild(changed)
        except Exception:  # a bug, which its traceback tells; the next change is built all the same
            traceback.print_exc()
            say(message("serve.failed"))
            preview.end(None, (), published=False)

    site = rebuild().site
    if site is None:
        return BLOCKED
    server = _listening(args, site.config, preview)
    stop = threading.Event()
    if not args.once:
        threading.Thread(target=watch, args=(root, again, stop), daemon=True).start()
    host, port = server.server_address[:2]
    shown = host.decode() if isinstance(host, bytes) else host
    shown = f"[{shown}]" if ":" in shown else shown
    print(args.words("serve.running", address=f"http://{shown}:{port}{site.config.base}/"))
    try:
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        say(message("command.stopped"))
    finally:
        stop.set()
        server.server_close()
    return CLEAN


def _listening(args: argparse.Namespace, config: Config, preview: Preview) -> ThreadingHTTPServer:
    """The server at the address that was asked for; raises :class:`UsageError` without one."""
    folder, say = args.root.absolute() / PREVIEW, args.words.say
    try:
        server = first_free(folder, config, args.host, args.port, say, preview)
    except (OSError, OverflowError) as error:
        reason = because(error)
        raise UsageError("no_address", host=args.host, port=args.port, reason=reason) from error
    if server is None:
        raise UsageError("no_port", first=args.port, last=args.port + 9)
    return server
