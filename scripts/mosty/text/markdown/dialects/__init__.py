"""Two readers of one Markdown: CommonMark, as GitHub and the checks read it, and Python-Markdown,
which makes the site.

``neutral`` takes our own marks out of the text; ``blocks`` is what CommonMark sees as a tree;
``nearer`` rewrites a text so that Python-Markdown sees the same; ``flat`` puts either reading into
one form; ``compare`` tells them apart.
"""
