"""Stemmers on folded words (lower case, no diacritics). The browser's twins: suffix-rules.js, porter2.js.

Czech: the light stemmer of L. Dolamic and J. Savoy, "Indexing and stemming approaches for the Czech language"
(Information Processing & Management 45, 2009), in the form Lucene uses, with its rules rewritten on the folded
alphabet. The rules are data (analyzer.json), so that another language needs no code.
English: Snowball English ("Porter2") of the `snowballstemmer` package.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import snowballstemmer

Stemmer = Callable[[str], str]


def rule_stemmer(steps: Sequence[Sequence[Mapping[str, Any]]], same: Mapping[str, str]) -> Stemmer:
    """A stemmer from a table: in every step the first rule that fits is applied, then the next step begins.

    A rule fits a word with more than `longer` letters that ends with one of `ends` (the ending becomes `to`) or
    whose last letter but one is `before_last` (that letter becomes `to`), unless `not_after` stands before it: the
    folded "ů" of stůl, stolu becomes "o", the "ou" of soud does not. `same` maps irregular stems of one
    word onto each other (dítě, děti).
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
    """From a stem to the root it shares with its relatives: pestoun, pestounsk → pestoun. Else the stem itself.

    Derivational endings come off, the longest first, up to `times` of them, while `least` letters stay. A root is a
    beginning of its stem, so relatives stand side by side in any sorted list. No rules (None): every stem is a root.
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
        snowball: Stemmer = snowballstemmer.stemmer("english").stemWord
        return snowball
    if name == "none":
        return lambda word: word
    raise ValueError(f"analyzer.json names an unknown stemmer: {name!r}")
