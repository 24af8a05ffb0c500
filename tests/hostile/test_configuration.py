"""A hostile ``mkdocs.yml``: each is refused at its line, and MkDocs, which would run what it names,
never sees it.
"""

from __future__ import annotations

from collections.abc import Callable

import mkdocs.config
import pytest

from ..conftest import Base

FILE = "mkdocs.yml"
Spoil = Callable[[Base], object]


def added(lines: str) -> Spoil:
    return lambda base: base.write(FILE, base.read(FILE) + lines + "\n")


def edited(old: str, new: str) -> Spoil:
    return lambda base: base.edit(FILE, old, new)


def ours(lines: str) -> Spoil:
    return added("  mosty:\n" + "".join(f"    {line}\n" for line in lines.split("\n")))


MOSTY = "  - mosty\n"
#: What is done to the file → place and code of one problem.
CASES: dict[str, tuple[Spoil, str]] = {
    "a hook": (added("hooks:\n  - hooks.py"), "41:1 CFG005"),
    "a hook in a mapping": (added("hooks: {a: hooks.py}"), "41:1 CFG005"),
    "a quoted hook": (added('"hooks": [hooks.py]'), "41:1 CFG005"),
    "a hook after a merge key": (added("<<: {hooks: [hooks.py]}"), "41:1 CFG005"),
    "an inherited file": (added("INHERIT: ../other.yml"), "41:1 CFG005"),
    "a folder that is not ours": (edited("docs_dir: docs", "docs_dir: .."), "3:11 CFG006"),
    "a folder of Git": (edited("docs_dir: docs", "docs_dir: .git"), "3:11 CFG006"),
    "a site outside": (edited("site_dir: site", "site_dir: /tmp/elsewhere"), "4:11 CFG006"),
    "a site over the pages": (edited("site_dir: site", "site_dir: docs"), "4:11 CFG006"),
    "a theme of somebody else": (edited("name: material", "name: readthedocs"), "8:9 CFG006"),
    "templates of somebody else": (
        edited("custom_dir: overrides", "custom_dir: docs/cs"),
        "10:15 CFG006",
    ),
    "templates from outside": (
        edited("custom_dir: overrides", "custom_dir: ../overrides"),
        "10:15 CFG006",
    ),
    "a theme's own locale folder": (
        edited("font: false", "font: false\n  locale_dir: x"),
        "12:3 CFG005",
    ),
    "templates as static": (
        edited("font: false", "font: false\n  static_templates: [x]"),
        "12:22 CFG006",
    ),
    "fonts from elsewhere": (edited("font: false", "font: {text: Roboto}"), "11:9 CFG006"),
    "a plugin": (edited(MOSTY, MOSTY + "  - search\n"), "27:5 CFG005"),
    "a plugin with options": (
        edited(MOSTY, MOSTY + "  - macros: {module_name: x}\n"),
        "27:5 CFG005",
    ),
    "a plugin of the theme": (edited(MOSTY, MOSTY + "  - material/offline\n"), "27:5 CFG005"),
    "a list in the list of plugins": (edited(MOSTY, MOSTY + "  - [mosty]\n"), "27:5 CFG005"),
    "options of our plugin": (edited(MOSTY, "  - mosty: {today: 2020-01-01}\n"), "26:13 CFG005"),
    "options of the languages' plugin": (
        edited(
            "docs_structure: folder", "docs_structure: folder\n      admonition_translations: {}"
        ),
        "15:7 CFG005",
    ),
    "another structure": (
        edited("docs_structure: folder", "docs_structure: suffix"),
        "14:23 CFG006",
    ),
    "a theme for a language": (
        edited("name: English", "name: English\n          theme: {name: x}"),
        "25:11 CFG005",
    ),
    "a language's own pages": (
        edited("name: English", "name: English\n          nav: []"),
        "25:11 CFG005",
    ),
    "a language out of the folder": (edited("locale: en", "locale: ../en"), "23:19 CFG006"),
    "snippets of other files": (
        edited("  - tables\n", "  - tables\n  - pymdownx.snippets: {base_path: /etc}\n"),
        "32:5 CFG005",
    ),
    "an extension that runs": (
        edited("  - tables\n", "  - tables\n  - pymdownx.superfences: {custom_fences: []}\n"),
        "32:5 CFG005",
    ),
    "an extension by its class": (
        edited("  - tables\n", "  - tables\n  - os:system\n"),
        "32:5 CFG005",
    ),
    "options of an extension": (edited("permalink: false", "slugify: x"), "33:7 CFG005"),
    "foreign scripts": (added("extra_javascript: [https://evil.example/a.js]"), "41:1 CFG005"),
    "foreign styles": (added("extra_css: [//evil.example/a.css]"), "41:1 CFG005"),
    "pages as templates": (added("extra_templates: [cs/index.md]"), "41:1 CFG005"),
    "a link to edit": (added("edit_uri_template: javascript:alert(1)"), "41:1 CFG005"),
    "a repository": (added("repo_url: javascript:alert(1)"), "41:1 CFG005"),
    "watched files": (added("watch: [/etc]"), "41:1 CFG005"),
    "a key in capitals": (added("Hooks: [hooks.py]"), "41:1 CFG005"),
    "the environment": (edited("site_name: Malé Mosty", "site_name: !ENV HOME"), "1:12 FM001"),
    "a Python name": (
        edited("  - tables\n", "  - tables\n  - toc: {slugify: !!python/name:os.system ''}\n"),
        "32:20 FM001",
    ),
    "a call of Python": (
        edited("site_name: Malé Mosty", "site_name: !!python/object/apply:os.system [id]"),
        "1:12 FM001",
    ),
    "an alias": (added("extra_templates: &x [a]\ncopyright: *x"), "42:12 FM001"),
    "a key twice": (added("docs_dir: .."), "41:1 FM007"),
    "a second document": (added("---\nhooks: [hooks.py]"), "41:1 FM001"),
    "plugins a word": (edited("  - mosty\n", "  - mosty\nplugins: mosty\n"), "27:1 FM007"),
    "an exit that runs": (ours("quick_exit: javascript:alert(1)"), "42:17 CFG006"),
    "an exit with a tab in it": (ours('quick_exit: "java\\tscript:alert(1)"'), "42:17 CFG006"),
    "an exit with markup": (ours("quick_exit: 'https://a.example/\"><script>'"), "42:17 CFG006"),
    "an exit without a host": (ours("quick_exit: //evil.example/"), "42:17 CFG006"),
    "a repository that runs": (ours("repository: data:text/html,x"), "42:17 CFG006"),
    "issues that run": (ours("issues: vbscript:x"), "42:13 CFG006"),
    "a contact that runs": (ours("contact: JavaScript:alert(1)"), "42:14 CFG006"),
    "a publisher of two lines": (ours('publisher: "a\\nb"'), "42:16 CFG006"),
    "a publisher that is a list": (ours("publisher: [a, b]"), "42:16 CFG006"),
    "a limit in words": (ours("limits:\n  problems: many"), "43:17 CFG006"),
    "a limit below nought": (ours("limits:\n  problems: -1"), "43:17 CFG006"),
    "a limit of nought": (ours("limits:\n  picture_kb: 0"), "43:19 CFG006"),
    "a limit that is true": (ours("limits:\n  document_kb: true"), "43:20 CFG006"),
    "limits that are a list": (ours("limits: [5]"), "42:13 CFG006"),
    "an unknown limit": (ours("limits:\n  pages: 5"), "43:7 CFG005"),
    "an unknown key of ours": (ours("analytics: x"), "42:5 CFG005"),
    "analytics": (added("  analytics: {provider: google}"), "41:3 CFG005"),
    "an address with lines for a server": (
        edited("https://mosty.example/", "https://mosty.example/a;}location/{"),
        "2:11 CFG006",
    ),
    "an address that is none": (
        edited("https://mosty.example/", "javascript:alert(1)"),
        "2:11 CFG006",
    ),
    "an icon from elsewhere": (
        edited("font: false", "font: false\n  icon: {logo: ../../x}"),
        "12:16 CFG006",
    ),
    "no theme": (edited("theme:", "themes:"), "7:1 CFG005"),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_at_its_line_before_mkdocs_reads_it(
    base: Base, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(*_: object, **__: object) -> None:
        raise AssertionError("MkDocs was given the file")

    monkeypatch.setattr(mkdocs.config, "load_config", load)
    base.write("hooks.py", f"open({str(base.root / 'ran')!r}, 'w')\n")
    base.write("site/index.html", "the last good one")
    spoil, wanted = CASES[name]
    spoil(base)
    answer = base.mosty("build", "--lang", "en")
    place, code = wanted.split()
    assert answer.code == 1 and f"{FILE}:{place}: error {code} " in answer.err, answer.err
    assert not (base.root / "ran").exists()
    assert (base.root / "site/index.html").read_text(encoding="utf-8") == "the last good one"


def test_a_configuration_of_a_release_is_good(base: Base) -> None:
    ours(
        "publisher: Organizace, z. s.\ncontact: portal@organizace.example\nissues: "
        "https://a.example/issues\n"
        "repository: https://a.example/mosty\nhistory: 'https://a.example/{file}'\nquick_exit: "
        "https://www.seznam.cz/\n"
        "limits:\n  problems: 5"
    )(base)
    assert [one for one in base.lines() if FILE in one] == []
