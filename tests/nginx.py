"""A real nginx with the lines that a build publishes for it: unprivileged, on a free port, in a
folder of its own.
"""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .chromium import PROJECT

CONFIG = """daemon off; master_process off; pid {home}/pid; error_log {home}/errors;
events {{}}
http {{
  access_log off; server_names_hash_bucket_size 128;
  client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
  uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
  server {{ listen 127.0.0.1:{port}; root {root}; include {snippet}; }}
}}
"""


def find_nginx() -> str | None:
    """What ``scripts/nginx.sh`` noted. In CI there must be one; elsewhere None."""
    note = PROJECT / ".venv" / "nginx.path"
    path = note.read_text(encoding="utf-8").strip() if note.is_file() else ""
    if os.access(path, os.X_OK):
        return path
    if os.environ.get("CI") == "true":
        raise RuntimeError("no nginx in CI: run `bash scripts/nginx.sh .venv`")
    return None


@contextmanager
def nginx_serving(site: Path, base: str = "") -> Iterator[str]:
    """Serve the built ``site`` under ``base``; gives the origin. Without nginx the test is skipped
    and says so.
    """
    program = find_nginx()
    if program is None:
        pytest.skip("no nginx on this machine: `bash scripts/nginx.sh .venv` says how to get one")
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        root = site
        if base:
            root = home / "root"
            link = root / base.strip("/")
            link.parent.mkdir(parents=True)
            link.symlink_to(site)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        config = home / "nginx.conf"
        config.write_text(
            CONFIG.format(home=home, port=port, root=root, snippet=site / "mosty-nginx.conf"),
            encoding="utf-8",
        )
        process = subprocess.Popen(
            [program, "-e", str(home / "errors"), "-c", str(config)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            _wait(process, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(process: subprocess.Popen[str], port: int) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if process.poll() is not None:
            raise AssertionError(process.communicate()[0])
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
