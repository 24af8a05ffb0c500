"""The records: ``glossary.yml`` and ``docs/data/*.yml``, each file read once, each record with its
place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from mosty.model.contact import Contact
from mosty.model.edition import EDITIONS_FILE, Edition
from mosty.model.front_matter import VOCABULARY
from mosty.model.news import News
from mosty.model.problem import Problem, Span, problem
from mosty.model.record import TO_FILL_IN, Draftable, Record
from mosty.model.records import (
    Act,
    Expression,
    Finding,
    Helpline,
    LawRecord,
    Milestone,
    Organisation,
    Recommendation,
    Records,
    Source,
    Term,
)  # fmt: skip
from mosty.model.study import Study
from mosty.model.update import UPDATES_FILE, Update
from mosty.model.values import values
from mosty.model.withdrawal import RETURNS_FILE, WITHDRAWALS_FILE, Return, Withdrawal
from mosty.read import record_cache, yaml_marks
from mosty.read.files import text_of
from mosty.read.page import schema_problems

R = TypeVar("R", bound=Record)
DATA = "docs/data"


_CONTACTS, _EXPRESSIONS, _STUDIES = "contacts.yml", "expressions.yml", "studies.yml"
_NEWS = "news.yml"
#: Files that a base may do without.
_OPTIONAL = (
    *(f"{DATA}/{name}" for name in ("names.yml", _CONTACTS, _EXPRESSIONS, _STUDIES, _NEWS)),
    EDITIONS_FILE,
    UPDATES_FILE,
    WITHDRAWALS_FILE,
    RETURNS_FILE,
)
#: Every file of records.
_FILES = ("glossary.yml", *(f"{DATA}/{name}.yml" for name in (
    "taxonomy", "sources", "law", "services", "findings", "recommendations",
)), *_OPTIONAL)  # fmt: skip


def read_records(root: Path, locales: tuple[str, ...], problems: list[Problem]) -> Records:
    """Read every record file. A missing or broken one is a problem; the others are still read.

    Records without any problem are kept in ``.mosty/`` for the next time.
    """
    before = len(problems)
    texts = {
        file: text_of(root, root / file, problems)
        for file in _FILES
        if file not in _OPTIONAL or (root / file).exists()
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
        out = self.records
        taxonomy, loaded = self.document("taxonomy.yml", dict)
        if taxonomy is not None:
            self.taxonomy(taxonomy, loaded)
        self.glossary()
        self.put(out.sources, "source", Source, "sources.yml")
        law, loaded = self.document("law.yml", dict)
        if law is not None:
            self.fill(out.acts, "act", Act, loaded, "law.yml", ("acts",), "number", law.get("acts"))
            self.fill(
                out.law, "law", LawRecord, loaded, "law.yml", ("records",), "id", law.get("records")
            )
            timeline: dict[str, Milestone] = {}
            self.fill(
                timeline,
                "milestone",
                Milestone,
                loaded,
                "law.yml",
                ("timeline",),
                None,
                law.get("timeline"),
            )
            out.timeline = list(timeline.values())
        services, loaded = self.document("services.yml", dict)
        if services is not None:
            self.fill(
                out.helplines, "helpline", Helpline, loaded, "services.yml", ("helplines",), "id",
                services.get("helplines"),
            )  # fmt: skip
            self.fill(
                out.organisations,
                "organisation",
                Organisation,
                loaded,
                "services.yml",
                ("organisations",),
                "id",
                services.get("organisations"),
            )
        self.put(out.contacts, "contact", Contact, _CONTACTS)
        self.put(out.studies, "study", Study, _STUDIES)
        self.put(out.news, "news", News, _NEWS)
        self.put(out.editions, "edition", Edition, EDITIONS_FILE.rpartition("/")[2])
        self.put(out.updates, "update", Update, UPDATES_FILE.rpartition("/")[2])
        self.put(out.withdrawals, "withdrawal", Withdrawal, WITHDRAWALS_FILE.rpartition("/")[2])
        self.put(out.returns, "return", Return, RETURNS_FILE.rpartition("/")[2])
        findings: dict[str, Finding] = {}
        self.put(findings, "finding", Finding, "findings.yml")
        self.by_number(findings)
        self.put(out.recommendations, "recommendation", Recommendation, "recommendations.yml")
        self.put(out.expressions, "expression", Expression, _EXPRESSIONS)
        names, loaded = self.document("names.yml", dict)
        if names is not None:
            listed = names.get("names")
            if not isinstance(listed, list):
                self.problems.append(
                    problem("REC002", self.at(loaded, "names.yml", ("names",)), shape="list")
                )
                listed = []
            out.names = frozenset(str(name) for name in listed)
        return out

    def at(self, loaded: yaml_marks.Loaded, name: str, path: yaml_marks.Path) -> Span:
        """The place of a key, else of its value, else the file's first line."""
        return loaded.key_marks.get(path) or loaded.marks.get(path) or Span(f"{DATA}/{name}")

    def taxonomy(self, value: Mapping[str, Any], loaded: yaml_marks.Loaded) -> None:
        """Sections → keys → labels by locale; whatever has another form is left out with a
        problem.
        """
        for section in sorted({*VOCABULARY.values(), "areas"} - set(value)):
            self.problems.append(problem("REC001", Span(f"{DATA}/taxonomy.yml"), section=section))
        for section, entries in value.items():
            if not isinstance(entries, dict):
                self.problems.append(
                    problem("REC002", self.at(loaded, "taxonomy.yml", (section,)), shape="mapping")
                )
                continue
            labels = self.records.taxonomy.setdefault(section, {})
            for key, texts in entries.items():
                span = self.at(loaded, "taxonomy.yml", (section, key))
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

    def document(
        self, name: str, shape: type, folder: str = f"{DATA}/"
    ) -> tuple[Any, yaml_marks.Loaded]:
        """The file's value if it has the shape, and the marks."""
        file = folder + name
        text = self.texts.get(file)
        if text is None:
            return None, yaml_marks.Loaded()
        loaded = yaml_marks.load(text, file)
        self.problems.extend(loaded.problems)
        if loaded.value in (None, {}, []) and not loaded.problems:
            self.problems.append(problem("REC001", Span(file)))
            return None, loaded
        if loaded.value is not None and not isinstance(loaded.value, shape):
            self.problems.append(
                problem("REC002", Span(file), shape="list" if shape is list else "mapping")
            )
            return None, loaded
        return loaded.value, loaded

    def put(self, into: dict[str, R], what: str, model: type[R], name: str) -> None:
        """A file that holds one kind of record, as a list or as a mapping id → record."""
        value, loaded = self.document(name, dict | list)  # type: ignore[arg-type]
        if value is not None:
            self.fill(into, what, model, loaded, name, (), "id", value)

    def glossary(self) -> None:
        value, loaded = self.document("glossary.yml", dict, folder="")
        if value is not None:
            self.fill(self.records.terms, "term", Term, loaded, "glossary.yml", (), "id", value)

    def fill(
        self, into: dict[str, R], what: str, model: type[R], loaded: yaml_marks.Loaded, name: str,
        base: yaml_marks.Path, id_field: str | None, value: Any,
    ) -> None:  # fmt: skip
        """Validate each record; ``into`` gets those that pass, ``places`` all of them."""
        file = name if name == "glossary.yml" else f"{DATA}/{name}"
        if value is None or (
            value in ({}, []) and id_field
        ):  # a calendar may be empty, a table of records not
            self.problems.append(problem("REC001", loaded.marks.get(base, Span(file))))
            return
        if not isinstance(value, dict | list):
            self.problems.append(
                problem("REC002", loaded.marks.get(base, Span(file)), shape="list")
            )
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
        czech = "je to koncept" if record.draft else f"zbývá v něm doplnit „{TO_FILL_IN}“"
        english = "it is a draft" if record.draft else f"“{TO_FILL_IN}” is left to be filled in"
        self.problems.append(problem("PUB007", span, id=record_id, why=english, why_cs=czech))
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
