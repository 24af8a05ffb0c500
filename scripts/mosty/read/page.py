"""One page: front matter against its schema, body taken apart. Broken front matter never hides the
body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

from pydantic import ValidationError

from mosty.model.body import Body
from mosty.model.front_matter import KINDS, Meta, SourcePage, translation_model
from mosty.model.meant import guesses
from mosty.model.message import Message, message
from mosty.model.problem import Edit, Fix, Problem, Span, problem
from mosty.model.site import Page
from mosty.read.labels import Vocabulary, advice, vocabulary_of
from mosty.read.markdown import read_body
from mosty.read.mends import as_date, replaced
from mosty.read.yaml_marks import Loaded, Path, Refused, left_by_merge, load
from mosty.text.language.guess import twin
from mosty.text.markdown.nesting import MOST, too_deep
from mosty.text.quantities.written_dates import either_day

#: Spaces after the three hyphens are not seen, so they do not matter.
_OPEN = re.compile(r"---[ \t]*\n")
_COMMENT = re.compile(r"[ \t]+#")
#: Values that readers see as they are written.
_SHOWN = ("title", "description", "neutral_title")
_CLOSE = re.compile(r"^---[ \t]*$", re.MULTILINE)


def split(text: str) -> tuple[str | None, str, int]:
    """Front matter (None: there is none), body, and the file's line on which the body begins.

    An opening ``---`` without a closing one takes no body away: everything after it is front
    matter's fault.
    """
    opened = _OPEN.match(text)
    closed = _CLOSE.search(text, opened.end()) if opened else None
    if opened is None or closed is None:
        return None, text, 1
    body = min(closed.end() + 1, len(text))
    return text[opened.end() : closed.start()], text[body:], text.count("\n", 0, closed.end()) + 2


def read_page(
    text: str,
    file: str,
    locale: str,
    path: str,
    problems: list[Problem],
    taxonomy: Mapping[str, Any],
    source: Page | None,
) -> Page:
    """The page of ``text``; ``source`` is the page it translates, None for a page of the source
    locale.
    """
    front, body_text, line = split(text)
    deep = too_deep(body_text)
    if deep >= 0:  # nobody reads on from here: renderers go down level by level until they fall
        problems.append(
            problem("FIL016", Span(file, line + body_text.count("\n", 0, deep)), most=MOST)
        )
        body_text = ""
    body = read_body(body_text, file, line)
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    if front is None:
        merged = list(left_by_merge(text, file, 1)) if text.startswith("<<<<<<<") else []
        problems.extend(merged or [problem("FM008", Span(file))])
        # with two versions of the whole page, nothing else can be said of it
        shown = Body(file=file) if merged else body
        return Page(file, locale, path, None, {}, {}, shown, source, digest)
    loaded = load(front, file, 2)
    problems.extend(loaded.problems)
    if not isinstance(loaded.value, dict):
        if not loaded.problems:
            problems.append(problem("FM008", Span(file)))
        return Page(file, locale, path, None, {}, loaded.marks, body, source, digest)
    problems.extend(_cut_short(loaded, front.split("\n")))
    meta = _meta(loaded, file, taxonomy, source, problems)
    return Page(
        file,
        locale,
        path,
        meta,
        loaded.value,
        {**loaded.key_marks, **loaded.marks},
        body,
        source,
        digest,
    )


def _cut_short(loaded: Loaded, lines: list[str]) -> Iterator[Problem]:
    """DIA009: what readers see of the page in lists and heads, cut by `` #``, which begins a
    comment in YAML.
    """
    for key in _SHOWN:
        span = loaded.marks.get((key,))
        if span is None or not isinstance(loaded.value.get(key), str):
            continue
        line = lines[span.end_line - 2] if 0 <= span.end_line - 2 < len(lines) else ""
        rest = line[span.end_col - 1 :]
        # after a value in quotes a comment is meant; a value may end with a quote of its own
        quoted = lines[span.line - 2][span.col - 1 : span.col] in ("'", '"') if line else False
        if _COMMENT.match(rest) and not quoted:
            col = span.end_col + len(rest) - len(rest.lstrip())
            place = Span(span.file, span.end_line, col, span.end_line, len(line) + 1)
            yield problem("DIA009", place, key=key, text=rest.strip()[:60])


def _meta(
    loaded: Loaded,
    file: str,
    taxonomy: Mapping[str, Any],
    source: Page | None,
    problems: list[Problem],
) -> Meta | None:
    raw = loaded.value
    model: type[Meta]
    if source is not None and source.kind in KINDS:
        model = translation_model(source.kind)
    elif source is not None or ("translated_from" in raw and "kind" not in raw):
        # the fault is the source's, reported there (or that it is gone); here only what every page
        # has
        model, raw = Meta, {key: value for key, value in raw.items() if key in Meta.model_fields}
    else:
        kind = raw.get("kind")
        if not isinstance(kind, str) or kind not in KINDS:
            where = loaded.marks.get(("kind",), Span(file))
            if kind is None:
                kinds = ", ".join(KINDS)
                known = message("read.possible", keys=kinds)
                problems.append(problem("FM003", Span(file), key="kind", known=known))
            else:
                vocabulary = vocabulary_of(None, "kind", taxonomy, KINDS)
                problems.append(_not_in_vocabulary(where, "kind", str(kind), vocabulary))
            if not raw.get("title"):
                problems.append(problem("FM003", Span(file), key="title"))
            return None
        model = KINDS[kind][0]
    try:
        return model.model_validate(raw, context={"taxonomy": taxonomy})
    except ValidationError as error:
        problems.extend(
            schema_problems(error, loaded, file, (), set(model.model_fields), model, taxonomy)
        )
        return None


def schema_problems(
    error: ValidationError,
    loaded: Loaded,
    file: str,
    base: Path,
    known: set[str],
    model: type[Meta] | None = None,
    taxonomy: Mapping[str, Any] | None = None,
) -> list[Problem]:
    """Pydantic's errors as problems at the place of the value; ``base`` is the record's path in the
    file, ``model`` that of a page, whose labels are in the ``taxonomy``.
    """
    taxonomy = taxonomy or {}
    problems = []
    page = model if model is not None and issubclass(model, SourcePage) else None
    for item in error.errors(include_url=False):
        loc: Path = tuple(
            part
            for part in item["loc"]
            if isinstance(part, int) or not part.startswith("function-")
        )
        key = next((part for part in reversed(loc) if isinstance(part, str)), "")
        span = _nearest(loaded, (*base, *loc), file)
        value = item.get("input")
        if isinstance(value, Refused):
            continue  # reported where it was read
        match item["type"]:
            case "missing":
                problems.append(
                    problem("FM003", _nearest(loaded, (*base, *loc[:-1]), file), key=key)
                )
            case "extra_forbidden":
                span = loaded.key_marks.get((*base, *loc), span)
                fix = _known_key(loaded, span, loc, known) if not base else None
                problems.append(problem("FM002", span, key=key, fix=fix, **guesses(key, known)))
            case "vocabulary":
                word = str(item["ctx"]["key"])
                place = _item(loaded, (*base, *loc), item["ctx"]["key"])
                vocabulary = vocabulary_of(page, key, taxonomy or {}, item["ctx"]["known"])
                problems.append(_not_in_vocabulary(place, key, word, vocabulary, span))
            case "literal_error" | "enum":
                names = re.findall("'([^']*)'", item["ctx"]["expected"])
                vocabulary = vocabulary_of(page, key, taxonomy or {}, names)
                problems.append(_not_in_vocabulary(span, key, str(value), vocabulary))
            case "int_parsing" if page and key == "evidence":
                vocabulary = vocabulary_of(page, key, taxonomy or {}, range(5))
                problems.append(_not_in_vocabulary(span, key, str(value), vocabulary))
            case kind:
                reason = _wanted(kind, item.get("ctx", {}), value)
                problems.append(
                    problem(
                        "FM004",
                        span,
                        key=key,
                        value=_short(value),
                        reason=reason,
                        fix=as_date(span, value, kind),
                    )
                )
    return problems


#: Beginning of pydantic's type of error → what to write instead.
_WANTED = (
    ("date", "read.wanted_date"),
    ("string_pattern", "read.wanted_period"),
    ("value_error", "read.wanted_period"),
    ("string", "read.wanted_text"),
    ("list", "read.wanted_list"),
    ("int", "read.wanted_number"),
    ("bool", "read.wanted_yes_or_no"),
    ("dict", "read.wanted_section"),
    ("model", "read.wanted_section"),
    ("less_than", "read.wanted_at_most"),
    ("greater_than", "read.wanted_at_least"),
)


def _wanted(kind: str, limits: Mapping[str, Any], value: object) -> Message:
    """What to write in place of a value of the wrong form."""
    days = either_day(value) if kind.startswith("date") and isinstance(value, str) else ()
    if days:
        first, second = days
        return message("read.wanted_either_date", first=first, second=second)
    key = next((key for start, key in _WANTED if kind.startswith(start)), "")
    if not key:
        return message("read.wanted_other", kind=kind)
    return message(key, **{name: limits[name] for name in ("le", "ge") if name in limits})


def _known_key(loaded: Loaded, span: Span, loc: Path, known: set[str]) -> Fix | None:
    """The key's right spelling where only letter case, diacritics or hyphens differ and no other
    key has it.
    """
    key = str(loc[-1])
    own = twin(key, known)
    if (
        len(loc) != 1
        or own is None
        or any(own == one or twin(str(one), known) == own for one in loaded.value if one != key)
    ):
        return None
    return Fix((Edit(span, key, own),)) if span.end_col - span.col == len(key) else None


def _item(loaded: Loaded, path: Path, key: object) -> Span:
    """The place of a word in the value at ``path``, which is the word itself or a list with it."""
    value: Any = loaded.value
    for part in path:
        value = value[part] if isinstance(value, dict | list) else None  # type: ignore[index]
    if isinstance(value, list) and key in value:
        path = (*path, value.index(key))
    return loaded.marks.get(path, Span(""))


def _not_in_vocabulary(
    place: Span, key: str, word: str, vocabulary: Vocabulary, reported: Span | None = None
) -> Problem:
    """FM005, with the key that the word is the name of; a machine may put that in."""
    own = twin(word, vocabulary.labels) or vocabulary.key(word)
    right = own or vocabulary.near(word)
    fix = replaced(place, word, own) if own else None
    choices = advice(vocabulary, right)
    return problem("FM005", reported or place, key=key, value=word, fix=fix, **choices)


def _nearest(loaded: Loaded, path: Path, file: str) -> Span:
    for length in range(len(path), 0, -1):
        if path[:length] in loaded.marks:
            return loaded.marks[path[:length]]
    return Span(file)


def _short(value: object) -> str:
    text = "null" if value is None else str(value) or '""'
    return text if len(text) <= 40 else text[:39] + "…"
