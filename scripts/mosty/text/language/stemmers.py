"""Stemmers on folded words (lower case, no diacritics). The browser's twins: suffix-rules.js,
porter2.js.

Czech: the light stemmer of L. Dolamic and J. Savoy, "Indexing and stemming approaches for the Czech
language" (Information Processing & Management 45, 2009), in the form Lucene uses, with its rules
rewritten on the folded alphabet. The rules are data (analyzer.json), so that another language needs
no code. English: Snowball English ("Porter2") of the `snowballstemmer` package.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from mosty.text.prefilter import lazy_pattern
from mosty.text.resources import shipped

Stemmer = Callable[[str], str]

#: Diacritics, and what nobody sees: soft hyphens, joiners, the mark of byte order.
_MARKS = lazy_pattern(r"[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+")


@cache
def specification() -> Mapping[str, Any]:
    """What analyzer.json says: stop words, endings and stemming rules of every locale; the browser
    reads it too.
    """
    text = shipped("analyzer.json")
    spec: Mapping[str, Any] = json.loads(text)
    return spec


def locale_specification(locale: str) -> Mapping[str, Any]:
    """The part of the specification for `locale`, or the plain folding one."""
    spec = specification()
    part: Mapping[str, Any] = spec["locales"].get(locale, spec["fallback"])
    return part


def fold(text: str) -> str:
    """Lower case without diacritics, ligatures and signs that nobody sees: "Škola" → "skola"."""
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.lower()))


def rule_stemmer(steps: Sequence[Sequence[Mapping[str, Any]]], same: Mapping[str, str]) -> Stemmer:
    """A stemmer from a table: in every step the first rule that fits is applied, then the next step
    begins.

    A rule fits a word with more than `longer` letters that ends with one of `ends` (the ending
    becomes `to`) or whose last letter but one is `before_last` (that letter becomes `to`), unless
    `not_after` stands before it: the folded "ů" of stůl, stolu becomes "o", the "ou" of soud does
    not. `same` maps irregular stems of one word onto each other (dítě, děti).
    """

    def apply(word: str, step: Sequence[Mapping[str, Any]]) -> str:
        for rule in step:
            if len(word) <= rule["longer"]:
                continue
            if "before_last" in rule:
                after = bool(word[-3:-2]) and word[-3:-2] == rule.get("not_after")
                if len(word) > 1 and word[-2] == rule["before_last"] and not after:
                    return word[:-2] + str(rule["to"]) + word[-1]
                continue
            for end in rule["ends"]:
                if word.endswith(end):
                    return word[: len(word) - len(end)] + str(rule["to"])
        return word

    def stem(word: str) -> str:
        for step in steps:
            word = apply(word, step)
        return same.get(word, word)

    return stem


def root_finder(rules: Mapping[str, Any] | None) -> Stemmer:
    """From a stem to the root it shares with its relatives: pestoun, pestounsk → pestoun. Else the
    stem itself.

    Derivational endings come off, the longest first, up to `times` of them, while `least` letters
    stay. A root is a beginning of its stem, so relatives stand side by side in any sorted list. No
    rules (None): every stem is a root.
    """
    if rules is None:
        return lambda stem: stem
    ends = sorted(rules["ends"], key=lambda end: (-len(end), end))
    least, times = int(rules["least"]), int(rules["times"])

    def root(stem: str) -> str:
        for _ in range(times):
            for end in ends:
                if stem.endswith(end) and len(stem) - len(end) >= least:
                    stem = stem[: len(stem) - len(end)]
                    break
        return stem

    return root


def stemmer_for(spec: Mapping[str, Any]) -> Stemmer:
    """The stemmer a locale's specification names.

    Raises ValueError for a name nobody implements.
    """
    name = spec["stemmer"]
    if name == "rules":
        return rule_stemmer(spec["steps"], spec.get("same", {}))
    if name == "porter2":
        return _porter2()
    if name == "none":
        return lambda word: word
    raise ValueError(f"analyzer.json names an unknown stemmer: {name!r}")


def _porter2() -> Stemmer:
    """The English stemmer of the package alone: the package itself would load those of thirty
    languages.
    """
    import sys
    from importlib import import_module
    from importlib.util import find_spec
    from types import ModuleType

    spec = find_spec("snowballstemmer")
    if spec is None or spec.submodule_search_locations is None:
        raise ImportError("snowballstemmer is not installed")
    package = sys.modules.setdefault("mosty._snowball", ModuleType("mosty._snowball"))
    package.__path__ = list(spec.submodule_search_locations)
    snowball: Stemmer = import_module("mosty._snowball.english_stemmer").EnglishStemmer().stemWord
    return snowball


@cache
def stem(word: str, locale: str) -> str:
    """The stem of one word of a locale; a locale nobody has rules for gets folding alone."""
    return _of_locale(locale)(fold(word))


@cache
def _of_locale(locale: str) -> Stemmer:
    return stemmer_for(locale_specification(locale))


@cache
def stop_words(locale: str) -> frozenset[str]:
    """Folded words that carry no meaning of their own: prepositions, conjunctions, articles."""
    return frozenset(locale_specification(locale)["stop"])
