"""The nearest known word for an unknown one. The browser's twin is spelling.js.

Slips are counted in thirds. Two letters swapped, or one doubled, are a third: nobody means that.
A letter replaced by its neighbour on the keyboard, or by one that sounds like it, is two thirds,
any other letter left out, put in or replaced a whole slip. So a word is put right to one that was
likely meant, and a word that nobody here knows ("kuratela") is left as it is rather than made into
another ("krátké").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

#: Rows of the keyboards people write on here, and letters that sound alike.
_ROWS = ("qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm")
_ALIKE = ("iy", "sz", "dt", "bp", "vw", "yz", "ck")
_CONFUSED = frozenset(
    pair
    for x, y in [*(two for row in _ROWS for two in pairwise(row)), *_ALIKE]
    for pair in ((x, y), (y, x))
)
#: What one whole slip counts.
SLIP = 3


def order(term: str) -> bytes:
    """The sort key of terms everywhere: UTF-16 code units, the order `<` has in JavaScript."""
    return term.encode("utf-16-be", "surrogatepass")


def allowed_distance(stem: str) -> int:
    """How far the word meant may be, in thirds of a slip: nothing below four letters, a third
    with four, one slip up to six, more from seven on.
    """
    return 0 if len(stem) < 4 else 1 if len(stem) < 5 else SLIP if len(stem) < 7 else 5


def _letter(word: str, place: int) -> int:
    """What it costs to leave out the letter, or to put it in: less if the one before is the
    same.
    """
    return 1 if place and word[place] == word[place - 1] else SLIP


def _instead(x: str, y: str) -> int:
    """What it costs to write one letter for the other."""
    return 0 if x == y else 2 if (x, y) in _CONFUSED else SLIP


def distance(a: str, b: str, most: int) -> int:
    """How far `a` is from `b` in thirds of a slip (optimal string alignment), or most + 1 if it is
    farther.
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    previous = [0]
    for j in range(len(b)):
        previous.append(previous[-1] + _letter(b, j))
    for i, x in enumerate(a, 1):
        left_out = _letter(a, i - 1)
        current = [previous[0] + left_out]
        for j, y in enumerate(b, 1):
            cost = min(
                previous[j] + left_out,
                current[j - 1] + _letter(b, j - 1),
                previous[j - 1] + _instead(x, y),
            )
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > most and min(previous) > most:
            return most + 1
        before, previous = previous, current
    return min(previous[-1], most + 1)


def _best(
    stem: str, candidates: Iterable[str], frequency: Callable[[str], int], most: int
) -> str | None:
    nearest: list[str] = []
    for candidate in candidates:
        d = distance(stem, candidate, most)
        if d < most:
            most, nearest = d, [candidate]
        elif d == most:
            nearest.append(candidate)
    return min(nearest, key=lambda c: (-frequency(c), order(c)), default=None)


def nearest_word(
    stem: str, vocabulary: Iterable[str], frequency: Callable[[str], int], everywhere: bool = True
) -> str | None:
    """The word of `vocabulary` nearest to the unknown `stem`; the more frequent, then the first, of
    equals.

    Words that begin with its first letter or its second (a slip at the very start) come first, the
    others only if none of those is near, and only `everywhere`: so a browser can do with one part
    of the vocabulary. With known words beside it (not `everywhere`) more than one slip is no slip
    but another word. None if no word is near enough (see `allowed_distance`). Words with digits
    are nobody's slip.
    """
    most = allowed_distance(stem) if everywhere else min(SLIP, allowed_distance(stem))
    if not most or any("0" <= letter <= "9" for letter in stem):
        return None
    words = list(vocabulary)
    starts = set(stem[:2])
    nearest = _best(stem, (word for word in words if word[0] in starts), frequency, most)
    if nearest or not everywhere:
        return nearest
    others = (word for word in words if word[0] not in starts)
    return _best(stem, others, frequency, min(SLIP, most))
