"""What a dictionary of spelling said of words, remembered between runs: opening one takes a third
of a second.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from mosty.model.work import lines_of, write_lines

#: Words remembered of one language; a file with more is begun anew.
MOST_WORDS = 300_000


class KnownWords:
    """What a dictionary said of words; ``made_of`` names the dictionary and all that was added to
    it.
    """

    def __init__(self, root: Path, locale: str, made_of: str) -> None:
        self.root, self.name = root, f"known-words.{locale}.txt"
        self.made_of = hashlib.blake2b(
            made_of.encode("utf-8", "surrogatepass"), digest_size=16
        ).hexdigest()
        first, *lines = lines_of(root, self.name) or [""]
        pairs = (
            [line.partition(" ") for line in lines]
            if first == self.made_of and len(lines) < MOST_WORDS
            else []
        )
        self.answers = {word: known == "+" for known, _, word in pairs}
        self.new = False

    def add(self, word: str, known: bool) -> None:
        """Remember the answer."""
        self.answers[word] = known
        self.new = True

    def keep(self) -> None:
        """Write what is remembered, where that has changed."""
        if self.new:
            answers = [
                f"{'+' if known else '-'} {word}" for word, known in sorted(self.answers.items())
            ]
            write_lines(self.root, self.name, [self.made_of, *answers])
            self.new = False
