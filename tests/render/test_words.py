"""The words of the interface: every language has every key, and the same values to fill in."""

from __future__ import annotations

import re

import pytest
import yaml
from mosty.read.strings import read_strings
from mosty.text.markdown.dialects.rendered import CONFIGS, EXTENSIONS

STRINGS = read_strings()


@pytest.mark.parametrize("code", sorted(STRINGS))
def test_same_keys_in_every_language(code: str) -> None:
    assert set(STRINGS[code]) == set(STRINGS["en"])


@pytest.mark.parametrize("code", sorted(STRINGS))
def test_same_values_to_fill_in(code: str) -> None:
    optional = {"sheet_date"}  # Czech writes the number of a month, English its name
    for key, text in STRINGS[code].items():
        if key not in optional:
            assert set(re.findall(r"{(\w+)}", text)) == set(
                re.findall(r"{(\w+)}", STRINGS["en"][key])
            ), key


def test_our_own_rendering_uses_the_extensions_of_mkdocs_yml(project: object) -> None:
    config = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))  # type: ignore[operator]
    names, options = [], {}
    for entry in config["markdown_extensions"]:
        name, value = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
        names.append(name)
        options[name] = value or {}
    assert tuple(names) == EXTENSIONS
    assert {name: value for name, value in options.items() if value and name != "toc"} == CONFIGS
