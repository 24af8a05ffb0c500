"""A new record, a draft until somebody has completed it: lines at the end of its file, in the way
of those that are there.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import yaml

from mosty.model.errors import UsageError
from mosty.model.offices import OFFICE_COLUMNS, OFFICES_FILE
from mosty.model.record import TO_FILL_IN
from mosty.model.site import Site
from mosty.pipeline.scaffold.additions import added, encoded, text_of
from mosty.pipeline.scaffold.answers import Answers
from mosty.pipeline.scaffold.kinds import RecordKind
from mosty.pipeline.scaffold.pages import check_name, name_of
from mosty.pipeline.scaffold.writing import Files
from mosty.read.offices import wrong_cells
from mosty.text.yaml_writing import Value, block, item

_LAW_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_HALF_A_YEAR = dt.timedelta(days=182)
_FIRST_ITEM = re.compile(r"^( *)- ", re.MULTILINE)


def new_record(
    site: Site, about: RecordKind, name: str, answers: Answers, today: dt.date
) -> tuple[str, Files]:
    """The id of the record and the file that it is added to. Raises :class:`UsageError` for an id
    that is taken, and for a file that cannot be added to.
    """
    if about.table == "office":
        return _new_office(site, name, answers, today)
    before, text = text_of(site.root, about.file)
    ids = _ids(text, about)
    record_id = name or _next_id(about, ids, answers)
    if about.table == "law":
        if not _LAW_ID.fullmatch(record_id):
            raise UsageError("bad_slug", slug=record_id)
    else:
        check_name(record_id)
    if record_id in ids:
        raise UsageError("new_record_exists", id=record_id, file=about.file)
    record = {"draft": True, **_MAKERS[about.table](site, answers, today, ids)}
    lines = _lines(text, about, record_id, record)
    if about.section and not re.search(rf"^{about.section}:", text, re.MULTILINE):
        after = added(text, [f"{about.section}:", *lines], "")
    else:
        after = added(text, lines, about.section, apart=True)
    if not before:
        return record_id, Files({about.file: after})
    return record_id, Files(
        changed={about.file: (before, encoded(before, about.file, text, after))}
    )


def _ids(text: str, about: RecordKind) -> list[str]:
    """The ids in the file, drafts and broken records included. Raises :class:`UsageError` for a
    file that is no YAML.
    """
    try:
        value = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UsageError("new_form", file=about.file) from error
    if about.section:
        value = value.get(about.section) if isinstance(value, dict) else None
    if isinstance(value, dict):
        return [str(key) for key in value]
    records = value if isinstance(value, list) else []
    return [str(one.get("id")) for one in records if isinstance(one, dict)]


def _next_id(about: RecordKind, ids: list[str], answers: Answers) -> str:
    """The next number where records are numbered, else the title as a name."""
    letter = {"law": "L", "finding": "f"}.get(about.table)
    if letter is None:
        return name_of(str(answers["title"]))
    numbers = [int(match[1]) for one in ids if (match := re.match(rf"{letter}(\d+)", one))]
    return f"{letter}{max(numbers, default=0) + 1:02}"


def _lines(text: str, about: RecordKind, record_id: str, record: Mapping[str, Value]) -> list[str]:
    """The record as those beside it are: an item of a list, or a key of a mapping."""
    listed = about.section or about.table in ("finding", "contact")
    if listed and not re.search(rf"^{re.escape(record_id)}:", text, re.MULTILINE):
        part = text.partition(f"{about.section}:\n")[2] if about.section else text
        match = _FIRST_ITEM.search(part)
        indent = len(match[1]) if match else 2 if about.section else 0
        return item({"id": record_id, **record}, indent, about.quoted)
    return block({record_id: record}, 0, about.quoted)


def _texts(site: Site, answers: Answers, field: str, empty: str = TO_FILL_IN) -> dict[str, Value]:
    """A text in every language; what is missing is marked to be filled in."""
    return {
        locale.code: answers.get(field if locale.default else f"{field}.{locale.code}") or empty
        for locale in site.config.locales
    }


def _term(site: Site, answers: Answers, today: dt.date, ids: list[str]) -> dict[str, Value]:
    names, definitions = _texts(site, answers, "title"), _texts(site, answers, "definition")
    everyday = _texts(site, answers, "everyday", "")
    abbreviations = answers.get("abbr")
    return {
        **({"abbr": abbreviations} if abbreviations else {}),
        **{
            code: {
                "term": names[code],
                "definition": definitions[code],
                **({"everyday": everyday[code]} if everyday[code] else {}),
            }
            for code in names
        },
        "certainty": "low",
    }


def _law(site: Site, answers: Answers, today: dt.date, ids: list[str]) -> dict[str, Value]:
    return {
        "topic": answers.get("topic") or TO_FILL_IN,
        **_texts(site, answers, "title"),
        "act": answers.get("act") or TO_FILL_IN,
        "section": _texts(site, answers, "section"),
        "valid_from": None,
        "valid_to": None,
        "checked_on": today,
        "text_state": None,
        # nothing prints a sentence of this certainty before a lawyer has read it
        "certainty": "V4",
        "review_by": today + _HALF_A_YEAR,
        "lawyer_required": True,
        **({"note": answers["note"]} if answers.get("note") else {}),
    }


def _source(site: Site, answers: Answers, today: dt.date, ids: list[str]) -> dict[str, Value]:
    return {
        "type": answers.get("type") or "webpage",
        "title": _texts(site, answers, "title"),
        "author": answers.get("author") or [],
        "issued": answers.get("issued"),
        "publisher": answers.get("publisher"),
        "URL": answers.get("url"),
        "language": site.config.default.code,
        "accessed": today,
    }


def _finding(site: Site, answers: Answers, today: dt.date, ids: list[str]) -> dict[str, Value]:
    titles, texts = _texts(site, answers, "title"), _texts(site, answers, "text")
    source = answers.get("source")
    return {
        "number": max(site.findings, default=0) + 1 + _drafts_before(site, ids),
        "area": answers.get("area") or TO_FILL_IN,
        **{code: {"title": titles[code], "text": texts[code]} for code in titles},
        "concerns": answers.get("concerns") or [],
        "stage": answers.get("stage") or [],
        "source": source[0] if isinstance(source, list) and source else TO_FILL_IN,
    }


def _drafts_before(site: Site, ids: list[str]) -> int:
    """How many findings of the file are drafts: each has a number already."""
    return max(len(ids) - len(site.findings), 0)


def _contact(site: Site, answers: Answers, today: dt.date, ids: list[str]) -> dict[str, Value]:
    given = {name: answers[name] for name in ("url", "number", "email") if answers.get(name)}
    return {
        "topics": answers["topics"],
        "name": _texts(site, answers, "title"),
        "for": _texts(site, answers, "for"),
        "help": _texts(site, answers, "help"),
        **given,
        "source": answers.get("url") or TO_FILL_IN,
        "seen_on": today,
        "certainty": "X",
        "publish": "nothing",
    }


_MAKERS = {
    "term": _term,
    "law": _law,
    "source": _source,
    "finding": _finding,
    "contact": _contact,
}


def _new_office(site: Site, name: str, answers: Answers, today: dt.date) -> tuple[str, Files]:
    """A row of the table of offices, after the last one of its region."""
    before, text = text_of(site.root, OFFICES_FILE)
    if not before:
        raise UsageError("new_no_table", file=OFFICES_FILE)
    record_id = name or name_of(str(answers["title"]))
    check_name(record_id)
    if record_id in site.ids("office"):
        raise UsageError("new_record_exists", id=record_id, file=OFFICES_FILE)
    code = str(answers["orp_code"])
    beside = next(one for one in site.offices.values() if one.orp_code == code)
    cells = {
        **{field: str(value) for field, value in answers.items() if isinstance(value, str)},
        "id": record_id,
        "orp": beside.orp,
        "region": beside.region,
        "area": str(answers["title"]),
        "seen_on": today.isoformat(),
    }
    row = [cells.get(column, "") for column in OFFICE_COLUMNS]
    for column in wrong_cells(OFFICE_COLUMNS, row)[:1]:
        raise UsageError("new_cell", column=column, value=cells.get(column, "")[:60] or "∅")
    lines = text.removesuffix("\n").split("\n")
    region = OFFICE_COLUMNS.index("region")
    last = max(
        (
            place
            for place, line in enumerate(lines)
            if line.split("\t")[region:][:1] == [beside.region]
        ),
        default=len(lines) - 1,
    )
    lines.insert(last + 1, "\t".join(row))
    data = ("\n".join(lines) + "\n").encode("utf-8")
    if b"\r\n" in before:
        data = data.replace(b"\n", b"\r\n")
    return record_id, Files(changed={OFFICES_FILE: (before, data)})
