"""``mosty init``."""

from __future__ import annotations

import argparse


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""


def run(args: argparse.Namespace) -> int:
    """Nothing yet."""
    return 0
