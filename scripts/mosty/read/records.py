"""The records: ``glossary.yml`` and ``docs/data/*.yml``, each file read once, each record with its
place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import UnionType
from typing import Any

from pydantic import ValidationError

from mosty.model.front_matter import VOCABULARY
from mosty.model.message import message
from mosty.model.problem import Problem, Span, problem
from mosty.model.record import TO_FILL_IN, Draftable, Record
from mosty.model.record_files import (
    FILES,
    GLOSSARY_FILE,
    NAMES_FILE,
    OPTIONAL,
    TAXONOMY_FILE,
    Table,
)  # fmt: skip
from mosty.model.records import Finding, Records
from mosty.model.values import values
from mosty.read import record_cache, yaml_marks
from mosty.read.files import text_of
from mosty.read.page import schema_problems

_FILES = (TAXONOMY_FILE, *FILES, NAMES_FILE)


def read_records(root: Path, locales: tuple[str, ...], problems: list[Problem]) -> Records:
    """Read every record file. A missing or broken one is a problem; the others are still read.

    Records without any problem are kept in ``.mosty/`` for the next time.
    """
    before = len(problems)
    texts = {
        file: text_of(root, root / file, problems)
        for file in _FILES
        if file not in OPTIONAL or (root / file).exists()
    }
    key = (
        record_cache.fingerprint(locales, map(texts.get, _FILES)) if len(problems) == before else ""
    )
    records = record_cache.records(root, key) if key else None
    if records is None:
        records = _Reader(texts, locales, problems).read()
        if key and len(problems) == before:
            record_cache.keep(root, key, records)
    return records


class _Reader:
    """``texts`` of the files by their names below the root; None for one that could not be read."""

    def __init__(
        self, texts: Mapping[str, str | None], locales: tuple[str, ...], problems: list[Problem]
    ) -> None:
        self.texts, self.locales, self.problems = texts, locales, problems
        self.records = Records()
        #: Where the drafts are: a record that names one finds nothing.
        self.drafts: dict[tuple[str, str], Span] = {}

    def read(self) -> Records:
        self.taxonomy()
        for file, tables in FILES.items():
            self.tables(file, tables)
        self.names()
        return self.records

    def tables(self, file: str, tables: Sequence[Table]) -> None:
        """The records of a file."""
        only_mapping = bool(tables[0].section) or file == GLOSSARY_FILE
        value, loaded = self.document(file, dict if only_mapping else dict | list)
        if value is None:
            return
        for table in tables:
            base: yaml_marks.Path = (table.section,) if table.section else ()
            records = self.filled(table, loaded, file, base, value.get(*base) if base else value)
            if table.name == "timeline":
                self.records.timeline = list(records.values())
            elif table.name == "findings":
                self.by_number(records)
            else:
                getattr(self.records, table.name).update(records)

    def names(self) -> None:
        """Proper names and abbreviations in capitals that pages may use without a term."""
        names, loaded = self.document(NAMES_FILE, dict)
        if names is None:
            return
        listed = names.get("names")
        if not isinstance(listed, list):
            self.problems.append(
                problem("REC002", self.at(loaded, NAMES_FILE, ("names",)), shape="list")
            )
            listed = []
        self.records.names = frozenset(str(name) for name in listed)

    def at(self, loaded: yaml_marks.Loaded, file: str, path: yaml_marks.Path) -> Span:
        """The place of a key, else of its value, else the file's first line."""
        return loaded.key_marks.get(path) or loaded.marks.get(path) or Span(file)

    def taxonomy(self) -> None:
        """Sections → keys → labels by locale; whatever has another form is left out with a
        problem.
        """
        value, loaded = self.document(TAXONOMY_FILE, dict)
        if value is None:
            return
        for section in sorted({*VOCABULARY.values(), "areas"} - set(value)):
            self.problems.append(problem("REC001", Span(TAXONOMY_FILE), section=section))
        for section, entries in value.items():
            if not isinstance(entries, dict):
                self.problems.append(
                    problem("REC002", self.at(loaded, TAXONOMY_FILE, (section,)), shape="mapping")
                )
                continue
            labels = self.records.taxonomy.setdefault(section, {})
            for key, texts in entries.items():
                span = self.at(loaded, TAXONOMY_FILE, (section, key))
                if not isinstance(texts, dict) or not all(
                    isinstance(text, str | None) for text in texts.values()
                ):
                    self.problems.append(problem("REC002", span, shape="mapping"))
                    texts = {}  # the key is known all the same
                labels[key] = texts
                self.records.places["taxonomy", f"{section}/{key}"] = span

    def by_number(self, findings: Mapping[str, Finding]) -> None:
        """Findings are cited by number: two with one number are a problem."""
        for finding in findings.values():
            first = self.records.findings.setdefault(finding.number, finding)
            if first is not finding:
                self.problems.append(
                    problem("REC003", self.records.places["finding", finding.id], id=finding.number,
                            first=self.records.places["finding", first.id].line)
                )  # fmt: skip

    def document(self, file: str, shape: type | UnionType) -> tuple[Any, yaml_marks.Loaded]:
        """The file's value if it has the shape, and the marks."""
        text = self.texts.get(file)
        if text is None:
            return None, yaml_marks.Loaded()
        loaded = yaml_marks.load(text, file)
        self.problems.extend(loaded.problems)
        if loaded.value in (None, {}, []) and not loaded.problems:
            self.problems.append(problem("REC001", Span(file)))
            return None, loaded
        if loaded.value is not None and not isinstance(loaded.value, shape):
            self.problems.append(problem("REC002", Span(file), shape="mapping"))
            return None, loaded
        return loaded.value, loaded

    def filled(
        self, table: Table, loaded: yaml_marks.Loaded, file: str, base: yaml_marks.Path, value: Any
    ) -> dict[str, Any]:
        """The records of a table that are valid; ``places`` gets all of them."""
        what, model, id_field = table.kind, table.model, table.id_field
        into: dict[str, Any] = {}
        if value is None or (
            value in ({}, []) and id_field
        ):  # a calendar may be empty, a table of records not
            self.problems.append(problem("REC001", loaded.marks.get(base, Span(file))))
            return into
        if not isinstance(value, dict | list):
            self.problems.append(
                problem("REC002", loaded.marks.get(base, Span(file)), shape="list")
            )
            return into
        for key, raw, path in _items(value, base):
            span = loaded.key_marks.get(path) or loaded.marks.get(path) or Span(file)
            if not isinstance(raw, dict):
                self.problems.append(problem("REC002", span, shape="mapping"))
                continue
            shaped = self.shaped(raw, model)
            if id_field and isinstance(value, dict):
                shaped.setdefault(id_field, key)
            record_id = str(shaped.get(id_field, key) if id_field else key)
            first = self.records.places.get((what, record_id)) or self.drafts.get((what, record_id))
            if first is not None:
                self.problems.append(problem("REC003", span, id=record_id, first=first.line))
                continue
            self.records.places[what, record_id] = span
            if (
                "texts" in model.model_fields and not shaped["texts"]
            ):  # nothing could be shown in its place
                self.problems.append(problem("FM003", span, key=self.locales[0], known=""))
                continue
            try:
                record = model.model_validate(shaped)
            except ValidationError as error:
                known = {
                    info.alias or field_name for field_name, info in model.model_fields.items()
                }
                self.problems.extend(schema_problems(error, loaded, file, path, known))
                continue
            if not self.is_draft(what, record_id, record, raw):
                into[record_id] = record
        return into

    def is_draft(self, what: str, record_id: str, record: Record, raw: Mapping[str, Any]) -> bool:
        """Whether the record is a draft, or has something left to be filled in; it then loses its
        place, so that whatever names it names nothing.
        """
        if not isinstance(record, Draftable):
            return False
        left = any(text == TO_FILL_IN for _, text in values(raw))
        if not record.draft and not left:
            return False
        span = self.drafts[what, record_id] = self.records.places.pop((what, record_id))
        unfinished = message("blanks.record_unfinished", mark=TO_FILL_IN)
        why = message("blanks.record_draft") if record.draft else unfinished
        self.problems.append(problem("PUB007", span, id=record_id, why=why))
        return True

    def shaped(self, raw: Mapping[str, Any], model: type[Record]) -> dict[str, Any]:
        """Gather the languages of a record (``cs:``, ``en:`` …) into ``texts``."""
        if "texts" not in model.model_fields:
            return dict(raw)
        shaped: dict[str, Any] = {
            key: value for key, value in raw.items() if key not in self.locales
        }
        shaped["texts"] = {key: value for key, value in raw.items() if key in self.locales}
        shaped.pop("unofficial", None)
        return shaped


def _items(value: Any, base: yaml_marks.Path) -> Iterator[tuple[str, Any, yaml_marks.Path]]:
    if isinstance(value, dict):
        for key, raw in value.items():
            yield str(key), raw, (*base, key)
    elif isinstance(value, list):
        for index, raw in enumerate(value):
            yield str(index), raw, (*base, index)
