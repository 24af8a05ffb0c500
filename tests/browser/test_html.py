"""The Nu HTML checker reports nothing on any page."""

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
    """One page of each template in every language, with the 404 page and a help page; with
    ``every``, all pages.
    """
    if every:
        return sorted(house.folder.rglob("*.html"))
    prefixes = {locale.code: locale.prefix for locale in house.site.config.locales}
    paths = [
        f"{prefixes[sample.locale]}{page.url}index.html"
        for sample in templates(house.site)
        if (page := house.site.page_or_source(sample.locale, sample.path))
    ]
    paths += [
        f"{prefix}{rest}"
        for prefix in prefixes.values()
        for rest in ("404.html", "o-portalu/kontroly/lnk001/index.html")
    ]
    return [house.folder / path for path in paths]


@pytest.mark.parametrize(
    "every", [False, pytest.param(True, marks=pytest.mark.verify)], ids=["templates", "every page"]
)
def test_nu_html_checker(house: House, every: bool) -> None:
    messages = [
        message
        for message in checked(page_files(house, every))
        if not any(address in message.file and reason in message.text for address, reason in MEANT)
    ]
    assert not messages, "\n".join(map(str, messages[:40]))


def test_the_checker_can_say_no(tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    page.write_text(
        '<!doctype html><html lang="en"><title>x</title><p role="nonsense"><b>x</p></html>',
        encoding="utf-8",
    )
    assert any(one.level == "error" and "nonsense" in one.text for one in checked([page]))
