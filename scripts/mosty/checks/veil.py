"""No problem gives away a private datum that another problem has found: a message may quote the place it stands in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from mosty.model.problem import Problem
from mosty.model.site import Site
from mosty.text.personal import EMAIL
from mosty.text.signs import late

#: Codes of what must never be repeated.
PRIVATE = frozenset({"PRV001", "PRV002", "PRV003"})
#: Values that are ours, not the author's.
_OURS = frozenset({"hash", "locale", "known", "source", "file"})
_DIGIT = late(r"\d")


def veiled(site: Site, problems: Iterable[Problem]) -> list[Problem]:
    """The problems; in files with private data, and in their pairs, the values of the others lose all digits.

    Other checks split a number as they like (``736028`` and ``5163``), so no single form could be looked for. The
    message is whole again once the datum, which blocks anyway, is gone.
    """
    found = list(problems)
    files = {one.span.file for one in found if one.code in PRIVATE}
    if not files:
        return found
    paths = {file.split("/", 2)[2] for file in files if file.startswith("docs/") and file.count("/") > 1}
    pairs = (site.page(locale.code, path) for locale in site.config.locales for path in paths)
    files |= {page.file for page in pairs if page}
    return [
        dataclasses.replace(one, args=_without(one.args)) if one.span.file in files and one.code[:3] != "PRV" else one
        for one in found
    ]


def _without(args: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _DIGIT.sub("*", EMAIL.sub(r"***@\2", value)) if isinstance(value, str) and key not in _OURS else value
        for key, value in args.items()
    }
