"""``mosty translate export`` and ``import``: out and back the same bytes, through a translator's
library too; and what comes back spoilt is refused in one line with its place.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mosty.model.translation import Pair, pairs
from mosty.pipeline.refused import Refused
from mosty.pipeline.translation_exchange import exported, imported
from mosty.read.site import read_site
from mosty.text.markdown.inline_codes import markdown, pieces
from mosty.text.xliff import MAX_BYTES, NAMESPACE
from translate.storage.xliff2 import Xliff2File

from ..conftest import HERE, TODAY, Base, copy_base, examples
from .conftest import tree

CS, EN = "docs/cs/praxe/kavarna.md", "docs/en/praxe/kavarna.md"
PORTAL = HERE.parent
#: What may stand in what, in this order, in the core of XLIFF 2.0 (section 2.2 of the standard).
ORDER = {
    "xliff": ["file"],
    "file": ["notes", "unit"],
    "unit": ["notes", "originalData", "segment"],
    "segment": ["source", "target"],
    "notes": ["note"],
    "originalData": ["data"],
    "pc": ["cp", "ph", "pc"],
}
ORDER |= {
    "source": ORDER["pc"],
    "target": ORDER["pc"],
    "data": ["cp"],
    "note": [],
    "ph": [],
    "cp": [],
}
INLINE = {"source", "target", "pc"}


def out(base: Base, *names: str) -> str:
    """The file of these pages."""
    answer = base.mosty("translate", "export", *(names or ("kavarna",)))
    assert answer.code == 0, answer.err
    return answer.out


def back(base: Base, text: str | bytes, *options: str) -> tuple[int, str, str]:
    """What the import of a file says, and how it ends."""
    path = base.write(".mosty/back.xlf", text)
    answer = base.mosty("translate", "import", "--lang", "en", *options, str(path))
    path.unlink()
    return answer.code, answer.out, answer.err


def swapped(text: str, old: str, new: str) -> str:
    """The text with what it has exactly once replaced."""
    assert text.count(old) == 1, f"{old!r} {text.count(old)} times"
    return text.replace(old, new)


def translatable(root: Path) -> list[Pair]:
    """Every pair of a base that is translated."""
    site, _ = read_site(root)
    assert site is not None
    return [pair for pair in pairs(site) if pair.source.raw.get("translation") != "none"]


def returns_as_it_went(root: Path) -> int:
    """Export every page and import it again: nothing may change. The number of passages."""
    site, _ = read_site(root)
    assert site is not None
    passages = 0
    for pair in translatable(root):
        text = exported(site, [pair])
        holds_the_standard(text)
        result = imported(site, text.encode(), "x.xlf", dt.date.fromisoformat(TODAY), done=False)
        assert (result.changes.after, result.changed, result.left) == ({}, 0, 0), pair.source.path
        passages += text.count("<unit ")
    return passages


def holds_the_standard(text: str) -> None:
    """Elements in their order, ids once each, every reference to something that is there."""
    root = ElementTree.fromstring(text)
    for node in root.iter():
        name = node.tag.removeprefix(f"{{{NAMESPACE}}}")
        inside = [one.tag.removeprefix(f"{{{NAMESPACE}}}") for one in node]
        assert set(inside) <= set(ORDER[name]), f"{inside} in {name}"
        if name not in INLINE:
            assert inside == sorted(inside, key=ORDER[name].index), f"{inside} in {name}"
    for file in root:
        ids = [unit.get("id", "") for unit in file]
        assert len(set(ids)) == len(ids) and all(re.fullmatch(r"[\w.:-]+", one) for one in ids)
        for unit in file:
            data = {one.get("id") for one in unit.iter(f"{{{NAMESPACE}}}data")}
            for part in unit.iter(f"{{{NAMESPACE}}}source"), unit.iter(f"{{{NAMESPACE}}}target"):
                codes = [one for node in part for one in node.iter() if one.get("id")]
                assert len({one.get("id") for one in codes}) == len(codes)
                refs = {one.get(key) for one in codes for key in one.attrib if "dataRef" in key}
                assert refs <= data


def test_every_page_returns_as_it_went(base: Base) -> None:
    before = tree(base.root / "docs")
    assert returns_as_it_went(base.root) > 25
    code, printed, err = back(
        base, out(base, *(pair.source.file for pair in translatable(base.root)))
    )
    assert (code, printed) == (0, "") and "passages: 0, pages: 0" in err
    assert tree(base.root / "docs") == before


@pytest.mark.verify
def test_every_page_of_the_portal_returns_as_it_went() -> None:
    assert returns_as_it_went(PORTAL) > 4000


MARKS = ["**", "*", "_", "`", "[", "](", ")", "]]", "[[law:x]]", "[[deadline:recommended ", "\n> "]
MARKS += ["<!--", "-->", "<b>", "{#a}", "\\*", "[^1]", "https://a.cz/b", "slovo", " ", "x_y", "|"]


@given(st.lists(st.sampled_from(MARKS), max_size=25).map("".join))
@examples(300)
def test_pieces_together_are_the_passage(text: str) -> None:
    assert markdown(pieces(text)) == text


def test_a_translators_library_reads_it_and_writes_it_back(base: Base) -> None:
    """As a tool does: parse, change a target, say its state, write the file anew."""
    store = Xliff2File.parsestring(out(base).encode())
    texts = {unit.source: unit for unit in store.units}
    unit = texts["Kdo kavárnu pořádá."]
    assert (unit.target, unit.isapproved()) == ("Who runs the café.", True)
    unit.target = "Who runs & pays for the café."
    unit.marktranslated()
    before = base.read(EN)
    code, printed, _ = back(base, bytes(store))
    assert (code, printed) == (0, f"{EN}\n")
    assert base.read(EN) == before.replace("Who runs the", "Who runs & pays for the")


def test_words_around_codes_change_and_codes_may_move(base: Base) -> None:
    text = out(base)
    finding = re.search(r'<ph id="1"[^>]*/>', text)
    assert finding
    text = re.sub(
        r"<target>The café answers <ph[^>]*/> and replies (<pc.*?</pc>)\.",
        rf"<target>Replies come \1, on\n  {finding[0]}.",
        text,
    )
    assert back(base, text)[0] == 0
    assert "Replies come [[deadline:recommended within 3 days]], on [[finding:1]]." in base.read(EN)
    assert base.lines() == []


def test_a_tool_may_cut_a_passage_and_its_codes(base: Base) -> None:
    text = re.sub(
        r"<segment state=\"final\"><source>Kavárna odp.*?</segment>",
        '<segment state="translated"><source>Kavárna odpovídá na <ph id="1"/></source>'
        '<target>It answers <ph id="1"/></target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="translated"><source>a <sc id="2"/>do <mrk id="m1">3 dnů</mrk>'
        '<ec startRef="2"/> se ozve.</source>'
        '<target>and <sc id="2"/>in 3 days<ec startRef="2"/>.</target></segment>',
        out(base),
        flags=re.DOTALL,
    )
    assert back(base, text)[0] == 0
    assert "It answers [[finding:1]] and [[deadline:recommended in 3 days]]." in base.read(EN)


def test_front_matter_changes_alone(base: Base) -> None:
    before = base.read(EN)
    text = swapped(out(base), "<target>Café for parents", "<target>Café: for parents #1")
    assert back(base, text)[0] == 0
    assert base.read(EN) == before.replace(
        "title: Café for parents", 'title: "Café: for parents #1"'
    )


def test_line_ends_and_byte_order_mark_stay(base: Base) -> None:
    base.write(EN, "\ufeff" + base.read(EN).replace("\n", "\r\n"))
    before = (base.root / EN).read_bytes()
    assert back(base, swapped(out(base), "Who runs the café.", "Who pays."))[0] == 0
    assert (base.root / EN).read_bytes() == before.replace(
        b"Who runs the caf\xc3\xa9.", b"Who pays."
    )


def test_dry_run_shows_what_would_change(base: Base) -> None:
    before = tree(base.root / "docs")
    code, printed, err = back(base, swapped(out(base), "Who runs the", "Who ran the"), "--dry-run")
    assert code == 0 and "\n-Who runs the café.\n+Who ran the café.\n" in printed
    assert "Nothing was written." in err and tree(base.root / "docs") == before


NEW = """
## Jak začít {#jak}

