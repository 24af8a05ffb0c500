"""``mosty import issue``: a filled-in form as a draft, or what of the base it is about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from mosty.checks.private_data.personal_data import private_data_in
from mosty.model.errors import UsageError
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.pipeline.scaffold.answers import Answers, chosen, one_line
from mosty.pipeline.scaffold.fields import Field, options_of
from mosty.pipeline.scaffold.kinds import PAGES, RECORDS
from mosty.pipeline.scaffold.pages import name_of, new_pages
from mosty.pipeline.scaffold.records import new_record
from mosty.pipeline.scaffold.writing import Files
from mosty.read.issue_form import Issue
from mosty.text.markdown.escaped import escaped

_RECORD = re.compile(r"(?<!\w)[Ll]\d{1,3}[a-z]?(?!\w)")
_ROUND = str.maketrans("[]", "()")
_WORD = re.compile(r"\w{4,}")
#: So many of the words of a sentence of law must be in an answer that is to mean it.
_SHARE = 0.7


def private(site: Site, issue: Issue, name: str, today: dt.date) -> list[Problem]:
    """What in the form identifies a person; no problem repeats it."""
    problems = []
    for code, start, masked in private_data_in(site, issue.text, today):
        line = issue.text.count("\n", 0, start) + 1
        column = start - (issue.text.rfind("\n", 0, start) + 1) + 1
        problems.append(problem(code, Span(name, line, column), masked=masked))
    return problems


def draft_of(site: Site, issue: Issue, today: dt.date) -> Files:
    """The draft that a form for a practice or a term makes. Raises :class:`UsageError` for one
    whose name is taken.
    """
    title = _line(issue, "title")
    if issue.form == "term":
        answers: Answers = {"title": title}
        for field, name in (("title_en", "title.en"), ("definition", "definition")):
            if field in issue.answers:
                answers[name] = _line(issue, field)
        return new_record(site, RECORDS["term"], "", answers, today)[1]
    answers = {"title": title}
    if "description" in issue.answers:
        answers["description"] = _line(issue, "description")
    region = _region(site, issue.answers.get("region", ""))
    if region:
        answers["region"] = [region]
    bodies = {"co-vime": _body(issue, "done"), "co-nevime": _body(issue, "unknown"),
              "": _body(issue, "source")}  # fmt: skip
    about = PAGES["practice"]
    return new_pages(site, "practice", about, name_of(title), answers, today, bodies)


def _line(issue: Issue, field: str) -> str:
    """An answer in one line, in round brackets where a call would have its own: fields hold no
    calls.
    """
    return one_line(issue.answers[field].translate(_ROUND))


def _region(site: Site, answer: str) -> str:
    field = Field("region", "key", "regions")
    try:
        return chosen(field, one_line(answer), options_of(site, field)) if answer else ""
    except UsageError:  # whoever edits the draft knows better
        return ""


def _body(issue: Issue, field: str) -> str:
    return escaped(issue.answers.get(field, ""))


def places(site: Site, issue: Issue) -> list[str]:
    """Where the page or the records are that a form about an error or about law means, as
    ``file:line``; none if nothing of the base is meant.
    """
    if issue.form == "error":
        page = _page(site, issue.answers["page"])
        return [page.file] if page else []
    answer = issue.answers["record"]
    ids = {one.casefold() for one in _RECORD.findall(answer)}
    meant = [record_id for record_id in site.law if record_id.casefold() in ids]
    meant = meant or [
        record.id
        for record in site.law.values()
        if any(_alike(text, answer) for text in record.texts.values())
    ]
    if not meant:
        page = _page(site, answer)
        meant = list(dict.fromkeys(_called(page))) if page else []
    spans = [site.places["law", one] for one in meant if ("law", one) in site.places]
    return [f"{span.file}:{span.line}: {one}" for one, span in zip(meant, spans, strict=False)]


def _called(page: Page) -> Iterator[str]:
    return (call.argument for call in page.body.calls("law"))


def _alike(text: str, answer: str) -> bool:
    words, other = ({*_WORD.findall(one.casefold())} for one in (text, answer))
    return bool(words) and len(words & other) >= _SHARE * len(words)


def _page(site: Site, answer: str) -> Page | None:
    """The page of an address, whole or only its path."""
    for word in answer.split():
        try:
            path = unquote(urlsplit(word).path)
        except ValueError:
            continue
        path = path.removeprefix(site.config.base).strip("/")
        locale = site.config.default.code
        for language in site.config.every_locale:
            if language.prefix and f"{path}/".startswith(language.prefix):
                locale, path = language.code, path[len(language.prefix) :]
        stem = path.removesuffix(".md").removesuffix("/index").strip("/")
        for candidate in (f"{stem}.md", f"{stem}/index.md", "index.md" if not stem else ""):
            page = site.page(locale, candidate.lstrip("/"))
            if page is not None and ("/" in word or "." in word):
                return page
    return None
