"""How hard a text is to read: words a sentence, and LIX.

LIX (C.-H. Björnsson, Läsbarhet, 1968): words / sentences + 100 · words longer than six letters /
words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mosty.text.prefilter import lazy_pattern

#: Words of a sentence that families follow at one reading.
LONG = 15

_END = lazy_pattern(r"(?<=[.!?…])[“”\"’)]*[ \n]+(?=[\"„“‘(]?[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ0-9])")
_WORD = lazy_pattern(r"[^\W_]+(?:[-’'][^\W_]+)*")


@dataclass(frozen=True)
class Readability:
    """Figures of a text: numbers of words and sentences, words of the longest sentence and that
    sentence, LIX.
    """

    words: int
    sentences: int
    longest: int
    longest_text: str
    lix: float

    @property
    def mean(self) -> float:
        """Words a sentence on average."""
        return self.words / self.sentences if self.sentences else 0.0


def sentences(block: str) -> list[str]:
    """The sentences of a paragraph or list item.

    A stop before a non-breaking space ends none (1. 9. 2026, odst. 4: the typographer has joined
    them).
    """
    return [part.strip() for part in _END.split(block) if _WORD.search(part)]


def words(sentence: str) -> list[str]:
    """Words, numbers included; a compound with a hyphen is one."""
    return _WORD.findall(sentence)


def measure(blocks: Iterable[str]) -> Readability:
    """Figures over all sentences of the blocks; zeros for no text."""
    counted = [
        (len(words(sentence)), sentence) for block in blocks for sentence in sentences(block)
    ]
    total = sum(count for count, _ in counted)
    if not total:
        return Readability(0, 0, 0, "", 0.0)
    long = sum(1 for _, sentence in counted for word in words(sentence) if len(word) > 6)
    most, text = max(counted, key=lambda one: one[0])
    return Readability(total, len(counted), most, text, total / len(counted) + 100 * long / total)
