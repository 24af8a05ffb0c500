"""The typesetting room: rendered Markdown → an accessible PDF leaflet.

``typeset(Sheet(...))`` is the whole of it; ``convert`` is there for checks that want the problems alone.
"""

from __future__ import annotations

from mosty.leaflets.convert import Converted, convert
from mosty.leaflets.lines import ConvertProblem
from mosty.leaflets.sheet import OPTIONAL_KEYS, STRING_KEYS, Sheet, TypesetError
from mosty.leaflets.typeset import Typeset, typeset

__all__ = [
    "OPTIONAL_KEYS",
    "STRING_KEYS",
    "ConvertProblem",
    "Converted",
    "Sheet",
    "Typeset",
    "TypesetError",
    "convert",
    "typeset",
]
