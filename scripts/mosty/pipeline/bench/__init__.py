"""Benchmarks of what readers and editors wait for; each makes its own base and leaves nothing
behind.
"""
