"""Mosty: the engine of a bilingual knowledge base (read → check → render, index, typeset → publish)."""

__version__ = "0.1.0"
