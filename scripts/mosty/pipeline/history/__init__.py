"""What git remembers of the content: changes in plain words, two revisions beside each other."""
