"""A tour of editors' mistakes, with what is printed for each."""
