"""The search room: one index, asked on the command line and, as small files, in the browser.

build_index(directory, locale, documents, concepts, abbreviations) → Index    Index.search(query) → SearchResult
open_index(directory) → Index                                                 export(index) → {file name: bytes}
explain(index, query) → (SearchResult, Explanation)
"""

from mosty.search.explain import Explanation, explain
from mosty.search.export import export
from mosty.search.index import Index, build_index, open_index
from mosty.search.records import Concept, Document, Hit, SearchResult

__all__ = [
    "Concept", "Document", "Explanation", "Hit", "Index", "SearchResult",
    "build_index", "explain", "export", "open_index",
]  # fmt: skip
