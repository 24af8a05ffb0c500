"""A new thing of any kind, made of answers: worked out whole before anything is written."""

from __future__ import annotations

import datetime as dt

from mosty.model.errors import UsageError
from mosty.model.site import Site
from mosty.pipeline.scaffold.answers import Answers
from mosty.pipeline.scaffold.kinds import KINDS, PageKind
from mosty.pipeline.scaffold.pages import name_of, new_pages, title_of
from mosty.pipeline.scaffold.records import new_record
from mosty.pipeline.scaffold.writing import Files
from mosty.text.language.collate import fold


def _known(site: Site, section: str, title: str) -> str:
    """The key that the taxonomy has for a title already; empty if it has none."""
    for key, labels in site.taxonomy.get(section, {}).items():
        if fold(title) in map(fold, labels.values()):
            return key
    return ""


def planned(site: Site, kind: str, name: str, answers: Answers, today: dt.date) -> Files:
    """The files of a new thing. ``name`` may be empty, then it comes from the title; a title that
    is not given comes from the name. Raises :class:`UsageError` for what is missing or taken.
    """
    about = KINDS[kind]
    if not answers.get("title"):
        if not name:
            raise UsageError("new_missing", kind=kind, name="title", flag="--title")
        answers = {**answers, "title": title_of(name)}
    for field in about.all_fields:
        if field.required and not answers.get(field.name):
            raise UsageError(
                "new_missing", kind=kind, name=field.name, flag=f"--set {field.name}=…"
            )
    if isinstance(about, PageKind):
        name = name or _known(site, about.taxonomy, str(answers["title"]))
        return new_pages(site, kind, about, name or name_of(str(answers["title"])), answers, today)
    return new_record(site, about, name, answers, today)[1]
