"""Directives: what they call and how they are written."""
