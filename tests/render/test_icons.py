"""Icons stand in the page, are drawn by the letters around them, and are nobody's words."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from mosty.model.menu import DOOR_ICONS, SECTION_KINDS
from mosty.model.publication import published
from mosty.model.site import Site
from mosty.render.article import render
from mosty.render.clean import cleaned
from mosty.render.context import Context
from mosty.render.icons import ICONS, icon_html

from .conftest import TODAY

ROOT = Path(__file__).parents[2]
SOURCES = [*(ROOT / "scripts/mosty/render").glob("*.py"), *(ROOT / "overrides").rglob("*.html")]
SCRIPTS = [*(ROOT / "docs/assets/js").rglob("*.js")]


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_a_drawing_and_no_words(name: str) -> None:
    html = icon_html(name)
    head, *paths = re.findall(r"<(?!/)([^>]+)>", html)
    assert head == 'svg class="m-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"'
    assert paths and all(re.fullmatch(r'path d="[MmLlHhVvCcSsQqTtAaZz\d ,.-]+"', p) for p in paths)
    assert not re.sub(r"<[^>]*>", "", html)


@pytest.mark.parametrize("name", ICONS)
def test_the_sanitiser_lets_it_through_whole(name: str) -> None:
    assert cleaned(icon_html(name)) == icon_html(name)


def test_no_name_is_unknown() -> None:
    wanted = {*DOOR_ICONS.values(), *(f"kind-{kind}" for kind in SECTION_KINDS.values())}
    assert wanted <= set(ICONS)
    with pytest.raises(KeyError):
        icon_html("nothing")


def test_every_icon_is_used() -> None:
    """By its name in a script, a template or a renderer, or by what it stands for."""
    text = "".join(path.read_text(encoding="utf-8") for path in (*SOURCES, *SCRIPTS))
    by_kind = {*DOOR_ICONS.values(), *(f"kind-{kind}" for kind in SECTION_KINDS.values())}
    named = {name for name in ICONS if f'icon("{name}")' in text}
    by_script = set(re.findall(r'^        "(\w+)": .*,$', text, re.MULTILINE)) & set(ICONS)
    assert set(ICONS) <= named | by_kind | by_script


@pytest.mark.parametrize("path", ["index.md", "pomoc/index.md", "o-portalu/data.md"])
def test_paper_has_none(site: Site, path: str) -> None:
    ctx = Context(published(site, TODAY), site.pages["cs", path], TODAY)
    assert 'class="m-icon"' in render(ctx).markup
    assert "m-icon" not in render(dataclasses.replace(ctx, on_paper=True)).markup
