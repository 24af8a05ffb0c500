"""Signs that a page may hold what a check looks for: cheap tests before dear patterns.

A pattern over every character of every page costs more than all the rest of a check. So a check first asks for a
*necessary* sign of its match, and runs its own pattern only where the sign is there:

* a piece of text that every match holds, by ``in`` (hundreds of times as fast as a pattern);
* a :class:`Trigger` over the page's different words: each word of the language is looked at once, not once a page.

A sign may say yes too often; it must never say no where the pattern would match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

#: Different words a trigger remembers; a base has some tens of thousands.
MOST_WORDS = 300_000


@lru_cache(maxsize=16)
def words(text: str) -> frozenset[str]:
    """The different pieces of ``text`` between white space, punctuation attached."""
    return frozenset(text.split())


@lru_cache(maxsize=16)
def letters(text: str) -> frozenset[str]:
    """The different characters of ``text``."""
    return frozenset(text)


class Trigger:
    """Which words may begin, end or hold a match: a question put once to each different word.

    ``sign`` is searched for in words parted by line breaks, so it holds no white space and asks for the ends of a word
    by ``(?<!\\S)`` and ``(?!\\S)``. With ``fold`` it is in small letters and found in capitals too (many times as fast
    as ``re.IGNORECASE``). ``also`` is asked of the words in which it was found.
    """

    def __init__(self, sign: re.Pattern[str], also: Callable[[str], object] | None = None, fold: bool = False) -> None:
        self._sign, self._also, self._fold = sign, also, fold
        self._yes: set[str] = set()
        self._no: set[str] = set()

    def among(self, found: frozenset[str]) -> set[str]:
        """The words of ``found`` that bear the sign."""
        if found <= self._no:
            return set()
        new = found - self._no - self._yes
        if new:
            if len(self._no) > MOST_WORDS:
                self._no.clear()
            yes = {word for word in self._signed(new) if self._also is None or self._also(word)}
            self._yes |= yes
            self._no |= new - yes
        return self._yes & found

    def _signed(self, new: frozenset[str]) -> set[str]:
        joined = "\n".join(new)
        if self._fold:
            joined = folded(joined)
        found = set()
        for match in self._sign.finditer(joined):
            end = joined.find("\n", match.end())
            found.add(joined[joined.rfind("\n", 0, match.start()) + 1 : end if end >= 0 else len(joined)])
        return {word for word in new if folded(word) in found} if found and self._fold else found


def folded(text: str) -> str:
    """``text`` in small letters, as ``re.IGNORECASE`` takes them: its long s, Turkish i and Kelvin sign too."""
    text = text.lower()
    return text if text.isascii() else text.replace("ſ", "s").replace("ı", "i").replace("i\u0307", "i")


#: White space between two words that still stand together, and so many words are looked at before one.
_APART, _BEFORE = 60, 3


def places(text: str, found: Iterable[str], before: re.Pattern[str] | None = None) -> Iterator[int]:
    """Where the words stand, white space around them, after words in which ``before`` finds something.

    ``before`` is asked of the last three words, one space after each.
    """
    for word in found:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if (not at or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
                if before is None:
                    yield at
                else:
                    last = text[max(0, at - _APART) : at].split()
                    if len(last) <= _BEFORE:  # long words or much white space
                        last = text[max(0, at - 10 * _APART) : at].split()
                    if last and before.search(" ".join([*last[-_BEFORE:], ""])):
                        yield at
            at = text.find(word, end)


class Late:
    """A pattern compiled when it is first used: most runs need few of all patterns."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._source, self._flags = pattern, flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in ("finditer", "search", "match", "fullmatch", "sub", "findall", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when it is first used."""
    made: re.Pattern[str] = Late(pattern, flags)  # type: ignore[assignment]
    return made
