"""Render: pages to HTML. A Python-Markdown extension does all that changes text; the MkDocs plugin
only adapts.
"""
