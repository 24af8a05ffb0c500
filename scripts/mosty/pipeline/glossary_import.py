"""mosty translate import of TBX: what a translator changed in the glossary, written into
``glossary.yml`` value by value; all else in the file stays as it is, character for character.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from mosty.model.errors import UsageError
from mosty.model.problem import Span
from mosty.model.record import TO_FILL_IN
from mosty.model.record_files import GLOSSARY_FILE
from mosty.model.records import Term, TermText
from mosty.model.site import Site
from mosty.outputs.formats.feed import plain_text
from mosty.outputs.opendata.glossary import xml_id
from mosty.pipeline.all_or_nothing import Changes
from mosty.pipeline.refused import Refused
from mosty.pipeline.scaffold.additions import added, as_written, text_of
from mosty.pipeline.scaffold.pages import check_name, name_of
from mosty.read import yaml_marks
from mosty.text import tbx
from mosty.text.fixes import Change, changed
from mosty.text.xml_tree import XmlError
from mosty.text.yaml_writing import Value, block, scalar

_ADMITTED = re.compile(r"(?:admitted|preferred)\b|(?:admitted|preferred)Term|\Z")
_Path = tuple[str | int, ...]


@dataclass
class ImportedTerms:
    """What a file of terms changes; ``edited`` and ``new`` are ids, ``left`` what of the file is
    not taken in.
    """

    changes: Changes = field(default_factory=Changes)
    edited: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a concept in a language: the one that comes first, and the others."""

    first: str
    others: list[str]


def imported_terms(site: Site, data: bytes, name: str) -> ImportedTerms:
    """What the document ``data`` of the file ``name`` changes, nothing of it written yet.

    Raises :class:`Refused` with the line of the file for what is no TBX or cannot be taken in, and
    with the term for what ``glossary.yml`` writes in a way that cannot be changed value by value;
    :class:`UsageError` for a new term whose id is taken.
    """
    try:
        return _imported(site, tbx.read(data))
    except XmlError as error:
        raise Refused(error.key, guess=None, file=name, line=error.line, **error.values) from error


def _imported(site: Site, document: tbx.Terms) -> ImportedTerms:
    known = _Known(site)
    result = ImportedTerms(left=[f"{what} ({n})" for what, n in document.left.items()])
    before, text = text_of(site.root, GLOSSARY_FILE)
    file, seen = _Text.of(text), set[str]()
    for concept in document.concepts:
        languages = _languages(site, concept)
        term = known.meant(concept, languages)
        if term is None:
            key, file = _with_new(site, file, concept, languages)
            result.new.append(key)
            continue
        if term.id in seen:
            raise XmlError("translate.terms_doubled", concept.line, id=term.id)
        seen.add(term.id)
        grown = _with_changes(site, file, term, concept, languages)
        if grown is not file:
            result.edited.append(term.id)
            file = grown
    if file.text != text:
        result.changes.before[GLOSSARY_FILE] = before
        result.changes.after[GLOSSARY_FILE] = as_written(before, file.text)
    return result


class _Text(NamedTuple):
    """The text of the glossary, and what it says."""

    text: str
    loaded: yaml_marks.Loaded

    @classmethod
    def of(cls, text: str) -> _Text:
        """A text, read."""
        return cls(text, yaml_marks.load(text, GLOSSARY_FILE))


class _Known:
    """The terms of the glossary, by what a file may know them by."""

    def __init__(self, site: Site) -> None:
        self.source = site.config.default.code
        self.ids = {xml_id(key): term for key, term in site.terms.items()}
        self.names = {
            _bare(term.texts[self.source].term): term
            for term in site.terms.values()
            if self.source in term.texts
        }

    def meant(self, concept: tbx.Concept, languages: Mapping[str, tbx.Language]) -> Term | None:
        """The term by its id or, as tools number entries anew, by its name in the original."""
        by_id = self.ids.get(concept.id)
        if by_id is not None or self.source not in languages:
            return by_id
        return self.names.get(_bare(_names(languages[self.source]).first))


def _languages(site: Site, concept: tbx.Concept) -> dict[str, tbx.Language]:
    """The languages of a concept by the codes of the base; a tool may add a country."""
    known = [locale.code for locale in site.config.locales]
    languages: dict[str, tbx.Language] = {}
    for code, language in concept.languages.items():
        own = code if code in known else re.split("[-_]", code)[0].lower()
        if own not in known or own in languages:
            values = {"code": code, "known": ", ".join(known)}
            raise XmlError("translate.terms_other_language", language.line, **values)
        languages[own] = language
    return languages


def _names(language: tbx.Language) -> _Names:
    if not language.names:
        raise XmlError("translate.terms_nameless", language.line)
    for name in language.names:
        if not _ADMITTED.match(name.status):
            values = {"name": name.text, "status": name.status}
            raise XmlError("translate.terms_status", name.line, **values)
    preferred = [name for name in language.names if name.status.startswith("preferred")]
    if len(preferred) > 1:
        raise XmlError("translate.terms_two_first", preferred[1].line, name=preferred[1].text)
    first = (preferred or language.names)[0]
    return _Names(first.text, [name.text for name in language.names if name is not first])


def _with_changes(
    site: Site, file: _Text, term: Term, concept: tbx.Concept, languages: Mapping[str, tbx.Language]
) -> _Text:
    """The file, or another one with what is new of a term in its translations."""
    source = site.config.default.code
    editing = _Editing(file, term.id)
    for code, language in languages.items():
        names, own = _names(language), term.texts.get(code)
        if code == source:
            if own is None or not _is_as_it_was(term, own, names, language.definition):
                raise XmlError("translate.terms_source", concept.line, id=term.id)
        elif own is None:
            editing.add_language(code, _record(names, language.definition))
        else:
            editing.take(code, term, own, names, language.definition)
    return editing.done()


