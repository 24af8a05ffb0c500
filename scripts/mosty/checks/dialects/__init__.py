"""Markdown as GitHub reads it beside Markdown as the site renders it."""
