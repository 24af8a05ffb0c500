"""References between records and the texts in them."""