První **krok**.

- jedna věc
- druhá [věc](../index.md)

| Kdo | Kdy |
| --- | --- |
| rodič | hned |

/// tip | Naše rada
Ptejte se.
///
"""
IN_ENGLISH = {
    "Jak začít": "How to begin",
    "První ": "The first ",
    "krok": "step",
    "jedna věc": "one thing",
    "druhá ": "another ",
    ">věc": ">thing",
    "Kdo<": "Who<",
    "Kdy": "When",
    "rodič<": "a parent<",
    "hned": "now",
    "Naše rada": "Our advice",
    "Ptejte se.": "Do ask.",
}


def in_english(text: str, words: dict[str, str]) -> str:
    """The file with a translation of each unit that has none."""

    def translated(unit: re.Match[str]) -> str:
        target = f"{unit[1]}<"
        for czech, english in words.items():
            target = target.replace(czech, english)
        return f'<segment state="translated"><source>{unit[1]}</source><target>{target}/target>'

    return re.sub(r'<segment state="initial"><source>(.*?)</source>', translated, text)


def test_what_the_translation_lacks_comes_where_the_original_has_it(base: Base) -> None:
    end = "\n## Co pramen neuvádí"
    base.edit(CS, end, NEW + end)
    text = out(base)
    assert text.count('state="initial"') == 10
    code, _, err = back(base, in_english(text, IN_ENGLISH))
    assert code == 0, err
    expected = NEW
    for czech, english in IN_ENGLISH.items():
        expected = expected.replace(czech.strip("<>"), english.strip("<>"))
    assert f"within 3 days]].\n{expected}\n## What the source" in base.read(EN)
    assert 'state="initial"' not in out(base)


def test_a_paragraph_and_an_item_come_between_others(base: Base) -> None:
    base.edit(CS, "Kdo kavárnu pořádá.\n", "Kdo kavárnu pořádá.\n\n- a1\n- b2\n- c3\n\nKonec.\n")
    base.edit(EN, "Who runs the café.\n", "Who runs the café.\n\n- a1\n- c3\n\nThe end.\n")
    base.edit(CS, "se ozve.\n", "se ozve.\n\nNavíc.\n")
    assert back(base, in_english(out(base), {"Navíc": "More", "b2": "b2 too"}))[0] == 0
    assert base.read(EN).endswith("Who runs the café.\n\n- a1\n- b2 too\n- c3\n\nThe end.\n")
    assert "3 days]].\n\nMore.\n\n## What the" in base.read(EN)


def test_a_page_that_is_not_there_is_made(base: Base) -> None:
    english = base.read(EN)
    done = out(base)
    (base.root / EN).unlink()
    empty = out(base)
    assert empty.count("<unit ") == empty.count('state="initial"') == done.count("<unit ")
    assert back(base, empty)[0] == 0 and not (base.root / EN).exists()
    returned = re.sub(r' mosty:was="\w+"', "", done)
    assert back(base, returned)[0] == 0
    made = base.read(EN)
    assert made.partition("---\n\n")[2] == english.partition("---\n\n")[2]
    assert "title: Café for parents\n" in made and "translated_from: pending\n" in made
    assert out(base).count('state="translated"') == done.count("<unit ")


def test_done_marks_only_what_came_back_whole(base: Base) -> None:
    base.mosty("translate", "sections")
    base.edit(CS, "se ozve.", "se vždy ozve.")
    base.edit(CS, "Kdo kavárnu pořádá.", "Kdo kavárnu pořádá a platí.")
    first = in_english(out(base), {})
    assert first.count('state="final"') == 3
    words = re.sub(r'state="final"(.*?)and replies', r'state="final"\1and replies', first)
    words = words.replace("<target>Who runs the café.", "<target>Who runs and pays.")
    words = re.sub(r"<target>The café answers.*?</target>", "<target/>", words, flags=re.DOTALL)
    code, _, err = back(base, words, "--done")
    assert code == 0, err
    assert f"{EN}: marked as translated" in err and "1 passage has no translation" in err
    status = base.mosty("translate", "status", "kavarna", "--json").out
    assert "co-o-praxi-vime" in status and "co-pramen-neuvadi" not in status


def test_done_refuses_what_is_not_finished(base: Base) -> None:
    base.mosty("translate", "sections")
    base.edit(CS, "Kdo kavárnu pořádá.", "Kavárna je otevřená, když se to rodičům hodí.")
    before = tree(base.root / "docs")
    copied = swapped(
        out(base),
        "<target>Who runs the café.",
        "<target>Kavárna je otevřená, když se to rodičům hodí.",
    )
    code, printed, err = back(base, copied, "--done")
    assert (code, printed) == (2, "") and err.count("\n") == 1 and EN in err
    assert tree(base.root / "docs") == before
    assert back(base, copied)[0] == 0


def typed(declaration: str) -> Callable[[str], str]:
    """The file with a document type."""
    return lambda text: text.replace("<xliff", f"<!DOCTYPE x{declaration}>\n<xliff", 1)


PAIR = r'(answers.*)<pc id="2".*?</pc>'
CODE = r'(<target>The café answers )(<ph id="1"[^>]*/>)'
BAD: dict[str, tuple[Callable[[str], str | bytes], str]] = {
    "lost": (lambda text: re.sub(CODE, r"\1it", text), "lacks the code [[finding:1]]"),
    "doubled": (lambda text: re.sub(CODE, r"\1\2\2", text), "[[finding:1]] is in the translation twice"),
    "unknown": (lambda text: re.sub(CODE, r'\1\2<ph id="9"/>', text), "has no code 9"),
    "half": (lambda text: re.sub(PAIR, r'\1<sc id="2"/>', text), "lacks the code [[deadline"),
    "backwards": (
        lambda text: re.sub(PAIR, r'\1<ec id="2"/><sc id="2"/>', text),
        "the wrong way round",
    ),
    "no such passage": (lambda text: text.replace("titl", "titel"), "has changed since the export"),
    "other source": (lambda text: text.replace("<source>Kdo", "<source>Kde"), "has changed since"),
    "twice": (
        lambda text: text.replace("</file>", re.findall(r"<unit .*?</unit>", text, re.DOTALL)[0] + "</file>"),
        "is in the file twice",
    ),
    "broken": (lambda text: text.replace("</unit>", "", 1), "no well-formed XML"),
    "cut": (lambda text: text[:900], "no well-formed XML"),
    "empty": (lambda _: "", "no well-formed XML"),
    "binary": (lambda _: b"\x00\xff\xfe", "no well-formed XML"),
    "encoding": (lambda text: text.replace("UTF-8", "x-none"), "no well-formed XML"),
    "doctype": (typed(""), "has a DOCTYPE"),
    "entity": (typed(' [<!ENTITY e SYSTEM "file:///etc/hostname">]'), "has a DOCTYPE"),
    "bomb": (typed(' [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]'), "has a DOCTYPE"),
    "large": (lambda text: text + " " * MAX_BYTES, "more than 4 MB"),
    "deep": (lambda text: text.replace("<target>Who", "<target>" + '<pc id="1">' * 9000), "nested deeper"),
    "XLIFF 1.2": (lambda text: text.replace('version="2.0"', 'version="1.2"'), "no XLIFF 2"),
    "HTML": (lambda _: "<html><p>x</p></html>", "no XLIFF 2"),
    "other page": (lambda text: text.replace("/kavarna.md", "/neni.md"), "has no page docs/cs/praxe/neni.md"),
    "other way": (lambda text: text.replace('srcLang="cs"', 'srcLang="de"'), "de → en"),
    "element": (lambda text: text.replace("<target>Who", "<target><b/>Who"), "knows no element <b>"),
    "order": (lambda text: text.replace("<target>Who", '<target order="2">Who'), "another order"),
    "heading": (lambda text: text.replace("<target>Who runs", "<target># Who runs"), "something else"),
    "item": (lambda text: text.replace("<target>Who runs", "<target>- Who runs"), "something else"),
    "control": (lambda text: text.replace("<target>Who", '<target><cp hex="0000"/>Who'), "something else"),
    "no sign": (lambda text: text.replace("<target>Who", '<target><cp hex="D800"/>Who'), "no well-formed"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_what_comes_back_spoilt_is_refused(base: Base, what: str) -> None:
    """In one line with its place, and nothing is written, not even of the passages before it."""
    before = tree(base.root / "docs")
    spoil, says = BAD[what]
    text = swapped(out(base), "<target>Café for", "<target>A café for")
    spoilt = spoil(text)
    assert spoilt != text
    code, printed, err = back(base, spoilt)
    assert (code, printed, err.count("\n")) == (2, "", 1), err
    assert says in err and re.search(r"back\.xlf:\d+: ", err)
    assert tree(base.root / "docs") == before


def test_the_place_is_the_line_of_the_passage(base: Base) -> None:
    text = out(base)
    line = text[: text.index('<unit id="co-o-praxi-vime.9')].count("\n") + 1
    assert f"back.xlf:{line}: " in back(base, BAD["lost"][0](text))[2]


def test_an_original_that_has_changed_is_refused_where_it_has(base: Base) -> None:
    text = swapped(out(base), "Who runs the café.", "Who pays.")
    base.edit(CS, "se ozve.", "se vždy ozve.")
    assert "has changed since the export" in back(base, text)[2]
    base.edit(CS, "se vždy ozve.", "se ozve.\n\nNový odstavec.")
    assert back(base, text)[0] == 0, "another passage is none of its matter"
    assert "Who pays." in base.read(EN)


def test_a_colleagues_change_is_not_lost(base: Base) -> None:
    text = swapped(out(base), "Who runs the café.", "Who pays.")
    base.edit(EN, "Who runs the café.", "Who is in charge.")
    assert "changed this passage" in back(base, text)[2]
    base.edit(EN, "Who is in charge.", "Who pays.")
    assert back(base, text)[0] == 0, "it is there already"


def test_a_file_that_cannot_be_written_changes_nothing(base: Base) -> None:
    text = swapped(out(base), "Who runs the café.", "Who pays.")
    (base.root / EN).chmod(0o444)
    before = tree(base.root / "docs")
    code, _, err = back(base, text)
    assert code == 2 and "nothing was changed" in err and tree(base.root / "docs") == before


def test_out_keeps_a_file_that_is_there(base: Base) -> None:
    path = base.root / "kavarna.xlf"
    answer = base.mosty("translate", "export", "kavarna", "--out", str(path), "--lang", "en")
    assert answer.code == 0 and "passages to translate: 7, pages: 1" in answer.err
    answer = base.mosty("translate", "export", "index", "--out", str(path), "--lang", "en")
    assert answer.code == 2 and "may hold somebody’s work" in answer.err
    assert base.mosty("translate", "export", "kavarna", "--to", "de").code == 2
    assert base.mosty("translate", "import", str(base.root / "neni.xlf")).code == 2


def test_terms_of_the_glossary_are_notes(base: Base) -> None:
    base.edit(CS, "Kdo kavárnu pořádá.", "Kdo kavárnu pořádá pro OSPOD.")
    notes = re.findall(r'<note category="glossary">(.*?)</note>', out(base))
    assert notes and all(" → " in note for note in notes)


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Base]:
    """A small base that the examples do not change."""
    yield Base(copy_base(tmp_path_factory.mktemp("files") / "base"))


@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
@examples(60)
def test_whatever_is_typed_reads_back_or_is_refused(unchanged: Base, text: str) -> None:
    """No text of a translator can reach beyond its passage."""
    site = unchanged.checked_site()
    pair = next(one for one in pairs(site) if one.source.file == CS)
    file = exported(site, [pair]).replace("Who runs the café.", escape(text))
    before = unchanged.read(EN)
    try:
        result = imported(site, file.encode(), "x.xlf", dt.date.fromisoformat(TODAY), done=False)
    except Refused:
        return
    for data in result.changes.after.values():
        assert data is not None
        assert data.decode().startswith(before.partition("Who runs")[0])
