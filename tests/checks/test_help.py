"""Every check has its help page in both languages, and the examples on it are true."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from mosty.checking.suppressions import allowed
from mosty.model.address import address as address_of
from mosty.model.help import address, helps, place
from mosty.model.problem import catalogue
from mosty.model.site import Site
from mosty.render import help

from ..conftest import Base

PROJECT = Path(__file__).parents[2]
FRONT = "---\ntitle: Zkouška\ndescription: Stránka pro zkoušku.\nkind: site\ntranslation: none\n"
FRONT += "translation_reason: zkouška\n---\n\n"
RUN = [code for code, one in helps().items() if one.where in ("", "page")]


@pytest.mark.parametrize("code", catalogue())
def test_every_code_has_its_help(code: str) -> None:
    entry = helps()[code]
    assert set(entry.why) == set(catalogue()[code].texts)
    assert all(len(why) > 30 for why in entry.why.values())
    assert entry.wrong and entry.right and entry.wrong != entry.right


def test_there_is_no_help_without_a_code() -> None:
    assert set(helps()) == set(catalogue())


def codes_of(base: Base, code: str, example: str) -> list[str]:
    """The codes that the check reports on the example."""
    page = example + "\n" if helps()[code].where == "page" else f"{FRONT}{example}\n"
    base.write("docs/cs/zkouska.md", page)
    return [one.code for one in base.site()[1] if one.span.file == "docs/cs/zkouska.md"]


@pytest.mark.parametrize("code", RUN)
def test_the_example_is_true(base: Base, code: str) -> None:
    base.write("docs/assets/mapa.png", (PROJECT / ".github" / "mosty.png").read_bytes())
    assert code in codes_of(base, code, helps()[code].wrong)
    assert code not in codes_of(base, code, helps()[code].right)


@pytest.fixture(scope="module")
def made(site: Site) -> dict[str, str]:
    """The HTML of every help page by its path in the site."""
    env = Environment(loader=FileSystemLoader(PROJECT / "overrides"))
    whole = help.with_pages(site)
    return {
        f"{address_of(whole, page).strip('/')}/index.html": help.render(
            whole, page, env, dt.date(2026, 11, 21), allowed
        ).decode("utf-8")
        for page in help.pages(site).values()
    }


@pytest.mark.parametrize("code", catalogue())
def test_the_page_of_a_code_in_both_languages(site: Site, made: dict[str, str], code: str) -> None:
    for locale, prefix in (("cs", ""), ("en", "en/")):
        html = made[f"{prefix}o-portalu/kontroly/{code.lower()}/index.html"]
        kind = catalogue()[code]
        assert f'<html lang="{locale}">' in html and f"<h1>{code}: " in html
        assert site.string(f"check_level_{kind.level_key}", locale) in html
        assert f"mosty: ignore {code} " in html or site.string("check_held", locale) in html
        assert (f"mosty: ignore {code} " in html) == allowed(code) or code.startswith("SUP")
        here = f"{site.config.site_url.rstrip('/')}/{place(site, code, locale)}"
        assert f'<link rel="canonical" href="{here}">' in html
        tongues = re.findall(r'<link rel="alternate" hreflang="([\w-]+)"', html)
        assert tongues == ["cs", "en", "x-default"]
        assert f'href="../#{code.lower()}"' in html and 'aria-current="true"' in html


def test_one_can_walk_from_the_first_to_the_last(made: dict[str, str]) -> None:
    codes = [code.lower() for code in catalogue()]
    for before, after in pairwise(codes):
        assert f'href="../{after}/"' in made[f"o-portalu/kontroly/{before}/index.html"]
        assert f'href="../{before}/"' in made[f"o-portalu/kontroly/{after}/index.html"]


def test_a_base_without_the_table_has_no_help_pages(base: Base) -> None:
    site = base.checked_site()
    assert help.pages(site) == {}
    assert address(site, "LNK001", "cs") == address(None, "LNK001", "cs") == ""


def test_reports_lead_to_the_help_page(base: Base) -> None:
    base.edit("docs/cs/index.md", "Vítejte.", "[tam](neni.md) [sem](nic.md)\n\n[[checks]]")
    base.edit("mkdocs.yml", "https://mosty.example/", "https://mosty.cz/")
    home = "https://mosty.cz/"
    for form, lang, where in [("text", "cs", "lnk001/"), ("github", "en", "en/lnk001/"), ("summary", "cs", "lnk001/"),
                              ("sarif", "en", "en/lnk001/"), ("text", "xx", "lnk001/")]:  # fmt: skip
        out = base.mosty("check", "--format", form, "--lang", lang, "--select", "LNK001").out
        assert home + where in out, out
    assert base.mosty("check", "--select", "LNK001").out.count(f"{home}lnk001/") == 1


@pytest.mark.parametrize(
    "address", ["https://mosty.example/", "https://mosty.example", "https://mosty.example:8000/x/"]
)
def test_before_a_release_reports_lead_to_the_command(base: Base, address: str) -> None:
    """Without a public address of the portal, no report links to one."""
    base.edit("docs/cs/index.md", "Vítejte.", "[tam](neni.md) [sem](nic.md)\n\n[[checks]]")
    base.edit("mkdocs.yml", "https://mosty.example/", address)
    reports = {
        form: base.mosty("check", "--format", form, "--select", "LNK001").out
        for form in ("text", "github", "summary", "sarif")
    }
    assert reports["text"].count("Víc o LNK001: mosty explain LNK001") == 1
    assert not any("/lnk001/" in out for out in reports.values())
