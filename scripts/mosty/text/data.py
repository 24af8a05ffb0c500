"""Data as JSON: the same bytes for the same data."""

from __future__ import annotations

import json
from typing import Any


def json_in_html(value: Any) -> str:
    """JSON that can be in a script element: nothing in it can end the element or begin a
    comment.
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def json_file(value: Any) -> bytes:
    """JSON that people can read too."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
