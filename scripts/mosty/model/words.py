"""Words that the dictionaries of spelling lack and our texts may use."""

from __future__ import annotations

from dataclasses import dataclass

from mosty.model.problem import Span


@dataclass(frozen=True, slots=True)
class AllowedWord:
    """A word that no dictionary has and our texts may use; ``like``: a word that it is inflected
    as.
    """

    word: str
    like: str
    span: Span
