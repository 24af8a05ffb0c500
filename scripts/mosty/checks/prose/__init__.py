"""Typography and language of running text."""
