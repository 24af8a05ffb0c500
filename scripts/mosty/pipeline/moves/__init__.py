"""mosty move: a page or a folder gets another address, with all that leads to it."""
