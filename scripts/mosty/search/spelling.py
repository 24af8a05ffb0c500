"""The nearest known word for an unknown one. The browser's twin is spelling.js."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def order(term: str) -> bytes:
    """The sort key of terms everywhere: UTF-16 code units, the order `<` has in JavaScript."""
    return term.encode("utf-16-be", "surrogatepass")


def allowed_distance(stem: str) -> int:
    """How many slips a stem may hold: none below four letters, one up to five, two from six on."""
    return 0 if len(stem) < 4 else 1 if len(stem) < 6 else 2


def distance(a: str, b: str, most: int) -> int:
    """Damerau–Levenshtein distance (optimal string alignment) of `a` and `b`, or most + 1 if it is
    greater.
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > most and min(previous) > most:
            return most + 1
        before, previous = previous, current
    return min(previous[-1], most + 1)


def _best(stem: str, candidates: Iterable[str], frequency: Callable[[str], int]) -> str | None:
    most = allowed_distance(stem)
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

    Words that begin with its first or its second letter (a slip at the very start) come first, the
    others only if none of those is near, and only `everywhere`: so a browser can do with one part
    of the vocabulary. None if no word is near enough (see `allowed_distance`). Words with digits
    are nobody's slip.
    """
    if not allowed_distance(stem) or any("0" <= letter <= "9" for letter in stem):
        return None
    words = list(vocabulary)
    starts = set(stem[:2])
    nearest = _best(stem, (word for word in words if word[0] in starts), frequency)
    if nearest or not everywhere:
        return nearest
    return _best(stem, (word for word in words if word[0] not in starts), frequency)
