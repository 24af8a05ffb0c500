"""What is printed: which pages and records become a leaflet, a book, a card or a picture."""
