"""Mosty: the engine of a bilingual knowledge base (read → check → render, index, typeset →
publish).
"""

__version__ = "0.1.0"

import os

#: Plugins of pydantic are none of ours; looking for them reads a file of every package that is
#: installed.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
