"""``python -m mosty.cli``."""

from mosty.cli import command

command()
