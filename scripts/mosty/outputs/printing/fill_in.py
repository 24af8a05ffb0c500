"""What a social worker writes on the lines of a leaflet by machine: a small YAML file, read and
checked.
"""

from __future__ import annotations

from pathlib import Path

from mosty.model.fills import BY_HAND, FILLS, LONGEST
from mosty.model.problem import Problem, Span, problem
from mosty.read.files import text_of
from mosty.read.yaml_marks import load
from mosty.text.language.guess import guesses


def read_fill(path: Path) -> tuple[dict[str, str], list[Problem]]:
    """Texts by the key of their line, and the problems: not readable, unknown line, line only for a
    hand, too long.
    """
    problems: list[Problem] = []
    text = text_of(path.absolute().parent, path.absolute(), problems)
    if text is None:
        return {}, problems
    loaded = load(text, path.name)
    problems += loaded.problems
    if not isinstance(loaded.value, dict):
        if loaded.value is not None:
            problems.append(
                problem("LFT008", Span(path.name), key=path.name, **guesses(path.name, FILLS))
            )
        return {}, problems
    fill: dict[str, str] = {}
    for key, value in loaded.value.items():
        place = loaded.key_marks.get((str(key),), Span(path.name))
        written = " ".join(str(value).split())
        if key in BY_HAND:
            problems.append(problem("LFT009", place, key=key))
        elif key not in FILLS:
            problems.append(problem("LFT008", place, key=key, **guesses(str(key), FILLS)))
        elif not isinstance(value, str | int) or len(written) > LONGEST:
            problems.append(
                problem("LFT010", loaded.marks.get((str(key),), place), key=key, longest=LONGEST)
            )
        else:
            fill[str(key)] = written
    return fill, problems
