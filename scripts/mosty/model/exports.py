"""The records that are published as open data: which sets there are, and what their files are
called.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from mosty.model.site import Site

FOLDER = "export"
PACKAGE = "datapackage.json"
#: The catalogue of the sets by DCAT-AP-CZ, as the national catalogue reads it and as Turtle; each
#: set has a file of its own in :data:`CATALOGUED`.
CATALOGUE, CATALOGUE_TURTLE, CATALOGUED = "catalog.jsonld", "catalog.ttl", "catalog"

Form = Literal["json", "csv", "skos", "tbx", "tbx_2", "csl", "table_schema", "json_schema"]


class Kind(NamedTuple):
    """What a form is: the ending of its files, their media type, whether each language has one, and
    the format as the Publications Office of the European Union calls it.
    """

    ending: str
    media: str
    by_language: bool = False
    format: str = "JSON"


FORMS: dict[Form, Kind] = {
    "json": Kind("json", "application/json"),
    "csv": Kind("csv", "text/csv", True, "CSV"),
    "skos": Kind("ttl", "text/turtle", False, "RDF_TURTLE"),
    "tbx": Kind("tbx", "application/xml", False, "XML"),
    "tbx_2": Kind("v2.tbx", "application/xml", False, "XML"),
    "csl": Kind("csl.json", "application/vnd.citationstyles.csl+json", True),
    "table_schema": Kind("tableschema.json", "application/json"),
    "json_schema": Kind("schema.json", "application/schema+json"),
}
#: Forms that describe others and hold no records.
SCHEMAS: tuple[Form, ...] = ("table_schema", "json_schema")


@dataclass(frozen=True, slots=True)
class Dataset:
    """A set. ``theme`` is its theme in the European vocabulary of data themes. ``persons``: there
    are names of people in it, authors of works. ``licensed``: we may license it as a whole; else it
    is only facts from the list of somebody who has not said what may be done with the list.
    """

    name: str
    theme: str = "SOCI"
    persons: bool = False
    licensed: bool = True
    more: tuple[Form, ...] = ()

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms in which it is offered."""
        return ("json", "csv", *self.more, *SCHEMAS)


#: The sets in the order in which they are offered.
DATASETS: tuple[Dataset, ...] = (
    Dataset("practices"),
    Dataset("methods"),
    Dataset("studies"),
    Dataset("findings"),
    Dataset("recommendations"),
    Dataset("organisations"),
    Dataset("helplines"),
    Dataset("contacts"),
    Dataset("offices", "GOVE", licensed=False),
    Dataset("law", "JUST"),
    Dataset("updates"),
    Dataset("terms", more=("skos", "tbx", "tbx_2")),
    Dataset("sources", persons=True, more=("csl",)),
    Dataset("taxonomy"),
)


class File(NamedTuple):
    """A file of a set: its language ("" where it holds all of them) and its path in the built
    site.
    """

    dataset: Dataset
    form: Form
    locale: str
    path: str

    @property
    def name(self) -> str:
        """The file without its folder."""
        return self.path.rpartition("/")[2]

    @property
    def media(self) -> str:
        """Its media type."""
        return FORMS[self.form].media


def files(site: Site) -> Iterator[File]:
    """Every file of every set."""
    for dataset in DATASETS:
        for form in dataset.forms:
            locales = [one.code for one in site.config.locales] if FORMS[form].by_language else [""]
            for locale in locales:
                yield File(dataset, form, locale, path_of(dataset, form, locale))


def path_of(dataset: Dataset, form: Form, locale: str = "") -> str:
    """The path of a file of the set in the built site."""
    name = f"{dataset.name}.{locale}" if locale else dataset.name
    return f"{FOLDER}/{name}.{FORMS[form].ending}"
