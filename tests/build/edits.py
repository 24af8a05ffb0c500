"""Random edits of a base, as editors make them: each returns what it did, and leaves a base that
builds, or one that says why it does not.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from mosty.read import site as reading

Edit = Callable[[random.Random, Path], str]
WORDS = ("most", "rodina", "OSPOD", "cesta", "sociálně aktivizační služby", "pomoc", "SAS", "úřad")
PRACTICE = """---
title: Praxe {n}
description: Setkání s rodiči, po {n}.
kind: practice
id: praxe-{n}
region: [ustecky]
orp: [decin]
period: {{from: 2016-10, to: null}}
actors: [{actor}]
themes: [rodicovstvi]
stage: [{stage}]
evidence: {evidence}
findings: [1]
problem: Kyberšikana.
sources:
  - usti-2018, ORP Děčín, „Příklady dobré praxe“
checked_on: 2026-11-2{day}
---

## Co o praxi víme

Odpovídá na [[finding:1]] a zná [kavárnu](kavarna.md).
"""
LEAFLET = """---
title: Leták {n}
description: Co máte vědět a koho se ptát.
kind: leaflet
version: {n}
date: 2026-11-22
sources:
  - pravo, L1
checked_on: 2026-11-22
review_by: 2027-05-21
---

## Kdo pomůže {{#kdo}}

