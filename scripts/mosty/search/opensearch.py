"""The same index, described for OpenSearch: what a portal that has outgrown static files starts
from.

Four files per language: ``settings.json`` (analysis, similarities), ``mapping.json`` (fields),
``bulk.ndjson`` (every document), ``query.json`` (a query like ours, facets counted). Only filters
that OpenSearch has without plugins.

The analysis chain gives the stems of analysis.py, and a test holds it to them. Its rules work on
folded words, so OpenSearch's own `czech` stemmer, whose rules want diacritics, would not do: the
rules of analyzer.json are written as `pattern_replace` filters. Two letters of no living alphabet
serve as marks, in words that never leave the chain: KEPT ends a word that no later filter may touch
(an abbreviation, a word of a synonym rule), DONE one that a step's first fitting rule has changed.

Concepts: every document carries its concept tokens in ``concepts``, field by field, as they stand
in our index; the search analyzers of ``concepts.*`` turn the names of a concept (glossary terms,
abbreviations, everyday words, in every language) into its token by ``synonym_graph`` and keep
nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mosty.search.concepts import tokens_of
from mosty.search.impacts import FIELD_SETTINGS, K1
from mosty.search.index import Index, lead_of
from mosty.search.records import Document
from mosty.text.language.stemmers import locale_specification, specification

KEPT, DONE = "\ua66e", "\ua66d"
WORD = r"[\p{L}\p{N}\u0300-\u036f]+"
_ACCENTED = {
    "a": "á",
    "c": "č",
    "d": "ď",
    "e": "éě",
    "i": "í",
    "n": "ň",
    "o": "ó",
    "r": "ř",
    "s": "š",
    "t": "ť",
    "u": "úů",
    "y": "ý",
    "z": "ž",
}
Json = dict[str, Any]
Facets = Mapping[str, Mapping[str, Sequence[str]]]


def files(index: Index, documents: Sequence[Document], facets: Facets) -> dict[str, bytes]:
    """File name → content. `documents` as they were indexed; `facets`: address → facet → keys."""
    names = sorted({facet for own in facets.values() for facet in own})
    return {
        "settings.json": _json({"settings": {"index": settings(index)}}),
        "mapping.json": _json(mapping(index, names)),
        "query.json": _json(query(index, names)),
        "bulk.ndjson": b"".join(_lines(index, documents, facets)),
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def index_name(locale: str) -> str:
    """The name the files give the index of a language."""
    return f"mosty-{locale}"


def concept_token(token: str) -> str:
    """ "#predbezne-opatreni" → "0predbezne0opatreni": one word for any tokenizer, and no word of
    any language.
    """
    return re.sub(r"[^a-z0-9]", "0", token.lower())[: specification()["limits"]["word"]]


def settings(index: Index) -> Json:
    """Analysis of every locale that has labels, and a similarity a field (BM25 with our b and
    k1).
    """
    filters: Json = {}
    analyzers: Json = {}
    for locale in sorted(index.analyzers):
        chain = _chain(locale, index.abbreviations, filters)
        analyzers[f"text_{locale}"] = {"type": "custom", "tokenizer": "words", "filter": chain}
        rules = synonyms(index, locale)
        if rules:
            filters[f"{locale}_concepts"] = {"type": "synonym_graph", "synonyms": rules}
            tokens = sorted({rule.split(" => ")[1] for rule in rules})
            words = sorted({one.removesuffix(KEPT) for line in tokens for one in line.split(", ")})
            filters[f"{locale}_only_concepts"] = {"type": "keep", "keep_words": words}
            analyzers[f"concepts_{locale}"] = {
                "type": "custom",
                "tokenizer": "words",
                "filter": [*chain, f"{locale}_concepts", f"{locale}_only_concepts"],
            }
    similarity = {
        f"of_{name}": {"type": "BM25", "k1": K1, "b": setting.b}
        for name, setting in FIELD_SETTINGS.items()
    }
    return {
        "analysis": {
            "tokenizer": {"words": {"type": "pattern", "pattern": WORD, "group": 0}},
            "filter": filters,
            "analyzer": analyzers,
        },
        "similarity": similarity,
    }


def _chain(locale: str, abbreviations: Sequence[str], filters: Json) -> list[str]:
    """The names of a locale's filters, in order; what they are goes into `filters`."""
    spec = locale_specification(locale)
    chain: list[str] = []

    def add(name: str, definition: Json) -> None:
        filters[f"{locale}_{name}"] = definition
        chain.append(f"{locale}_{name}")

    def replace(name: str, pattern: str, replacement: str) -> None:
        add(name, {"type": "pattern_replace", "pattern": pattern, "replacement": replacement})

    stop = set(spec["stop"])
    ends = sorted(spec["endings"], key=lambda end: (-len(end), end))
    shouted = _any(_loose(one, upper=True) for one in abbreviations if one in stop)
    short = _any(_loose(one, upper=True) for one in abbreviations if len(one) < 4)
    replace("capitals", f"^(?:({shouted})|({short}){_any(map(_loose, ends))})$", f"$1$2{KEPT}")
    chain += ["lowercase", "asciifolding"]
    add("longest", {"type": "truncate", "length": specification()["limits"]["word"]})
    replace(
        "abbreviations", f"^({_any(one for one in abbreviations if one not in stop)})$", f"$1{KEPT}"
    )
    long = _any(one for one in abbreviations if len(one) >= 4)
    replace("inflected", f"^({long}){_any(ends)}$", f"$1{KEPT}")
    add("stop", {"type": "stop", "stopwords": sorted(stop)})
    if spec["stemmer"] == "rules":
        for number, step in enumerate(spec["steps"], 1):
            for place, rule in enumerate(step, 1):
                replace(f"step{number}_{place}", *_rule(rule))
            replace(f"step{number}", f"{DONE}$", "")
        for word, other in sorted(spec.get("same", {}).items()):
            replace(f"same_{word}", f"^{word}$", other)
    elif spec["stemmer"] != "none":
        add("stemmer", {"type": "stemmer", "language": spec["stemmer"]})
    replace("marks", f"{KEPT}$", "")
    return chain


