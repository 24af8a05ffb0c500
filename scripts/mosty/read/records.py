"""The records: ``glossary.yml`` and ``docs/data/*.yml``, each file read once, each record with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from mosty.model.problem import Problem, Span, problem
from mosty.model.records import (
    Act,
    Finding,
    Helpline,
    LawRecord,
    Milestone,
    Organisation,
    Recommendation,
    Record,
    Source,
    Term,
)  # fmt: skip
from mosty.read import yaml_marks
from mosty.read.files import text_of
from mosty.read.page import schema_problems

R = TypeVar("R", bound=Record)
DATA = "docs/data"


@dataclass
class Records:
    """All records by id, and where each stands: ``places["term", "ospod"]``."""

    taxonomy: dict[str, dict[str, Any]] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    law: dict[str, LawRecord] = field(default_factory=dict)
    acts: dict[str, Act] = field(default_factory=dict)
    timeline: list[Milestone] = field(default_factory=list)
    helplines: dict[str, Helpline] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    findings: dict[int, Finding] = field(default_factory=dict)
    recommendations: dict[str, Recommendation] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    places: dict[tuple[str, str], Span] = field(default_factory=dict)


def read_records(root: Path, locales: tuple[str, ...], problems: list[Problem]) -> Records:
    """Read every record file. A missing or broken one is a problem; the others are still read."""
    return _Reader(root, locales, problems).read()


class _Reader:
    def __init__(self, root: Path, locales: tuple[str, ...], problems: list[Problem]) -> None:
        self.root, self.locales, self.problems = root, locales, problems
        self.records = Records()

    def read(self) -> Records:
        out = self.records
        taxonomy, _ = self.document("taxonomy.yml", dict)
        out.taxonomy = {str(k): v for k, v in (taxonomy or {}).items() if isinstance(v, dict)}
        self.glossary()
        self.put(out.sources, "source", Source, "sources.yml", (), Source.model_fields)
        law, loaded = self.document("law.yml", dict)
        if law is not None:
            self.fill(out.acts, "act", Act, loaded, "law.yml", ("acts",), "number", law.get("acts"))
            self.fill(out.law, "law", LawRecord, loaded, "law.yml", ("records",), "id", law.get("records"))
            timeline: dict[str, Milestone] = {}
            self.fill(timeline, "milestone", Milestone, loaded, "law.yml", ("timeline",), None, law.get("timeline"))
            out.timeline = list(timeline.values())
        services, loaded = self.document("services.yml", dict)
        if services is not None:
            self.fill(
                out.helplines,
                "helpline",
                Helpline,
                loaded,
                "services.yml",
                ("helplines",),
                "id",
                services.get("helplines"),
            )
            self.fill(
                out.organisations, "organisation", Organisation, loaded, "services.yml", ("organisations",), "id",
                services.get("organisations"),
            )  # fmt: skip
        findings: dict[str, Finding] = {}
        self.put(findings, "finding", Finding, "findings.yml", (), None, optional=True)
        out.findings = {one.number: one for one in findings.values()}
        self.put(out.recommendations, "recommendation", Recommendation, "recommendations.yml", (), None, optional=True)
        names, _ = self.document("names.yml", dict, optional=True)
        out.names = frozenset(str(name) for name in (names or {}).get("names", []) or [])
        return out

    def document(
        self, name: str, shape: type, optional: bool = False, folder: str = DATA
    ) -> tuple[Any, yaml_marks.Loaded]:
        """The file's value if it has the shape, and the marks."""
        path = self.root / folder / name
        file = path.relative_to(self.root).as_posix()
        if optional and not path.exists():
            return None, yaml_marks.Loaded()
        text = text_of(self.root, path, self.problems)
        if text is None:
            return None, yaml_marks.Loaded()
        loaded = yaml_marks.load(text, file)
        self.problems.extend(loaded.problems)
        if loaded.value is None and not loaded.problems:
            self.problems.append(problem("REC001", Span(file)))
            return None, loaded
        if loaded.value is not None and not isinstance(loaded.value, shape):
            self.problems.append(problem("REC002", Span(file), shape="list" if shape is list else "mapping"))
            return None, loaded
        return loaded.value, loaded

    def put(
        self, into: dict[str, R], what: str, model: type[R], name: str, base: yaml_marks.Path, fields: Any,
        optional: bool = False,
    ) -> None:  # fmt: skip
        """A file that holds one kind of record, as a list or as a mapping id → record."""
        value, loaded = self.document(name, dict | list, optional)  # type: ignore[arg-type]
        if value is not None:
            self.fill(into, what, model, loaded, name, base, "id", value)

    def glossary(self) -> None:
        value, loaded = self.document("glossary.yml", dict, folder="")
        if value is not None:
            if not value:
                self.problems.append(problem("REC001", Span("glossary.yml")))
            self.fill(self.records.terms, "term", Term, loaded, "glossary.yml", (), "id", value)

    def fill(
        self, into: dict[str, R], what: str, model: type[R], loaded: yaml_marks.Loaded, name: str,
        base: yaml_marks.Path, id_field: str | None, value: Any,
    ) -> None:  # fmt: skip
        """Validate each record; ``into`` gets those that pass, ``places`` all of them."""
        file = name if name == "glossary.yml" else f"{DATA}/{name}"
        if value is None:
            self.problems.append(problem("REC001", loaded.marks.get(base, Span(file))))
            return
        for key, raw, path in _items(value, base):
            span = loaded.key_marks.get(path) or loaded.marks.get(path) or Span(file)
            if not isinstance(raw, dict):
                self.problems.append(problem("REC002", span, shape="mapping"))
                continue
            shaped = self.shaped(raw, model)
            if id_field and isinstance(value, dict):
                shaped.setdefault(id_field, key)
            record_id = str(shaped.get(id_field, key) if id_field else key)
            try:
                record = model.model_validate(shaped)
            except ValidationError as error:
                known = {info.alias or field_name for field_name, info in model.model_fields.items()}
                self.problems.extend(schema_problems(error, loaded, file, path, known))
                continue
            if record_id in into:
                first = self.records.places[what, record_id]
                self.problems.append(problem("REC003", span, id=record_id, first=first.line))
                continue
            into[record_id] = record
            self.records.places[what, record_id] = span

    def shaped(self, raw: Mapping[str, Any], model: type[Record]) -> dict[str, Any]:
        """Gather the languages of a record (``cs:``, ``en:`` …) into ``texts``."""
        if "texts" not in model.model_fields:
            return dict(raw)
        shaped: dict[str, Any] = {key: value for key, value in raw.items() if key not in self.locales}
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
