"""What machines read of the site beside its pages: plain text, feeds, the sitemap, a guide for
language models.

Plain records in, bytes out: nothing here knows our pages, and every format is written by a library
that escapes.
"""
