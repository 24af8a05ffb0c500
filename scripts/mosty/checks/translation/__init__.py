"""A page beside its translation."""