Zavolejte na OSPOD. [[law:L1]]
"""


def _swap(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _page(rng: random.Random, root: Path) -> Path:
    return rng.choice(sorted((root / "docs").glob("*/**/*.md")))


def text(rng: random.Random, root: Path) -> str:
    """Add a sentence."""
    path = _page(rng, root)
    body = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{body}\n\nJeště {rng.choice(WORDS)} {rng.random()}.\n", encoding="utf-8")
    return f"a sentence in {path.name}"


def heading(rng: random.Random, root: Path) -> str:
    """Add a section, which others may link to."""
    path = _page(rng, root)
    body = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{body}\n\n## Oddíl {rng.randrange(99)}\n\nText.\n", encoding="utf-8")
    return f"a section in {path.name}"


def title(rng: random.Random, root: Path) -> str:
    """Change a title, which menus and lists show."""
    path = _page(rng, root)
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[1] = f"title: {rng.choice(WORDS)} {rng.randrange(99)}"
    path.write_text("\n".join(lines), encoding="utf-8")
    return f"the title of {path.name}"


def field(rng: random.Random, root: Path) -> str:
    """Change the day of checking, in front matter that translations and exports read."""
    path = root / "docs/cs/praxe/kavarna.md"
    head, _, rest = path.read_text(encoding="utf-8").partition("checked_on: ")
    path.write_text(f"{head}checked_on: 2026-11-{rng.randrange(10, 29)}{rest[10:]}", "utf-8")
    return "the day of a practice"


def term(rng: random.Random, root: Path) -> str:
    """Change a word of a definition."""
    path = root / "glossary.yml"
    marker = rng.choice(["definition: Úřad", "definition: Služby", "definition: The authority"])
    _swap(path, marker, f"{marker} {rng.choice(WORDS)}")
    return "a definition"


def label(rng: random.Random, root: Path) -> str:
    """Add a form to a term, which pages may contain."""
    _swap(root / "glossary.yml", "everyday: [", f"everyday: [slovo {rng.randrange(9999)}, ")
    return "a form of a term"


def law(rng: random.Random, root: Path) -> str:
    """Change a word in a sentence of law."""
    marker = rng.choice(["cs: Dítě má právo", "cs: Úřad rodiči", "en: A child"])
    _swap(root / "docs/data/law.yml", marker, f"{marker} ({rng.randrange(99)})")
    return "a sentence of law"


def validity(rng: random.Random, root: Path) -> str:
    """End a sentence of law, or make it hold again."""
    path = root / "docs/data/law.yml"
    old, new = ("2027-05-21", "2026-11-30")
    if new in path.read_text(encoding="utf-8"):
        old, new = new, old
    _swap(path, f"review_by: {old}", f"review_by: {new}")
    return f"law L1 reviewed by {new}"


def helpline(rng: random.Random, root: Path) -> str:
    """Change a number."""
    path = root / "docs/data/services.yml"
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if "number:" in line)
    lines[at] = f'    number: "116 {rng.randrange(100, 999)}"'
    path.write_text("\n".join(lines), encoding="utf-8")
    return "the number of a help line"


def template(rng: random.Random, root: Path) -> str:
    """Add a class in a template."""
    name = rng.choice(["main.html", "partials/footer.html", "404.html"])
    _swap(root / "overrides" / name, 'class="', f'class="c{rng.randrange(99)} ')
    return f"template {name}"


def configuration(rng: random.Random, root: Path) -> str:
    """Change the name or the address of the portal."""
    path = root / "mkdocs.yml"
    lines = path.read_text(encoding="utf-8").split("\n")
    where = rng.choice(["", "mosty/"])
    lines[:2] = [
        f"site_name: Mosty {rng.randrange(99)}",
        f"site_url: https://mosty.example/{where}",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return f"{lines[0]}, {lines[1]}"


def string(rng: random.Random, root: Path) -> str:
    """Change a string of the interface, as another edition of the program would."""
    words = {locale: dict(rows) for locale, rows in reading.read_strings().items()}
    key = rng.choice(["sources", "home", "nav_parents", "term_more"])
    key = key if key in words["cs"] else "home"
    words["cs"][key] = f"{words['cs'][key]} {rng.randrange(9)}"
    reading.read_strings = lambda: words
    return f"the word {key}"


def new_practice(rng: random.Random, root: Path) -> str:
    """Add a practice without a translation."""
    n = rng.randrange(100, 999)
    facts = {
        "actor": rng.choice(["ospod", "rodice"]),
        "stage": rng.choice(["prevention", "intervention"]),
        "evidence": rng.choice([0, 1]),
        "day": rng.randrange(9),
    }
    path = root / f"docs/cs/praxe/praxe-{n}.md"
    path.write_text(PRACTICE.format(n=n, **facts), encoding="utf-8")
    return f"new {path.name}"


def new_leaflet(rng: random.Random, root: Path) -> str:
    """Add a leaflet, which is printed."""
    n = rng.randrange(1, 99)
    path = root / f"docs/cs/letaky/letak-{n}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(LEAFLET.format(n=n), encoding="utf-8")
    return f"new {path.name}"


def draft(rng: random.Random, root: Path) -> str:
    """Withhold a page, or publish it again."""
    path = _page(rng, root)
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[1] == "draft: true":
        del lines[1]
    else:
        lines.insert(1, "draft: true")
    path.write_text("\n".join(lines), encoding="utf-8")
    return f"{path.name}: {lines[1]}"


def rename(rng: random.Random, root: Path) -> str:
    """Rename a page."""
    made = sorted((root / "docs/cs").glob("*/*-[0-9]*.md"))
    if not made:
        return new_practice(rng, root)
    path = rng.choice(made)
    path.rename(path.with_name(f"jinak-{rng.randrange(1000, 9999)}-{path.name}"))
    return f"{path.name} renamed"


def delete(rng: random.Random, root: Path) -> str:
    """Delete a page and its translations."""
    made = sorted((root / "docs").glob("*/*/*-[0-9]*.md")) or [root / "docs/en/praxe/kavarna.md"]
    path = rng.choice(made)
    path.unlink(missing_ok=True)
    return f"{path.name} deleted"


def attachment(rng: random.Random, root: Path) -> str:
    """Add a file beside the pages, and a link to it."""
    (root / "docs/cs/prilohy").mkdir(exist_ok=True)
    path = root / "docs/cs/prilohy/tabulka.csv"
    if path.exists():
        path.unlink()
        return "an attachment deleted"
    path.write_text(f"a;b\n{rng.randrange(99)};2\n", encoding="utf-8")
    body = (root / "docs/cs/praxe/index.md").read_text(encoding="utf-8")
    (root / "docs/cs/praxe/index.md").write_text(f"{body}\n[Tabulka](../prilohy/tabulka.csv)\n")
    return "an attachment and a link to it"


EDITS: tuple[Edit, ...] = (
    text, heading, title, field, term, label, law, validity, helpline, template, configuration,
    string, new_practice, new_leaflet, draft, rename, delete, attachment,
)  # fmt: skip
