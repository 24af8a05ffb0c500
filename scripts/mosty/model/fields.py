"""How a field of the front matter is shown: the second half of the table of fields.

The first half is the model of the kind (``model/front_matter.py``), which gives the name, the type
and the default. A field carries both in one line::

    cost: Annotated[str | None, Shown("text", translated=True)] = None

From it come the facts on the page, the card, CSV, JSON and its description, the filters and the
labels that must be in ``messages/strings.*.yml``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel

#: What a value is: a text, keys of the taxonomy (one or more), one of a few words with labels in
#: the taxonomy, a degree from 0 to 4 with labels there, from–to, yes or no, numbers of findings,
#: names, the state of a project, the number of a phase, ids of methods.
Value = Literal[
    "text", "key", "keys", "choice", "degree", "period", "flag", "findings", "names", "status",
    "phase", "methods",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """Where and how a field is shown.

    ``section`` of the taxonomy holds its labels. ``label`` and ``column`` are the keys of its names
    on a page and in a table, in ``messages/strings.*.yml``. ``order`` says whether it comes before
    or after the others on a page; in a table, only ``last`` counts. ``if_silent``: a page says so
    when the source is silent on it. ``card`` is its place on the card of a practice.
    ``translated``: a translation repeats it in its own language; such an empty field counts in the
    fingerprint of the page only where it is ``hashed_empty``, as in the fields that the first
    translations were stamped with. ``facet`` is the filter it feeds.
    """

    value: Value
    section: str = ""
    label: str = ""
    column: str = ""
    order: Literal["first", "", "last"] = ""
    if_silent: bool = True
    card: Literal["core", "place", "badge", "facts"] = "facts"
    translated: bool = False
    hashed_empty: bool = False
    facet: str = ""
    on_page: bool = True
    in_data: bool = True


@dataclass(frozen=True, slots=True)
class RecordField:
    """A field of a kind of page with its name in the front matter."""

    name: str
    shown: Shown

    @property
    def label(self) -> str:
        """The key of its name on a page."""
        return self.shown.label or self.name

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of its columns in a table."""
        column = f"csv_{self.shown.column or self.name}"
        match self.shown.value:
            case "period":
                return f"{column}_from", f"{column}_to"
            case "degree":
                return column, f"{column}_label"
        return (column,)


@cache
def fields_of(model: type[BaseModel]) -> tuple[RecordField, ...]:
    """The fields of a model that are shown, in its order."""
    return tuple(
        RecordField(name, shown)
        for name, info in model.model_fields.items()
        for shown in info.metadata
        if isinstance(shown, Shown)
    )


def page_order(model: type[BaseModel]) -> list[RecordField]:
    """The fields of a page in the order in which they are on it."""
    places = {"first": 0, "": 1, "last": 2}
    fields = (field for field in fields_of(model) if field.shown.on_page)
    return sorted(fields, key=lambda field: places[field.shown.order])


def data_order(model: type[BaseModel]) -> list[RecordField]:
    """The fields of a table in the order of its columns."""
    fields = (field for field in fields_of(model) if field.shown.in_data)
    return sorted(fields, key=lambda field: field.shown.order == "last")


def translated_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Names of the fields that a translation repeats in its own language."""
    return tuple(field.name for field in fields_of(model) if field.shown.translated)


def unlabelled(
    kinds: Mapping[str, type[BaseModel]],
    exported: Collection[str],
    strings: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, str, str, str]]:
    """Kind, field, language and key of every label that ``strings`` lack.

    ``exported`` are the kinds that are published as tables, whose columns need names too.
    """
    for kind, model in kinds.items():
        for field in fields_of(model):
            for locale, words in strings.items():
                for key in _keys(field, table=kind in exported):
                    if key not in words:
                        yield kind, field.name, locale, key


def _keys(field: RecordField, table: bool) -> Iterator[str]:
    """The keys of the strings that a field needs."""
    if field.shown.on_page and field.shown.value != "phase":
        yield field.label
    if table and field.shown.in_data:
        yield from field.columns
    if field.shown.facet:
        yield f"facet_{field.shown.facet}"
