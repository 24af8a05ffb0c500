"""Wrong use of the command line: one line for the person who typed it, in Czech and English."""

from __future__ import annotations

from functools import cache

import yaml

from mosty.text.resources import shipped


class Misuse(ValueError):
    """The text is ``messages/misuse.yml`` → ``key``, its blanks filled with ``values``; ``guess``:
    what may be meant.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values

    def said(self, lang: str) -> str:
        """The line in a language; in English where the catalogue lacks it."""
        texts, meant = _catalogue()[self.key], _catalogue()["meant"]
        guess = self.values.get("guess")
        said = meant.get(lang, meant["en"]).format(guess=guess) if guess else ""
        return texts.get(lang, texts["en"]).format(**{**self.values, "guess": said})

    def __str__(self) -> str:
        return self.said("en")


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    text = shipped("misuse.yml")
    found: dict[str, dict[str, str]] = yaml.load(
        text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return found
