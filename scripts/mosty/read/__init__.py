"""The first room of the road: files in, one immutable ``Site`` and the problems of reading out."""