def _any(words: Iterable[str]) -> str:
    """A group that matches any of `words`; without words, nothing."""
    return f"(?:{'|'.join(words)})" if (words := list(words)) else r"(?!)"


def _loose(word: str, upper: bool = False) -> str:
    """A pattern for a folded word as people write it, with diacritics or without; in capitals, if
    told.
    """
    letters = (letter + _ACCENTED.get(letter, "") for letter in word)
    return "".join(f"[{one.upper() if upper else one}]" for one in letters)


def _rule(rule: Mapping[str, Any]) -> tuple[str, str]:
    """A rule of the table stemmer (stemmers.py) as (pattern, replacement): plain words only, the
    longest ending.
    """
    long_enough = f"^(?=[a-z]{{{rule['longer'] + 1},}}$)"
    if "before_last" in rule:
        unless = f"(?<!{rule['not_after']})" if "not_after" in rule else ""
        return f"{long_enough}(.*){unless}{rule['before_last']}(.)$", f"$1{rule['to']}$2{DONE}"
    return f"{long_enough}(.*?)(?:{'|'.join(rule['ends'])})$", f"$1{rule['to']}{DONE}"


def synonyms(index: Index, locale: str) -> list[str]:
    """Every name of every concept, as stems that the chain leaves alone, and the concept's
    token.
    """
    if locale not in index.phrases:
        return []
    rules = []
    for entries in index.phrases[locale].by_first.values():
        for phrase, tokens in entries:
            left = " ".join(stem + KEPT for stem in phrase)
            rules.append(f"{left} => {', '.join(concept_token(token) + KEPT for token in tokens)}")
    return sorted(rules)


