"""Benchmarks: our search and its peers, measured on the same pages and queries."""
