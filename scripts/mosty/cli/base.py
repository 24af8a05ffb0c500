"""The base that a verb works on."""

from __future__ import annotations

import argparse

from mosty import report
from mosty.cli.words import Blocked
from mosty.model.site import Site
from mosty.read.site import read_site


def read_base(args: argparse.Namespace) -> Site:
    """The base at ``--root``. Raises :class:`Blocked` if it cannot be read at all."""
    site, problems = read_site(args.root.absolute())
    if site is None:
        raise Blocked(report.text(problems, args.words.lang))
    return site
