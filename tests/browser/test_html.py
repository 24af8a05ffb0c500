"""HTML as the standard has it: the Nu HTML checker has nothing to say of any page."""

from __future__ import annotations

from pathlib import Path

import pytest

from .house import House, templates
from .vnu import checked

#: What is meant, by address and message: a page of help shows the very fault it explains; the
#: checker guesses the language of hundreds of names of villages, and takes Czech ones for Slovak;
#: in files of no host it takes 'self' for nobody, and blocks of data for scripts that would run.
#: What browsers make of the policy, the tests in the browser see.
MEANT = (
    ("", "violates Content Security Policy (meta tag)"),
    ("kontroly/txt005/", "not in Unicode Normalization Form C"),
    ("najit-ospod/", "appears to be written in Slovak"),
    ("najit-ospod/", "appears to be written in Romanian"),
)


def page_files(house: House, every: bool) -> list[Path]:
    """One page of each template in every language, with those where there is no page and of help;
    or all there are.
    """
    if every:
        return sorted(house.folder.rglob("*.html"))
    prefixes = {one.code: one.prefix for one in house.site.config.locales}
    found = [
        f"{prefixes[one.locale]}{page.url}index.html"
        for one in templates(house.site)
        if (page := house.site.page_or_source(one.locale, one.path))
    ]
    found += [
        f"{prefix}{rest}"
        for prefix in prefixes.values()
        for rest in ("404.html", "o-portalu/kontroly/lnk001/index.html")
    ]
    return [house.folder / one for one in found]


@pytest.mark.parametrize(
    "every", [False, pytest.param(True, marks=pytest.mark.verify)], ids=["templates", "every page"]
)
def test_nu_html_checker(house: House, every: bool) -> None:
    found = [
        one
        for one in checked(page_files(house, every))
        if not any(address in one.file and reason in one.text for address, reason in MEANT)
    ]
    assert not found, "\n".join(map(str, found[:40]))


def test_the_checker_can_say_no(tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    page.write_text(
        '<!doctype html><html lang="en"><title>x</title><p role="nonsense"><b>x</p></html>',
        encoding="utf-8",
    )
    assert any(one.level == "error" and "nonsense" in one.text for one in checked([page]))