def _fields(document: Document) -> dict[str, Sequence[str]]:
    """The texts of a document by the fields of our index; those that the index does not have are
    left out.
    """
    texts: dict[str, Sequence[str]] = {
        "title": (document.title,), "headings": document.headings, "tags": document.tags,
        "questions": document.questions, "lead": (lead_of(document),), "body": (document.body,),
    }  # fmt: skip
    return {name: texts[name] for name in FIELD_SETTINGS}


def _concept_locales(index: Index) -> list[str]:
    return [locale for locale in sorted(index.analyzers) if locale in index.phrases]


def mapping(index: Index, facets: Sequence[str]) -> Json:
    """Text fields with their analyzer and similarity, their concepts, facets and what is only
    shown.
    """
    text = {"type": "text", "analyzer": f"text_{index.locale}"}
    locales = _concept_locales(index)
    concepts: Json = {}
    for name in FIELD_SETTINGS if locales else ():
        kinds = {
            locale: {
                "type": "text",
                "analyzer": "whitespace",
                "search_analyzer": f"concepts_{locale}",
                "similarity": f"of_{name}",
            }
            for locale in locales
        }
        concepts[name] = {**kinds[locales[0]], "fields": {one: kinds[one] for one in locales[1:]}}
    keyword = {"type": "keyword"}
    return {
        "dynamic": "strict",
        "properties": {
            **{name: {**text, "similarity": f"of_{name}"} for name in FIELD_SETTINGS},
            **({"concepts": {"properties": concepts}} if concepts else {}),
            "facets": {"properties": dict.fromkeys(facets, keyword)},
            "kind": keyword,
            "url": keyword,
            "description": {"type": "keyword", "index": False, "doc_values": False},
            "breadcrumb": {"type": "keyword", "index": False, "doc_values": False},
        },
    }


def query(index: Index, facets: Sequence[str], words: str = "QUERY") -> Json:
    """A query like ours for `words`: any word in any field, weighted as ours, and the concepts
    named in it.
    """
    weights = [(name, one.weight) for name, one in FIELD_SETTINGS.items()]
    locales = _concept_locales(index)
    of_concepts = [
        f"concepts.{name}{'' if locale == locales[0] else '.' + locale}^{weight:g}"
        for locale in locales
        for name, weight in weights
    ]
    should = [
        {
            "multi_match": {
                "query": words,
                "type": "most_fields",
                "fields": [f"{n}^{w:g}" for n, w in weights],
            }
        }
    ]
    if of_concepts:
        should.append(
            {"multi_match": {"query": words, "type": "most_fields", "fields": of_concepts}}
        )
    return {
        "size": 10,
        "_source": ["url", "title", "kind", "description", "breadcrumb"],
        "query": {"bool": {"should": should, "minimum_should_match": 1}},
        "highlight": {"fields": {"body": {"fragment_size": 180, "number_of_fragments": 1}}},
        "aggs": {
            "kind": {"terms": {"field": "kind", "size": 50}},
            **{name: {"terms": {"field": f"facets.{name}", "size": 100}} for name in facets},
        },
    }


def _lines(index: Index, documents: Sequence[Document], facets: Facets) -> Iterable[bytes]:
    analyzer = index.analyzers[index.locale]
    for document in documents:
        fields = _fields(document)
        concepts = {
            name: " ".join(
                concept_token(token)
                for text in texts
                for token in tokens_of(
                    analyzer.raw_words(text), index.locale, index.analyzers, index.phrases
                )
                if token.startswith("#")
            )
            for name, texts in fields.items()
        }
        row = {
            **{
                name: texts[0] if name in ("title", "lead", "body") else list(texts)
                for name, texts in fields.items()
            },
            "concepts": {name: found for name, found in concepts.items() if found},
            "facets": {name: list(keys) for name, keys in facets.get(document.url, {}).items()},
            "kind": document.kind,
            "url": document.url,
            "description": document.description,
            "breadcrumb": list(document.breadcrumb),
        }
        if not _concept_locales(index):
            del row["concepts"]
        action = {"index": {"_index": index_name(index.locale), "_id": document.url}}
        for line in (action, row):
            yield (json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
