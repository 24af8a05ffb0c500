"""Colours of the style sheet, computed: every text has 7:1 on every background in both schemes
(WCAG 2.2, 1.4.6).
"""

from __future__ import annotations

import re

import pytest

from .house import PROJECT

TEXTS = ("text", "muted", "link", "accent")
GROUNDS = ("bg", "surface", "soft", "tip", "warn", "danger")
PAIRS = [(text, ground) for text in TEXTS for ground in GROUNDS] + [
    ("on-brand", "brand"),
    ("on-brand", "brand-strong"),
    ("on-exit", "exit"),
    ("text", "mark"),
]


def schemes() -> dict[str, dict[str, str]]:
    """Tokens of each scheme; the dark one inherits what it does not set."""
    css = (PROJECT / "docs/assets/css/tokens.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--m-([a-z-]+): (#[0-9a-f]{6});", block))
        for block in css.split(":root {")[1:3]
    )
    return {"light": light, "dark": {**light, **dark}}


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, background: str) -> float:
    """Contrast ratio, 1 to 21."""
    low, high = sorted((luminance(colour), luminance(background)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(scheme: str) -> None:
    tokens = schemes()[scheme]
    low = {pair: round(contrast(tokens[pair[0]], tokens[pair[1]]), 2) for pair in PAIRS}
    assert not {pair: ratio for pair, ratio in low.items() if ratio < 7}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_controls(scheme: str) -> None:
    """Edges needed to recognise a control have 3:1 (1.4.11)."""
    tokens = schemes()[scheme]
    for edge in ("edge", "focus", "muted"):
        for ground in ("bg", "surface"):
            assert contrast(tokens[edge], tokens[ground]) >= 3, (edge, ground)
    assert contrast(tokens["glow"], tokens["brand-strong"]) >= 3


def test_no_colour_is_named_elsewhere() -> None:
    named = {
        path.name: literals
        for path in (PROJECT / "docs/assets/css").glob("*.css")
        if path.name != "tokens.css"
        and (
            literals := re.findall(
                r":[^;{}]*?(#[0-9a-f]{3,8}\b|(?:rgb|hsl|oklch)a?\()",
                path.read_text(encoding="utf-8"),
            )
        )
    }
    assert not named
