"""PDFs, office files and pictures that lie beside the pages."""
