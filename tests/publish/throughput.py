"""Requests a second and bytes that a real nginx sends: files as they are, packed while the reader
waits, and packed beforehand. ``python -m tests.publish.throughput SITE [--seconds N]``.

SITE is a site built with ``mosty build --packed``. The load comes from ``wrk`` (Debian: package wrk).
Servers take turns, three times; the median of each is printed, and its ratio to plain nginx.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..nginx import nginx_serving

PAGE = "rodice/"
ROUNDS = 3
PLAIN = "default_type text/html;\n"
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
SIZE = re.compile(r"(\d+) requests in [\d.]+s, ([\d.]+)(K|M|G)B read")
UNITS = {"K": 1024, "M": 1024**2, "G": 1024**3}


@contextmanager
def variant(site: Path, name: str) -> Iterator[str]:
    """The origin of a server of the site with the settings of that name."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "site"
        shutil.copytree(site, root)
        snippet = root / "mosty-nginx.conf"
        ours = snippet.read_text(encoding="utf-8")
        if name == "plain":
            snippet.write_text(PLAIN, encoding="utf-8")
        elif name == "packed on the way":
            snippet.write_text(ours.replace("gzip_static on;", ""), encoding="utf-8")
        with nginx_serving(root) as origin:
            yield origin


def load(origin: str, seconds: int) -> tuple[float, float]:
    """Requests a second, and bytes per answer with its headers, under load."""
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "-H", "Accept-Encoding: gzip"]
    output = subprocess.run(
        [*command, f"{origin}/{PAGE}"], capture_output=True, text=True, check=True
    )
    rate, size = RATE.search(output.stdout), SIZE.search(output.stdout)
    assert rate and size, output.stdout
    return float(rate[1]), float(size[2]) * UNITS[size[3]] / int(size[1])


def main() -> None:
    """Measure and print one line per server."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--seconds", type=int, default=5)
    args = parser.parse_args()
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is missing: apt-get install wrk")
    names = ("plain", "packed on the way", "packed before")
    rates: dict[str, list[float]] = {name: [] for name in names}
    sizes: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name in names:
            with variant(args.site, name) as origin:
                rate, sizes[name] = load(origin, args.seconds)
            rates[name].append(rate)
    plain = statistics.median(rates["plain"])
    for name in names:
        rate = statistics.median(rates[name])
        print(
            f"{name:18} {rate:8.0f} requests/s  {rate / plain:5.2f} of plain  {sizes[name]:8.0f} B"
        )


if __name__ == "__main__":
    main()
