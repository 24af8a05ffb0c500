"""Everything made from articles besides their HTML pages: search documents, data, feeds, prints."""
