"""The files of records: which tables each of them holds, and in what shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mosty.model.edition import EDITIONS_FILE
from mosty.model.record import Record
from mosty.model.records import TABLES
from mosty.model.update import UPDATES_FILE
from mosty.model.withdrawal import RETURNS_FILE, WITHDRAWALS_FILE

GLOSSARY_FILE = "glossary.yml"
TAXONOMY_FILE = "docs/data/taxonomy.yml"
NAMES_FILE = "docs/data/names.yml"


@dataclass(frozen=True, slots=True)
class Table:
    """Records of a file, or of a section of it: a list, or a mapping id → record if ``keyed``.

    ``name`` is the table of :class:`Records`, ``kind`` the one of ``places``. Without an
    ``id_field`` the records are numbered, and there may be none.
    """

    name: str
    kind: str
    section: str = ""
    keyed: bool = False
    id_field: str = "id"

    @property
    def model(self) -> type[Record]:
        """What the table holds."""
        return TABLES[self.name]


#: File of records → the tables in it, in the order of reading.
FILES: Mapping[str, tuple[Table, ...]] = {
    GLOSSARY_FILE: (Table("terms", "term", keyed=True),),
    "docs/data/sources.yml": (Table("sources", "source", keyed=True),),
    "docs/data/law.yml": (
        Table("acts", "act", "acts", keyed=True, id_field="number"),
        Table("law", "law", "records"),
        Table("timeline", "milestone", "timeline", id_field=""),
    ),
    "docs/data/services.yml": (
        Table("helplines", "helpline", "helplines"),
        Table("organisations", "organisation", "organisations"),
    ),
    "docs/data/contacts.yml": (Table("contacts", "contact"),),
    "docs/data/studies.yml": (Table("studies", "study"),),
    "docs/data/news.yml": (Table("news", "news"),),
    EDITIONS_FILE: (Table("editions", "edition"),),
    UPDATES_FILE: (Table("updates", "update"),),
    WITHDRAWALS_FILE: (Table("withdrawals", "withdrawal"),),
    RETURNS_FILE: (Table("returns", "return"),),
    "docs/data/findings.yml": (Table("findings", "finding"),),
    "docs/data/recommendations.yml": (Table("recommendations", "recommendation"),),
    "docs/data/expressions.yml": (Table("expressions", "expression"),),
    "docs/data/questions.yml": (Table("expressions", "expression"),),
}
#: Files of records that a base may do without.
OPTIONAL = frozenset(
    {
        NAMES_FILE, "docs/data/contacts.yml", "docs/data/expressions.yml",
        "docs/data/questions.yml", "docs/data/studies.yml", "docs/data/news.yml",
        EDITIONS_FILE, UPDATES_FILE, WITHDRAWALS_FILE, RETURNS_FILE,
    }
)  # fmt: skip
