"""A new page in every language: front matter that is valid at once, and the sections of its
kind.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Mapping

from mosty.model.config import Locale
from mosty.model.errors import UsageError
from mosty.model.front_matter import KINDS as MODELS
from mosty.model.front_matter import WITH_REVIEW
from mosty.model.message import message
from mosty.model.methods import strength
from mosty.model.record import TO_FILL_IN
from mosty.model.site import Site
from mosty.model.translation import PENDING
from mosty.pipeline.scaffold.additions import with_key
from mosty.pipeline.scaffold.answers import Answers
from mosty.pipeline.scaffold.kinds import PageKind
from mosty.pipeline.scaffold.writing import Files
from mosty.text.language.collate import fold
from mosty.text.yaml_writing import Value, block

#: Until when a new page is to be read again, where its kind must say so.
_HALF_A_YEAR = dt.timedelta(days=182)
NO_BODIES: Mapping[str, str] = {}
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
#: Names that no file may have on one system or another, and that of the page of a folder.
_RESERVED = re.compile(r"index|con|prn|aux|nul|com\d|lpt\d")
#: The longest name that is made of a title.
_LONGEST = 60


def name_of(title: str) -> str:
    """The name of a file, or the id of a record, made of a title. Raises :class:`UsageError` for a
    title without a letter of the alphabet.
    """
    words = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
    if not words:
        raise UsageError("new_nameless", title=title[:80])
    return words


def title_of(name: str) -> str:
    """A title made of a name, for whoever gives no title."""
    return (name[:1].upper() + name[1:]).replace("-", " ")


def check_name(name: str) -> None:
    """Raises :class:`UsageError` for a name that makes a bad address."""
    if not _NAME.fullmatch(name) or _RESERVED.fullmatch(name):
        raise UsageError("bad_slug", slug=name)


def new_pages(
    site: Site, kind: str, about: PageKind, name: str, answers: Answers, today: dt.date,
    bodies: Mapping[str, str] = NO_BODIES,
) -> Files:  # fmt: skip
    """The files of the pair, and the taxonomy where it must know the page. Raises
    :class:`UsageError` for a name that is taken.

    ``bodies``: what stands in the sections of the first language already, by their anchors, and
    before them, by no anchor.
    """
    check_name(name)
    folder = str(answers.get("folder") or about.folder)
    path = f"{folder}/{name}.md" if folder else f"{name}.md"
    files = {locale: f"docs/{locale.code}/{path}" for locale in site.config.locales}
    taken = [file for file in files.values() if os.path.lexists(site.root / file)]
    if taken:
        raise UsageError("page_exists", files=", ".join(taken))
    if path in site.redirects:
        raise UsageError("new_redirected", path=path, other=site.redirects[path].path)
    real = about.kind or kind
    if "id" in MODELS[real][0].model_fields:
        _no_other(site, name)
    new = {
        file: _text(
            site, kind, about, name, answers, locale, today, bodies if locale.default else NO_BODIES
        )
        for locale, file in files.items()
    }
    changed = with_key(site, about.taxonomy, name, titles(site, answers)) if about.taxonomy else {}
    return Files(new, changed)


def titles(site: Site, answers: Answers) -> Mapping[str, str]:
    """The title in every language; the first one stands in for a translation that is left."""
    first = str(answers["title"])
    return {
        locale.code: str(answers.get(f"title.{locale.code}") or first)
        for locale in site.config.locales
    }


def _no_other(site: Site, name: str) -> None:
    for page in site.pages.values():
        if page.source is None and page.raw.get("id") == name:
            raise UsageError("page_exists", files=page.file)


def _text(
    site: Site, kind: str, about: PageKind, name: str, answers: Answers, locale: Locale,
    today: dt.date, bodies: Mapping[str, str],
) -> str:  # fmt: skip
    head: dict[str, Value] = {
        "title": titles(site, answers)[locale.code],
        "description": _own(answers, "description", locale) or TO_FILL_IN,
        "draft": True,
    }
    keywords = _own(answers, "keywords", locale)
    if keywords:
        head["keywords"] = keywords
    if locale.default:
        head |= _facts(site, kind, about, name, answers, today)
    else:
        repeated = MODELS[about.kind or kind][1]
        given = {field: _own(answers, field, locale) for field in repeated}
        # what the first language says must be said here too, or be left to fill in
        head |= {
            field: value or (TO_FILL_IN if isinstance(answers[field], str) else [TO_FILL_IN])
            for field, value in given.items() if value or answers.get(field)
        }  # fmt: skip
        neutral = _own(answers, "neutral_title", locale)
        head |= {"neutral_title": neutral} if neutral else {}
        head["translated_from"] = PENDING
    parts = ["---", *block(head), "---"]
    if locale.default:
        parts += ["", "<!-- " + message("new.comment").text(locale.code) + " -->"]
    if bodies.get(""):
        parts += ["", bodies[""]]
    for section, anchor in about.sections:
        heading = message(f"new.section_{section}").text(locale.code)
        parts += ["", f"## {heading} {{#{anchor}}}", ""]
        parts.append(bodies.get(anchor) or _calls(section, name) or TO_FILL_IN)
    return "\n".join(parts) + "\n"


def _own(answers: Answers, field: str, locale: Locale) -> Value:
    return answers.get(field if locale.default else f"{field}.{locale.code}")


def _facts(
    site: Site, kind: str, about: PageKind, name: str, answers: Answers, today: dt.date
) -> dict[str, Value]:
    """What only the page of the first language says."""
    model = MODELS[about.kind or kind][0]
    facts: dict[str, Value] = {"kind": about.kind or kind}
    if "id" in model.model_fields:
        facts["id"] = name
    facts |= _by_itself(site, kind, name, today)
    for field in about.fields:
        value = answers.get(field.name)
        if field.name in ("sources", "folder") or (value is None and field.name in facts):
            continue
        if value is None and not model.model_fields[field.name].is_required():
            continue
        facts[field.name] = value if value is not None else []
    if kind == "practice":
        facts["evidence"] = int(str(answers.get("evidence") or 0))
    if "findings" in facts:
        facts["findings"] = [int(number) for number in _list(facts["findings"])]
    sources = answers.get("sources")
    if sources is not None or kind != "page":
        facts |= {"sources": _list(sources), "checked_on": today}
    if kind in WITH_REVIEW:
        facts["review_by"] = today + _HALF_A_YEAR
    return facts


def _by_itself(site: Site, kind: str, name: str, today: dt.date) -> dict[str, Value]:
    """What a kind needs and nobody has to be asked for."""
    match kind:
        case "method":
            return {"strength": strength(site, name)}
        case "leaflet":
            return {"version": 1, "date": today, "audience": "parents"}
        case "project":
            return {"status": "running", "period": {"from": str(today.year), "to": None}}
    return {}


def _list(value: Value) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _calls(section: str, name: str) -> str:
    """What stands in a section of every page of its kind: a list that makes itself."""
    return {
        "method_known": f"[[studies:{name}]]",
        "theme_methods": f"[[list:method theme={name}]]",
        "theme_practice": f"[[list:practice theme={name}]]",
        "theme_open": f"{TO_FILL_IN}\n\n[[tell-us:{name}]]",
    }.get(section, "")
