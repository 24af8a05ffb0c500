"""Signs that a page may hold what a check looks for: cheap tests before dear patterns.

A pattern over every character of every page costs more than all the rest of a check. So a check
first asks for a *necessary* sign of its match, and runs its own pattern only where the sign is
there:

* a piece of text that every match holds, by ``in`` (hundreds of times as fast as a pattern); * a
:class:`WordIndex` over the page's different words: each word of the language is looked at once, not
once per page.

A sign may say yes too often; it must never say no where the pattern would match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache

#: Different words a trigger remembers; a base has some tens of thousands.
MOST_WORDS = 300_000
#: Up to this many words are searched sign by sign: those of one page and its original.
_FEW = 2_000
#: Texts whose words are remembered: a check needs those of a page and, at its translation, of
#: its original.
_TEXTS = 5_000


class Words(frozenset[str]):
    """The different pieces of a text between white space, punctuation attached."""

    __slots__ = ("marked",)
    #: Which of them bear the signs of which trigger, once that is known.
    marked: Mapping[WordIndex, list[str]]


@lru_cache(maxsize=_TEXTS)
def words(text: str) -> Words:
    """The words of ``text``; the same again for the same text."""
    return Words(text.split())


class WordIndex:
    """Which words may begin, end or hold a match: a question put once to each different word.

    ``sign`` is searched for in words parted by line breaks, so it holds no white space and asks for
    the ends of a word by ``(?<!\\S)`` and ``(?!\\S)``; one that begins with the former has its
    alternatives in a group. It has no flags, as all signs are made one pattern. With ``fold`` it is
    in small letters and found in capitals too (many times as fast as ``re.IGNORECASE``). Triggers
    live as long as the program, each is one of a module's constants.
    """

    def __init__(self, sign: re.Pattern[str], fold: bool = False) -> None:
        self.sign, self.fold = sign, fold
        _table.add(self)

    def among(self, present: Words) -> Collection[str]:
        """The words of ``present`` that bear the sign."""
        try:
            return present.marked.get(self, ())
        except AttributeError:  # the first time
            present.marked = _table.marked(present)
            return present.marked.get(self, ())


#: How the sign of a word's beginning begins.
_BEGINS = r"(?<!\S)"


def _one_of(signs: Iterable[str]) -> str:
    """One pattern of all; those of a word's beginning are tried there only."""
    listed = [f"(?:{one})" for one in signs]
    begin = [one for one in listed if one.startswith(f"(?:{_BEGINS}")]
    parts = [f"{_BEGINS}(?:{'|'.join(begin)})"] if begin else []
    return "|".join([*parts, *(one for one in listed if one not in begin)]) or "(?!)"


class _Table:
    """What each different word of the base bears: one look at a word answers for all triggers."""

    def __init__(self) -> None:
        self.triggers: list[WordIndex] = []
        self.forget()

    def add(self, trigger: WordIndex) -> None:
        self.triggers.append(trigger)
        self.forget()
        words.cache_clear()  # they know nothing of it

    def forget(self) -> None:
        self.any: tuple[re.Pattern[str], ...] | None = None
        self.known: set[str] = set()
        self.borne: dict[str, list[WordIndex]] = {}

    def _bearing(self, new: frozenset[str]) -> frozenset[str]:
        """The words in which any sign occurs: once most are known, few new ones come, and hardly
        one bears any.

        The pattern of all signs takes as long to make as one page's words take without it.
        """
        if self.any is None:
            patterns = [
                [one.sign.pattern for one in self.triggers if one.fold is fold]
                for fold in (False, True)
            ]
            self.any = tuple(re.compile(_one_of(some)) for some in patterns)
        return frozenset(signed(new, self.any[0]) | signed(new, self.any[1], fold=True))

    def marked(self, present: frozenset[str]) -> dict[WordIndex, list[str]]:
        """The words that bear each trigger's sign."""
        new = present - self.known
        if new:
            if len(self.known) > MOST_WORDS:
                self.forget()
                new = present
            bearing = self._bearing(new) if len(self.known) > _FEW else new
            for trigger in self.triggers if bearing else ():
                for word in signed(bearing, trigger.sign, trigger.fold):
                    self.borne.setdefault(word, []).append(trigger)
            self.known |= new
        marked: dict[WordIndex, list[str]] = {}
        for word in self.borne.keys() & present:
            for trigger in self.borne[word]:
                marked.setdefault(trigger, []).append(word)
        return marked


_table = _Table()


class CheckedWordIndex:
    """The same for more than a pattern: ``also`` decides on the words that match ``sign``."""

    def __init__(self, sign: re.Pattern[str], also: Callable[[str], object]) -> None:
        self._sign, self._also = sign, also
        self._yes: set[str] = set()
        self._no: set[str] = set()

    def among(self, present: frozenset[str]) -> set[str]:
        """The words of ``present`` that bear the sign and pass ``also``."""
        if present <= self._no:
            return set()
        new = present - self._no - self._yes
        if new:
            if len(self._no) > MOST_WORDS:
                self._no.clear()
            yes = {word for word in signed(new, self._sign) if self._also(word)}
            self._yes |= yes
            self._no |= new - yes
        return self._yes & present


def signed(words: frozenset[str], sign: re.Pattern[str], fold: bool = False) -> set[str]:
    """The words in which the sign occurs."""
    joined = "\n".join(words)
    if fold:
        joined = folded(joined)
    signs = set()
    match = sign.search(joined)
    while match:  # one sign is enough: a word of nothing but signs is read once
        end = joined.find("\n", match.end())
        end = end if end >= 0 else len(joined)
        signs.add(joined[joined.rfind("\n", 0, match.start()) + 1 : end])
        match = sign.search(joined, end)
    return {word for word in words if folded(word) in signs} if signs and fold else signs


def folded(text: str) -> str:
    """``text`` in small letters, as ``re.IGNORECASE`` takes them: its long s, Turkish i and Kelvin
    sign too.
    """
    text = text.lower()
    return (
        text if text.isascii() else text.replace("ſ", "s").replace("ı", "i").replace("i\u0307", "i")
    )


#: White space between two words that still belong together, and so many words are looked at before
#: one.
_APART, _BEFORE = 60, 3
#: So many characters of them: what is longer is no word of a language.
MOST_BEFORE = 80


def places(
    text: str, wanted: Iterable[str], before: re.Pattern[str] | None = None
) -> Iterator[int]:
    """The places of the words, white space around them, after words in which ``before`` finds
    something.

    ``before`` gets the last three words, one space after each.
    """
    for word in wanted:
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
                    if last and before.search(" ".join([*last[-_BEFORE:], ""])[-MOST_BEFORE:]):
                        yield at
            at = text.find(word, end)


class LazyPattern:
    """A pattern compiled when it is first used: most runs need few of all patterns."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._source, self._flags = pattern, flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in (
            "finditer",
            "search",
            "match",
            "fullmatch",
            "sub",
            "findall",
            "split",
            "pattern",
        ):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when it is first used."""
    made: re.Pattern[str] = LazyPattern(pattern, flags)  # type: ignore[assignment]
    return made
