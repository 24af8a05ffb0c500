"""Words that people write where the front matter has a key: what readers see of the key, in any
language, and what editors call it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from mosty.model.fields import fields_of
from mosty.model.front_matter import SourcePage
from mosty.model.message import message
from mosty.text.language.guess import alike, nearest

#: Words of a field that is in no taxonomy → its key.
_WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": {
        "praxe": "practice",
        "příklad praxe": "practice",
        "dobrá praxe": "practice",
        "projekt": "project",
        "organizace": "organisation",
        "organization": "organisation",
        "analýza": "analysis",
        "kraj": "region",
        "metoda": "method",
        "téma": "theme",
        "fáze": "phase",
        "pro rodiče": "parents",
        "pro rodiny": "parents",
        "rodiče": "parents",
        "leták": "leaflet",
        "přehled": "listing",
    },
    "status": {
        "probíhá": "running",
        "běží": "running",
        "ukončen": "ended",
        "ukončený": "ended",
        "skončil": "ended",
        "skončený": "ended",
    },
    "audience": {
        "rodiče": "parents",
        "pro rodiče": "parents",
        "odborníci": "professionals",
        "pro odborníky": "professionals",
    },
}
#: How like a key or label a word must be for it to be named.
_LIKE = 0.72
#: Letters of a language's code; a longer key of a record in the taxonomy is none.
_CODE = 2
_IN_BRACKETS = re.compile(r"(?<!\s)\s*+\(([^()]*)\)")


class Vocabulary(NamedTuple):
    """The keys of a field with what people call each and what readers see of it, by language; the
    section of the taxonomy to which an editor may add another, none where the keys are given.
    """

    labels: Mapping[str, tuple[str, ...]]
    seen: Mapping[str, Mapping[str, str]]
    section: str = ""

    def key(self, word: str) -> str | None:
        """The one key that is called so; None if none is, or several are."""
        keys = {key for key, names in self.labels.items() if any(alike(word, one) for one in names)}
        return keys.pop() if len(keys) == 1 else None

    def near(self, word: str) -> str | None:
        """The key that is called nearly so."""
        names = {name: key for key, called in self.labels.items() for name in (*called, key)}
        close = nearest(word, names, _LIKE)
        return names[close] if close else None


def vocabulary_of(
    model: type[SourcePage] | None, field: str, taxonomy: Mapping[str, Any], keys: Iterable[object]
) -> Vocabulary:
    """What the keys of a field are called; ``keys`` are those that it may have."""
    shown = {one.name: one.shown for one in fields_of(model)} if model else {}
    section = shown[field].section if field in shown else ""
    is_open = bool(section) and shown[field].value in ("key", "keys")
    words = _WORDS.get(field, {})
    labels, seen = {}, {}
    for key in map(str, keys):
        texts = taxonomy.get(section, {}).get(key) or {}
        seen[key] = {code: str(text) for code, text in texts.items() if len(code) == _CODE}
        called = [*seen[key].values()]
        called += [part for text in list(called) for part in _parts(text)]
        labels[key] = (*called, *(word for word, own in words.items() if own == key))
    return Vocabulary(labels, seen, section if is_open else "")


def _parts(label: str) -> list[str]:
    """A label without its brackets, and the abbreviation in them."""
    bare = _IN_BRACKETS.sub("", label).strip()
    return [one for one in (bare, *_IN_BRACKETS.findall(label)) if one != label]


def advice(vocabulary: Vocabulary, right: str | None) -> dict[str, object]:
    """Arguments of FM005 that say what to write: the right key, or all of them with their names."""
    if right is not None:
        return {"known": right}
    keys = {lang: _listed(vocabulary, lang) for lang in ("cs", "en")}
    arguments: dict[str, object] = {"known": message("read.one_of", keys=keys)}
    if vocabulary.section:
        file, section = "docs/data/taxonomy.yml", vocabulary.section
        arguments["more"] = message("read.add_to_taxonomy", file=file, section=section)
    return arguments


def _listed(vocabulary: Vocabulary, lang: str) -> str:
    """The keys, each with its label where it says more than the key."""
    named = []
    for key, texts in vocabulary.seen.items():
        label = texts.get(lang, key)
        named.append(key if alike(key, label) else f"{key} ({label})")
    return ", ".join(named)
