"""Every text of a leaflet has a contrast of 7:1 or more to its ground (WCAG 2.2, success criterion
1.4.6).
"""

from __future__ import annotations

import importlib
import re

import pytest

module = importlib.import_module("mosty.typeset.job")
COLOURS = dict(
    re.findall(
        r'#let ([\w-]+) = rgb\("(#[0-9a-f]{6})"\)',
        (module.TEMPLATES / "palette.typ").read_text("utf-8"),
    )
)
PAIRS = [
    ("ink", "paper"),
    ("ink", "mist"),
    ("ink", "leaf"),
    ("ink", "peach"),
    ("ink", "rose"),
    ("quiet", "paper"),
    ("teal", "paper"),
    ("teal", "mist"),
    ("teal", "peach"),
    ("teal", "leaf"),
    ("teal", "rose"),
    ("rust", "paper"),
    ("rust", "peach"),
    ("moss", "leaf"),
    ("blood", "rose"),
    ("cream", "teal"),
    ("paper", "teal"),
]


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definitions)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("word", "ground"), PAIRS)
def test_contrast(word: str, ground: str) -> None:
    light, dark = sorted((luminance(COLOURS[word]), luminance(COLOURS[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7


def test_accent_is_never_text() -> None:
    """The accent has 5:1 on white: enough for lines and shapes, not for words."""
    for path in module.TEMPLATES.glob("*.typ"):
        for call in re.findall(r"text\([^)]*fill: accent[^)]*\)", path.read_text("utf-8")):
            assert '"•"' in call, f"{path.name}: {call}"
