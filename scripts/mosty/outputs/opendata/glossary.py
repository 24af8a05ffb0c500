"""The glossary as SKOS for thesauri, and as TBX for translators' tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent

from mosty.model.address import permanent
from mosty.model.page_lookup import page_calling
from mosty.model.site import Site
from mosty.outputs.formats.feed import plain_text, xml
from mosty.outputs.formats.turtle import Said, iri, literal, turtle
from mosty.outputs.opendata.catalogue import LICENCE
from mosty.outputs.opendata.columns import Row

_PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
}
#: ISO 30042:2019 (TBX 3): the core, and the modules of the dialect TBX-Basic.
_CORE = {
    "xmlns": "urn:iso:std:iso:30042:ed-2",
    "xmlns:min": "http://www.tbxinfo.net/ns/min",
    "xmlns:basic": "http://www.tbxinfo.net/ns/basic",
}


def skos(site: Site, rows: list[Row]) -> bytes:
    """The glossary as a concept scheme in Turtle: a concept is the term's permanent address in the
    source language. A term that no page prints is left out: it has no address.
    """
    source = site.config.default.code
    home = page_calling(site, "glossary", source)
    scheme = permanent(site, home) if home else site.config.site_url
    places = {row["id"]: row["address"][source] for row in rows if source in row["address"]}
    nodes: list[tuple[str, Said]] = [(iri(scheme), _scheme(site))]
    for row in rows:
        if row["id"] in places:
            nodes.append((iri(places[row["id"]]), _concept(row, places, scheme, source)))
    return turtle(_PREFIXES, nodes)


def _scheme(site: Site) -> Iterator[tuple[str, str]]:
    yield "a", "skos:ConceptScheme"
    for locale in site.config.locales:
        yield "dcterms:title", literal(site.string("export_terms", locale.code), locale.code)
    yield "dcterms:license", iri(LICENCE)


def _concept(
    row: Row, places: dict[str, str], scheme: str, source: str
) -> Iterator[tuple[str, str]]:
    yield "a", "skos:Concept"
    yield "skos:inScheme", iri(scheme)
    yield "skos:notation", literal(row["id"])
    for code, term in row["term"].items():
        yield "skos:prefLabel", literal(term, code)
    for code, name in _others(row, source):
        yield "skos:altLabel", literal(name, code)
    for code, definition in row["definition"].items():
        yield "skos:definition", literal(definition, code)
    for other in row["see"]:
        if other in places:
            yield "skos:related", iri(places[other])


def _others(row: Row, source: str) -> Iterator[tuple[str, str]]:
    """What the term is also called, by language: abbreviations are those of the source language."""
    names = [(source, name) for name in row["abbr"]]
    names += [(code, name) for code, variants in row["variants"].items() for name in variants]
    return (one for one in dict.fromkeys(names) if one[1] != row["term"].get(one[0]))


def tbx(site: Site, rows: list[Row]) -> bytes:
    """The glossary as TBX 3 (ISO 30042:2019), dialect TBX-Basic, in the style DCT."""
    source = site.config.default.code
    root = Element("tbx", {"style": "dct", "type": "TBX-Basic", "xml:lang": source, **_CORE})
    file = SubElement(SubElement(root, "tbxHeader"), "fileDesc")
    _header(site, file)
    body = SubElement(SubElement(root, "text"), "body")
    ids = {row["id"] for row in rows}
    for row in rows:
        entry = SubElement(body, "conceptEntry", {"id": xml_id(row["id"])})
        for other in _related(row, ids):
            _add(entry, "basic:crossReference", other, target=xml_id(other))
        for code, term in row["term"].items():
            language = SubElement(entry, "langSec", {"xml:lang": code})
            _add(language, "basic:definition", row["definition"][code])
            for name, kind, status in _names(row, code, term, source):
                part = SubElement(language, "termSec")
                _add(part, "term", name)
                if kind:
                    _add(part, "basic:termType", kind)
                _add(part, "min:administrativeStatus", status)
    return _document(root)


def tbx_2(site: Site, rows: list[Row]) -> bytes:
    """The same as TBX 2 (ISO 30042:2008, ``martif``), which most translators' tools still read."""
    source = site.config.default.code
    root = Element("martif", {"type": "TBX-Basic", "xml:lang": source})
    file = SubElement(SubElement(root, "martifHeader"), "fileDesc")
    _header(site, file)
    body = SubElement(SubElement(root, "text"), "body")
    ids = {row["id"] for row in rows}
    for row in rows:
        entry = SubElement(body, "termEntry", {"id": xml_id(row["id"])})
        for other in _related(row, ids):
            _add(entry, "ref", other, type="crossReference", target=xml_id(other))
        for code, term in row["term"].items():
            language = SubElement(entry, "langSet", {"xml:lang": code})
            group = SubElement(language, "descripGrp")
            _add(group, "descrip", row["definition"][code], type="definition")
            for name, kind, status in _names(row, code, term, source):
                part = SubElement(language, "tig")
                _add(part, "term", name)
                if kind:
                    _add(part, "termNote", kind, type="termType")
                _add(part, "termNote", status, type="administrativeStatus")
    return _document(root)


def _header(site: Site, file: Element) -> None:
    source = site.config.default.code
    title = SubElement(file, "titleStmt")
    _add(title, "title", f"{site.config.site_name}: {site.string('export_terms', source)}")
    about = SubElement(file, "sourceDesc")
    _add(about, "p", site.config.site_url)
    _add(about, "p", site.string("export_attribution", source))


def _names(row: Row, code: str, term: str, source: str) -> Iterator[tuple[str, str, str]]:
    """Each name in a language: the name, what kind of name it is, and whether it comes first."""
    yield term, "", "preferredTerm-admn-sts"
    abbreviations = set(row["abbr"])
    for language, name in _others(row, source):
        if language == code:
            kind = "abbreviation" if name in abbreviations else "variant"
            yield name, kind, "admittedTerm-admn-sts"


def _related(row: Row, ids: Iterable[str]) -> list[str]:
    return [other for other in row["see"] if other in ids]


def xml_id(key: str) -> str:
    """The id of a term as XML may have it: not beginning with a digit."""
    return key if key[:1].isalpha() else f"_{key}"


def _add(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = plain_text(text)


def _document(root: Element) -> bytes:
    indent(root, " ")
    return xml(root)
