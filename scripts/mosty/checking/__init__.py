"""Runs the checks over a base, remembers clean pages, filters and mends problems."""