def _is_as_it_was(term: Term, own: TermText, names: _Names, definition: str) -> bool:
    same_name, same_definition = _same(names.first, own.term), _same(definition, own.definition)
    known = {_bare(one) for one in (*term.abbr, *own.variants, own.term)}
    return (
        same_name and (same_definition or not definition) and {*map(_bare, names.others)} <= known
    )


def _bare(text: str) -> str:
    return " ".join(plain_text(text).split())


def _same(text: str, other: str) -> bool:
    return _bare(text) == _bare(other)


def _record(names: _Names, definition: str) -> dict[str, Value]:
    variants: dict[str, Value] = {"variants": names.others} if names.others else {}
    return {"term": names.first, **variants, "definition": definition or TO_FILL_IN}


def _with_new(
    site: Site, file: _Text, concept: tbx.Concept, languages: Mapping[str, tbx.Language]
) -> tuple[str, _Text]:
    """The id of a new term and the file with it at its end, a draft. Raises :class:`UsageError`
    for an id that is taken, perhaps by a draft, and for a file that cannot be added to.
    """
    source = site.config.default.code
    if source not in languages:
        raise XmlError("translate.terms_no_source", concept.line, language=source)
    key = name_of(_names(languages[source]).first)
    check_name(key)
    records = file.loaded.value or {}
    if key in records:
        raise UsageError("new_record_exists", id=key, file=GLOSSARY_FILE)
    texts: dict[str, Value] = {}
    for locale in site.config.locales:
        language = languages.get(locale.code)
        empty = _Names(TO_FILL_IN, [])
        names = _names(language) if language else empty
        texts[locale.code] = _record(names, language.definition if language else "")
    record: dict[str, Value] = {"draft": True, **texts, "certainty": "low"}
    after = _Text.of(added(file.text, block({key: record}), "", apart=True))
    if after.loaded.value != {**records, key: record}:
        raise UsageError("new_form", file=GLOSSARY_FILE)
    return key, after


class _Editing:
    """One term in the text of the file: its changes, and what the file must hold after them."""

    def __init__(self, file: _Text, key: str) -> None:
        self.file, self.key = file, key
        self.text, self.loaded = file
        self.changes: list[Change] = []
        self.wanted: list[tuple[str, str, Value]] = []  # language, field, value

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    def take(self, code: str, term: Term, own: TermText, names: _Names, definition: str) -> None:
        """What differs in a language; what the file of the translator lacks stays."""
        if not _same(names.first, own.term):
            self._set(code, "term", names.first)
        if definition and not _same(definition, own.definition):
            self._set(code, "definition", definition)
        known = {_bare(one) for one in (*term.abbr, *own.variants, names.first)}
        new = [one for one in dict.fromkeys(names.others) if _bare(one) not in known]
        if new:
            self._add_variants(code, own.variants, new)

    def add_language(self, code: str, record: Mapping[str, Value]) -> None:
        """A language that the term has no text in yet, below those that it has."""
        ends = [
            self._at(mark)[1]
            for path, mark in self.loaded.marks.items()
            if path[0:1] == (self.key,) and len(path) > 2 and isinstance(path[1], str)
        ]
        end = self.text.find("\n", max(ends, default=len(self.text)))
        at = len(self.text) if end < 0 else end
        self.changes.append((at, at, "\n" + "\n".join(block({code: record}, 2))))
        self.wanted += [(code, name, value) for name, value in record.items()]

    def done(self) -> _Text:
        """The text after the changes. Raises :class:`Refused` where it would not read as what it is
        to say: nothing is guessed of a layout that is not that of the file.
        """
        if not self.changes:
            return self.file
        wanted: Any = copy.deepcopy(self.loaded.value)
        for code, name, value in self.wanted:
            wanted[self.key].setdefault(code, {})[name] = value
        after = _Text.of(changed(self.text, self.changes))
        if after.loaded.problems or after.loaded.value != wanted:
            raise Refused("translate.terms_by_hand", file=GLOSSARY_FILE, id=self.key)
        return after

    def _set(self, code: str, name: str, value: str) -> None:
        start, end = self._at(self._mark((self.key, code, name)))
        self.changes.append((start, end, scalar(value, in_brackets=self._in_braces(start))))
        self.wanted.append((code, name, value))

    def _add_variants(self, code: str, before: Sequence[str], new: Sequence[str]) -> None:
        """Names at the end of the list, or a list below the term."""
        words = ", ".join(scalar(one, in_brackets=True) for one in new)
        beside: _Path = (self.key, code, "term")
        if before:
            beside = (self.key, code, "variants", len(before) - 1)
        start, end = self._at(self._mark(beside))
        line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        margin = " " * (len(line) - len(line.lstrip()))
        if before and line.strip() == "-":
            grown = "".join(f"\n{margin}- {scalar(one)}" for one in new)
        elif before:
            grown = f", {words}"
        else:
            gap = ", " if self._in_braces(start) else f"\n{margin}"
            grown = f"{gap}variants: [{words}]"
        self.changes.append((end, end, grown))
        self.wanted.append((code, "variants", [*before, *new]))

    def _mark(self, path: _Path) -> Span:
        mark = self.loaded.marks.get(path)
        if mark is None or mark.line != mark.end_line:
            raise Refused("translate.terms_by_hand", file=GLOSSARY_FILE, id=self.key)
        return mark

    def _at(self, mark: Span) -> tuple[int, int]:
        start = self.starts[mark.line - 1] + mark.col - 1
        return start, self.starts[mark.end_line - 1] + mark.end_col - 1

    def _in_braces(self, start: int) -> bool:
        return "{" in self.text[self.text.rfind("\n", 0, start) + 1 : start]
