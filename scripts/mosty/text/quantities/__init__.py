"""Numbers in figures and in words, Czech and English."""
