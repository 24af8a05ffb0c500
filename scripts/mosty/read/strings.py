"""The words of the interface: one file a language in the package, so that a new language is a new
file.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import yaml

from mosty.model.errors import UsageError
from mosty.model.fields import unlabelled
from mosty.model.front_matter import EXPORTED, KINDS
from mosty.text.resources import MESSAGES

#: libyaml where it is there: ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_strings() -> dict[str, dict[str, str]]:
    """Locale code → key → text, from ``messages/strings.*.yml`` and, of the languages that are only
    leaflets, from ``messages/leaflets.*.yml``.
    """
    return {**_read("strings"), **_read("leaflets")}


def words_missing(code: str) -> list[str]:
    """The keys that a language of leaflets lacks: it needs all that any of them has."""
    there = _read("leaflets")
    wanted = dict.fromkeys(key for words in there.values() for key in words)
    return [key for key in wanted if key not in there.get(code, {})]


@cache
def _read(stem: str) -> dict[str, dict[str, str]]:
    strings = {}
    for entry in sorted(MESSAGES.iterdir(), key=lambda one: one.name):
        parts = entry.name.split(".")
        if len(parts) == 3 and parts[0] == stem and parts[2] == "yml":
            words = yaml.load(entry.read_text(encoding="utf-8"), Loader=_LOADER)
            strings[parts[1]] = {str(key): str(text) for key, text in words.items()}
    return strings


def require_labels(strings: Mapping[str, Mapping[str, str]]) -> None:
    """Raise :class:`UsageError` for the first field of a page that has no name in some language; a
    language of leaflets has no fields.
    """
    models = {kind: model for kind, (model, _) in KINDS.items()}
    strings = {code: words for code, words in strings.items() if code not in _read("leaflets")}
    for kind, field, locale, label in unlabelled(models, EXPORTED, strings):
        raise UsageError("no_label", kind=kind, field=field, locale=locale, label=label)
