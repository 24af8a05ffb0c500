"""The search room: one index, asked on the command line and, as small files, in the browser.

build_index(directory, locale, documents, concepts, abbreviations) → Index    Index.search(query) →
SearchResult open_index(directory) → Index
export(index) → {file name: bytes} explain(index, query) → (SearchResult, Explanation) extras(files,
documents, labels, records) → the files with passages, facets and tables beside them
"""

from mosty.search.explain import Explanation, explain
from mosty.search.export import export
from mosty.search.extras import extras
from mosty.search.index import Index, build_index, open_index
from mosty.search.records import Concept, Document, Hit, Part, SearchResult

__all__ = [
    "Concept", "Document", "Explanation", "Hit", "Index", "Part", "SearchResult",
    "build_index", "explain", "export", "extras", "open_index",
]  # fmt: skip
