"""``mosty new``: a page in every language at once, or a record, with what its kind needs."""
