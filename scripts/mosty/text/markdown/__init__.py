"""Markdown and HTML as text: outlines, identifiers, comments, dialects."""
