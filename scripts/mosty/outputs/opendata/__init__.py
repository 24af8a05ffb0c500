"""The sets of open data: their columns, and the forms that are not one table."""
