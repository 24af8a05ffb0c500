"""What a social worker writes on the lines of a leaflet by machine: a small YAML file, read and
checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mosty.model.fills import BY_HAND, FILLS, LONGEST
from mosty.model.meant import guesses
from mosty.model.offices import Office
from mosty.model.problem import Problem, Span, problem
from mosty.read.files import text_of
from mosty.read.yaml_marks import load


def with_office(fill: Mapping[str, str], offices: Mapping[str, Office]) -> dict[str, str]:
    """The texts with the name and the address of the office that ``office`` names by its id or its
    town, and its number if the list has it and none is given. Any other text stays as written.
    """
    named = fill.get("office", "")
    known = [
        office
        for office in offices.values()
        if named and named.casefold() in (office.id, office.area.casefold())
    ]
    if len(known) != 1:
        return dict(fill)
    office = known[0]
    facts = {"office_address": office.address, "worker_phone": office.phone}
    return {**{key: text for key, text in facts.items() if text}, **fill, "office": office.area}


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
