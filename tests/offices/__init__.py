"""Which office serves a child: the tables, the pages and the box."""
