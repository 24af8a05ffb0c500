"""The words of the interface: every language has every key, and the same values to fill in."""

from __future__ import annotations

import re

import pytest
import yaml
from mosty.read.strings import read_strings, words_missing
from mosty.text.markdown.dialects.rendered import CONFIGS, EXTENSIONS
from mosty.text.resources import MESSAGES

STRINGS = read_strings()
#: Whole languages; the others have leaflets alone, and words for them alone.
LEAFLETS = {path.name.split(".")[1] for path in MESSAGES.glob("leaflets.*.yml")}
WHOLE = sorted(set(STRINGS) - LEAFLETS)


@pytest.mark.parametrize("code", WHOLE)
def test_same_keys_in_every_language(code: str) -> None:
    assert set(STRINGS[code]) == set(STRINGS["en"])


@pytest.mark.parametrize("code", sorted(LEAFLETS))
def test_languages_of_leaflets_have_the_same_keys_and_only_such_as_leaflets_use(code: str) -> None:
    """The build of the portal says the other half: a word that is missing there stops it."""
    assert words_missing(code) == []
    used = {key for key in STRINGS["en"] if key in STRINGS[code]} | {"native_reader"}
    assert set(STRINGS[code]) == used
    assert [key for key, text in STRINGS[code].items() if set("ěščřžů") & set(text)] == []


@pytest.mark.parametrize("code", sorted(STRINGS))
def test_same_values_to_fill_in(code: str) -> None:
    optional = {"sheet_date"}  # Czech writes the number of a month, English its name
    for key, text in STRINGS[code].items():
        if key not in optional | {"native_reader"}:
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
