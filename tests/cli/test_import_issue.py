"""``mosty import issue``: a filled-in form becomes a draft, or the command names what it is about;
text that somebody wrote into it stays text, and private data stop it before anything is written.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mosty.checking.check_session import check
from mosty.pipeline.build import build
from mosty.read.issue_form import FORMS, PRIVACY
from mosty.text.markdown.escaped import escaped

from ..conftest import TODAY, Base, copy_base, examples
from .conftest import tree

FOLDER = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE"


def body(form: str, **answers: str) -> str:
    """The body of an issue as the forge makes it from a form."""
    parts = [
        f"### {label}\n\n{answers.get(field, '_No response_')}"
        for label, field in FORMS[form].items()
    ]
    return "\n\n".join([*parts, f"### {PRIVACY}\n\n- [X] Nejsou tu osobní údaje dětí ani rodin."])


PRACTICE = {
    "title": "Snídaně pro rodiče v Děčíně",
    "description": "Jednou týdně se sejdou rodiče a sociální pracovnice.",
    "region": "Ústecký kraj",
    "done": "Scházíme se v klubu.\n\nChodí šest rodin.",
    "source": "Zpráva klubu za rok 2025",
}


def imported(base: Base, text: str, *more: str) -> tuple[int, str, str]:
    base.write("issue.md", text)
    answer = base.mosty("import", "issue", str(base.root / "issue.md"), *more)
    (base.root / "issue.md").unlink()
    return answer.code, answer.out, answer.err


def test_a_practice_becomes_a_pair_that_is_a_draft(base: Base) -> None:
    code, out, _ = imported(base, body("practice", **PRACTICE))
    name = "praxe/snidane-pro-rodice-v-decine.md"
    assert code == 0 and out.split() == [f"docs/cs/{name}", f"docs/en/{name}"]
    czech = base.read(f"docs/cs/{name}")
    assert "draft: true" in czech and "region: [ustecky]" in czech and "sources: []" in czech
    assert "{#co-vime}\n\nScházíme se v klubu.\n\nChodí šest rodin.\n\n## Co nevíme" in czech
    assert "Zpráva klubu za rok 2025\n\n## Co dělali" in czech
    assert "Scházíme" not in base.read(f"docs/en/{name}")
    assert [line for line in base.lines() if " error " in line] == []


def test_a_term_becomes_a_draft_of_the_glossary(base: Base) -> None:
    code, out, _ = imported(
        base, body("term", title="klíčový pracovník", definition="Kdo drží\nplán.")
    )
    assert (code, out) == (0, "glossary.yml\n")
    assert "definition: Kdo drží plán." in base.read("glossary.yml")
    assert [line for line in base.lines() if line.startswith("glossary")] == [
        "glossary.yml:24:1 info PUB007"
    ]


@pytest.mark.parametrize("typed", [
    "https://mosty.example/praxe/kavarna/", "https://mosty.example/praxe/kavarna/#co-vime", "/praxe/kavarna/",
    "praxe/kavarna.md", "Stránka https://mosty.example/praxe/kavarna/ dole",
])  # fmt: skip
def test_an_error_says_its_page_and_makes_nothing(base: Base, typed: str) -> None:
    before = tree(base.root)
    code, out, err = imported(base, body("error", page=typed, wrong="Neschází se."))
    assert (code, out) == (0, "docs/cs/praxe/kavarna.md\n") and "Nic se nezapsalo" in err
    assert tree(base.root) == before


@pytest.mark.parametrize(("typed", "place"), [
    ("L1", "docs/data/law.yml:4: L1"), ("záznam l2 prosím", "docs/data/law.yml:14: L2"),
    ("Dítě má právo mluvit se svým rodičem.", "docs/data/law.yml:4: L1"),
    ("https://mosty.example/rodice/", "docs/data/law.yml:4: L1"),
    ("https://mosty.example/en/rodice/", "docs/data/law.yml:4: L1"),
])  # fmt: skip
def test_a_change_of_law_says_its_records(base: Base, typed: str, place: str) -> None:
    code, out, _ = imported(base, body("law", record=typed, changed="Nově jinak."))
    assert (code, out) == (0, f"{place}\n")


@pytest.mark.parametrize(("form", "field"), [("error", "page"), ("law", "record")])
@pytest.mark.parametrize(
    "typed", ["nevím", "https://[", "../../etc/passwd", "%00", "L999", "kavarna"]
)
def test_what_is_about_nothing_says_so(base: Base, form: str, field: str, typed: str) -> None:
    others = {"wrong": "x", "changed": "x"}
    code, out, err = imported(base, body(form, **others, **{field: typed}), "--lang", "en")
    assert (code, out) == (0, "") and "does not say which" in err


@pytest.mark.parametrize(("text", "code"), [
    ("Dítě má rodné číslo 780123/3540.", "PRV001"), ("Napište na jana.novakova@seznam.cz.", "PRV002"),
    ("Matka má číslo 601 234 567.", "PRV003"), ("Anička Nováková, nar. 3. 5. 2015.", "PRV007"),
    ("Soud rozhodl pod sp. zn. 12 P 34/2024.", "PRV009"),
])  # fmt: skip
@pytest.mark.parametrize("form", FORMS)
def test_private_data_are_named_and_nothing_is_written(
    base: Base, form: str, text: str, code: str
) -> None:
    before = tree(base.root)
    answers = dict.fromkeys(FORMS[form].values(), "Zkouška") | {
        list(FORMS[form].values())[-1]: text
    }
    done, out, err = imported(base, body(form, **answers))
    assert (done, out) == (1, "") and code in err and "Nic se nezapsalo" in err
    secret = next(
        word for word in text.split() if any(char.isdigit() or char == "@" for char in word)
    ).strip(".")
    assert len(secret) < 4 or secret not in err
    assert tree(base.root) == before


HOSTILE = [
    "---\ndraft: false\n---", "[[law:L1]]", "[[contacts:law]]", "<script>alert(1)</script>", "<!-- mosty: ignore -->",
    "--> <b>x</b> <!--", "[odkaz](javascript:alert(1))", "![x](https://zly.example/x.png)", "/// tip | Rada\nx\n///",
    "# Nadpis {#kotva}", "```\nkód", "{: onclick=x }", "| a | b |\n|---|---|\n| 1 | 2 |", "[^1]: pozn.", "&lt;b&gt;",
    "1. jedna\n2. dvě", "> citát", "    kód", "<https://zly.example>", "\\[\\[law:L1]]", "*[HTML]: zkratka", "~~~\nx",
    "### Jak se praxe jmenuje / What the practice is called\n\nJiná praxe", "Nadpis\n===", "[a]: https://zly.example",
    "\u202etxt.exe", "x\u200b[[law:L1]]", "- [ ] úkol", "!!! note", "$x^2$", "{{ 7*7 }}", "%0a", "a  \nb",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_body_is_only_text(base: Base, text: str) -> None:
    before = tree(base.root)
    code, out, _ = imported(
        base, body("practice", **PRACTICE | {"done": text, "description": "Popis: [[law:L1]]"})
    )
    assert code == 0
    page = next(page for page in base.site()[0].pages.values() if page.file == out.split()[0])  # type: ignore[union-attr]
    assert page.meta is not None and page.meta.draft and page.title == PRACTICE["title"]
    assert page.body.directives == () and page.body.links == ()
    assert [one.text for one in page.body.headings] == [
        "Co dělali",
        "Co nevíme",
        "Pro koho může být inspirací",
    ]
    assert {name for name in before if tree(base.root).get(name) != before[name]} == set()
    assert not {line.split()[-1] for line in base.lines() if " error " in line} - {"LAW002"}


def test_the_rendered_page_shows_what_was_written(base: Base) -> None:
    text = "\n".join(HOSTILE[:14])
    _, out, _ = imported(base, body("practice", **PRACTICE | {"done": text}))
    for file in out.split():
        base.edit(file, "draft: true\n", "")
    base.edit(out.split()[0], "sources: []", "sources:\n  - usti-2018, s. 3")
    base.edit(out.split()[0], "{#co-nevime}\n\n…", "{#co-nevime}\n\nNic.")
    base.edit(out.split()[0], "{#inspirace}\n\n…", "{#inspirace}\n\nNic.")
    build(base.root, dt.date.fromisoformat(TODAY), lambda _: None)
    html = (base.root / "site/praxe/snidane-pro-rodice-v-decine/index.html").read_text(
        encoding="utf-8"
    )
    article = html.partition("<article")[2].partition("</article>")[0]
    assert (
        "&lt;script&gt;alert(1)" in article
        and "[[law:L1]]" in article
        and "Nadpis (#kotva)" in article
    )
    assert (
        "<script>alert" not in html
        and 'zly.example/x.png"' not in html
        and "javascript:" not in article.replace("(javascript:alert(1))", "")
    )


@given(st.text(max_size=200))
@examples(40, 500)
def test_escaped_text_calls_and_links_nothing(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    from mosty.read.markdown import read_body

    made = read_body(escaped(text), "x.md", 1)
    assert made.directives == () and made.links == () and made.headings == ()


@pytest.mark.parametrize(("text", "message"), [
    ("", "našeho formuláře"), ("Jen tak něco.", "našeho formuláře"), ("### Něco\n\njiného", "našeho formuláře"),
    (body("practice"), "chybí odpověď"), (body("term", title="…"), "jméno souboru"),
    (body("practice", title="Kavárna"), "už tu je"),
])  # fmt: skip
def test_what_makes_no_draft_is_one_line(base: Base, text: str, message: str) -> None:
    before = tree(base.root)
    code, out, err = imported(base, text)
    assert (code, out) == (2, "") and message in err and len(err.splitlines()) == 1
    assert tree(base.root) == before


@pytest.mark.parametrize("data", [b"\xff\xfe", b"### x" * 100_000, None])
def test_a_file_that_cannot_be_read(base: Base, data: bytes | None) -> None:
    path = base.root / "issue.md"
    if data is not None:
        path.write_bytes(data)
    answer = base.mosty("import", "issue", str(path))
    assert answer.code == 2 and len(answer.lines) == 1


def test_a_dry_run_and_the_standard_input(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(base.root)
    text = body("practice", **PRACTICE).replace("\n", "\r\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    answer = base.mosty("import", "issue", "-", "--dry-run")
    assert answer.code == 0 and len(answer.out.split()) == 2 and "Nic se nezapsalo" in answer.err
    assert tree(base.root) == before


# -- the forms themselves


def forms() -> list[Path]:
    """The forms that the command reads; the withdrawal form is read by its workflow."""
    others = ("config.yml", "withdraw.yml")
    return sorted(path for path in FOLDER.glob("*.yml") if path.name not in others)


def test_the_forms_ask_what_the_command_reads() -> None:
    questions = []
    for path in forms():
        form = yaml.safe_load(path.read_text(encoding="utf-8"))
        parts = [part for part in form["body"] if part["type"] in ("input", "textarea")]
        questions.append({part["attributes"]["label"]: part["id"] for part in parts})
    assert sorted(map(str, questions)) == sorted(str(dict(fields)) for fields in FORMS.values())


@pytest.mark.parametrize("path", forms(), ids=lambda path: path.stem)
def test_each_form_is_bilingual_and_warns(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert (
        {"name", "description", "body"} <= set(form)
        and " / " in form["name"]
        and " / " in form["description"]
    )
    first, last = form["body"][0], form["body"][-1]
    assert (
        "Hlášení je veřejné" in first["attributes"]["value"]
        and "is public" in first["attributes"]["value"]
    )
    assert (
        last["attributes"]["label"] == PRIVACY
        and last["attributes"]["options"][0]["required"] is True
    )
    ids = [part["id"] for part in form["body"] if "id" in part]
    assert len(ids) == len(set(ids))
    for part in form["body"][1:-1]:
        assert " / " in part["attributes"]["label"] and " / " in part["attributes"]["description"]


def test_no_blank_issues() -> None:
    assert yaml.safe_load((FOLDER / "config.yml").read_text(encoding="utf-8")) == {
        "blank_issues_enabled": False
    }


def test_the_small_base_is_left_clean(tmp_path: Path) -> None:
    assert check(copy_base(tmp_path / "base"), dt.date.fromisoformat(TODAY))[1] == []
