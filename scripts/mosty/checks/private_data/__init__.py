"""Private data in pages and records."""
