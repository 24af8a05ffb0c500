"""What is in a front matter: every key, text and number, whatever it is nested in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

#: Keys and indices that lead to a value.
Keys = tuple[str | int, ...]


def values(value: object, path: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Every key, text and number in ``value`` with its path; an anchor that repeats itself ends at
    ten floors.
    """
    if len(path) > 10:
        return
    if isinstance(value, str | int | float):
        yield path, str(value)
        return
    named = isinstance(value, Mapping)
    inside = (
        value.items()
        if isinstance(value, Mapping)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in inside:
        below = (*path, key)
        if named:
            yield below, str(key)
        if type(inner) is str:  # nearly all are
            if len(below) <= 10:
                yield below, inner
        else:
            yield from values(inner, below)
