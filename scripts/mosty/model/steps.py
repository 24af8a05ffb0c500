"""Steps of a phase of the methodology: their numbers, their anchors, and the findings they are
about.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from mosty.model.site import Page, Site

_STEP = re.compile(r"^### (\d+)\. [^\n]*\{#(krok-\d+)\}\n(.*?)(?=^##|\Z)", re.M | re.S)
_FINDING = re.compile(r"\[\[finding:(\d+)\]\]")


class Step(NamedTuple):
    """A step, and the findings that its text calls."""

    number: str
    anchor: str
    findings: frozenset[int]


def steps_of(page: Page) -> Iterator[Step]:
    """The steps of a page, in their order."""
    for number, anchor, text in _STEP.findall(page.body.published):
        yield Step(number, anchor, frozenset(map(int, _FINDING.findall(text))))


def leads_to_step_on(site: Site, page: Page, number: int) -> bool:
    """Whether a page links to a step that is about a finding, as a method says where it fits."""
    steps = site.memoize(_steps_on, number, page.locale)
    folder = posixpath.dirname(page.path)
    for link in page.body.links:
        target, _, anchor = link.href.partition("#")
        if (posixpath.normpath(posixpath.join(folder, target)), anchor) in steps:
            return True
    return False


def _steps_on(site: Site, number: int, locale: str) -> frozenset[tuple[str, str]]:
    """Path and anchor of every step that calls the finding."""
    return frozenset(
        (page.path, step.anchor)
        for page in site.of_kind("phase", locale)
        for step in steps_of(page)
        if number in step.findings
    )
