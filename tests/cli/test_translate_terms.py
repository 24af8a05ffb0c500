"""``mosty translate import`` of TBX: the glossary out and back changes nothing, through a
translator's library too; what is changed changes one value, what cannot be told is refused.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from mosty.model.site import Site
from mosty.outputs.datasets import exports
from mosty.pipeline.glossary_import import imported_terms
from mosty.text.tbx import MAX_BYTES
from translate.storage.tbx import tbxfile

from ..conftest import Base

FILE = "glossary.yml"
VERSIONS = ("export/terms.tbx", "export/terms.v2.tbx")
OLD, NEW = "child protection authority", "child protection office"


def sent(site: Site, version: str = VERSIONS[1]) -> str:
    """The glossary as it goes out."""
    return exports(site)[version].decode()


def back(base: Base, text: str | bytes, *options: str) -> tuple[int, str, str]:
    """What the import of a file says, and how it ends."""
    path = base.write(".mosty/back.tbx", text)
    answer = base.mosty("translate", "import", "--lang", "en", *options, str(path))
    path.unlink()
    return answer.code, answer.out, answer.err


def changed(before: str, after: str) -> list[tuple[str, str]]:
    """The lines that differ, old and new."""
    old, new = before.splitlines(), after.splitlines()
    assert len(old) == len(new)
    return [(one, other) for one, other in zip(old, new, strict=True) if one != other]


def swapped(text: str, old: str, new: str) -> str:
    """The text with what it has exactly once replaced."""
    assert text.count(old) == 1, f"{old!r} {text.count(old)} times"
    return text.replace(old, new)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_whole_glossary_comes_back_as_it_went(site: Site, version: str) -> None:
    text = sent(site, version)
    forms = [
        text.encode(),
        text.replace("'utf-8'", "'utf-16'").encode("utf-16"),
        text.replace("\n", "\r\n").encode(),
    ]
    forms.append(re.sub(r'(Entry) id="[^"]*"', r"\1", text).encode())
    if version == VERSIONS[1]:
        forms.append(bytes(tbxfile.parsestring(text.encode())))
        forms.append(swapped(text, "<martif ", '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'
                             "<martif ").encode())  # fmt: skip
    for data in forms:
        result = imported_terms(site, data, "x.tbx")
        assert (result.changes.after, result.edited, result.new, result.left) == ({}, [], [], [])


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("value", ["A: “x”, [y] # z", "- 1"])
def test_a_change_is_one_line_that_reads_as_it_was_sent(
    site: Site, version: str, value: str
) -> None:
    text = sent(site, version)
    before = (site.root / FILE).read_text(encoding="utf-8")
    for key in list(site.terms)[::7]:
        head, entry, rest = text.partition(f' id="{key}"')
        own, end, others = re.split(r"(</(?:conceptEntry|termEntry)>)", rest, maxsplit=1)
        first, name, last = re.split(
            r"(?<=<term>)([^<]*)", own.partition('xml:lang="en"')[2], maxsplit=1
        )
        assert name
        grown = own.partition('xml:lang="en"')[0] + 'xml:lang="en"' + first + value + last
        data = (head + entry + grown + end + others).encode()
        result = imported_terms(site, data, "x.tbx")
        assert result.edited == [key]
        after = (result.changes.after[FILE] or b"").decode()
        assert len(changed(before, after)) == 1
        wanted: Any = yaml.safe_load(before)
        wanted[key]["en"]["term"] = value
        assert yaml.safe_load(after) == wanted


def test_a_change_through_a_translators_library(base: Base) -> None:
    base.write(FILE, "# Naše pojmy.\n" + base.read(FILE).replace(OLD, f"{OLD}  # ověřit"))
    before = base.read(FILE)
    store = tbxfile.parsestring(sent(base.checked_site()).encode())
    unit = next(unit for unit in store.units if unit.getid() == "ospod")
    unit.settarget(NEW, "en")
    code, out, err = back(base, bytes(store), "--dry-run")
    assert code == 0 and f"+    term: {NEW}  # ověřit" in out and "Nothing was written" in err
    assert base.read(FILE) == before
    code, out, err = back(base, bytes(store))
    assert (code, out) == (0, f"{FILE}\n") and "Terms changed: 1, new drafts: 0." in err
    assert changed(before, base.read(FILE)) == [
        (f"    term: {OLD}  # ověřit", f"    term: {NEW}  # ověřit")
    ]
    assert back(base, sent(base.checked_site()))[1:] == ("", "Terms changed: 0, new drafts: 0.\n")


def test_a_new_term_through_a_translators_library(base: Base) -> None:
    before = base.read(FILE)
    store = tbxfile.parsestring(sent(base.checked_site()).encode())
    store.setsourcelanguage("cs")
    unit = store.addsourceunit("klíčový pracovník")
    unit.settarget("key worker", "en")
    code, _, err = back(base, bytes(store))
    assert code == 0 and "new drafts: 1" in err and "klicovy-pracovnik" in err, err
    after = base.read(FILE)
    assert after.startswith(before)
    record = yaml.safe_load(after)["klicovy-pracovnik"]
    assert record["draft"] is True and record["certainty"] == "low"
    assert record["cs"] == {"term": "klíčový pracovník", "definition": "…"}
    assert record["en"] == {"term": "key worker", "definition": "…"}
    assert [line for line in base.lines() if " error " in line] == []
    code, _, err = back(base, bytes(store))
    assert code == 2 and "klicovy-pracovnik" in err and base.read(FILE) == after


def test_more_names_are_variants_and_those_that_the_file_lacks_stay(base: Base) -> None:
    term = f"<term>{OLD}</term>"
    other = "</tig><tig><term>{}</term><termNote type='administrativeStatus'>admittedTerm-admn-sts"
    other += "</termNote>"
    grown = term + "<termNote type='administrativeStatus'>preferredTerm-admn-sts</termNote>"
    old = re.search(rf"{term}.*?</termNote>", sent(base.checked_site()), re.S)
    assert old is not None
    for names in (["the authority"], ["x, y", "OSPOD", OLD]):
        text = sent(base.checked_site())
        more = "".join(other.format(name) for name in names)
        code, _, err = back(base, text.replace(old[0], grown + more))
        assert code == 0, err
    site = base.checked_site()
    assert site.terms["ospod"].texts["en"].variants == ["the authority", "x, y"]
    assert site.terms["ospod"].texts["en"].avoid == ["child snatchers"]
    assert 'variants: [the authority, "x, y"]' in base.read(FILE)
    short = re.sub(r"<tig>(?:(?!</tig>).)*the authority.*?</tig>", "", sent(site), flags=re.S)
    assert "the authority" not in short and back(base, short)[1] == ""


@pytest.mark.parametrize(("before", "after"), [
    ("  en: {term: child, definition: A child., variants: [kid]}\n",
     '  en: {term: "x, y", definition: A child., variants: [kid, "other, name"]}\n'),
    ("  en: {term: child, definition: A child.}\n",
     '  en: {term: "x, y", variants: ["other, name"], definition: A child.}\n'),
    ("  en:\n    term: 'child' # c\n    definition: A child.\n    variants:\n      - kid\n",
     "  en:\n    term: x, y # c\n    definition: A child.\n    variants:\n      - kid\n"
     "      - other, name\n"),
])  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_layouts_of_the_file(base: Base, before: str, after: str, end: str) -> None:
    head = "dite:\n  cs:\n    term: dítě\n    definition: Dítě.\n"
    base.write(FILE, (head + before + "  certainty: low\n").replace("\n", end))
    text = sent(base.checked_site())
    data = swapped(text, "<term>child</term>", "<term>x, y</term>")
    data = swapped(data, "</langSet>\n   </termEntry>", "<tig><term>other, name</term></tig>"
                   "</langSet>\n   </termEntry>")  # fmt: skip
    code, _, err = back(base, data)
    assert code == 0, err
    written = (base.root / FILE).read_bytes().decode()
    assert written == (head + after + "  certainty: low\n").replace("\n", end)


def test_a_language_that_a_term_lacks(base: Base) -> None:
    text = sent(base.checked_site())
    whole = base.read(FILE)
    english = whole[whole.index("  en:\n") : whole.index("  see: [sas]")]
    base.write(FILE, whole.replace(english, ""))
    assert back(base, text)[0] == 0
    assert base.checked_site().terms["ospod"].texts["en"].term == OLD


SPOILT = {
    "another format": ("<x/>", "no well-formed XLIFF|this is no XLIFF 2"),
    "no body": ('<martif type="TBX-Basic"/>', "this is no TBX with terms"),
    "broken": ("<martif><text>", "no well-formed XML"),
    "too large": (" " * 10, "more than 4 MB"),
    "deep": (f"<tbx>{'<a>' * 70}", "nested deeper"),
    "entities": ('<!DOCTYPE martif [<!ENTITY a "b">]><martif/>', "DOCTYPE"),
    "an entity from elsewhere": (
        '<!DOCTYPE martif SYSTEM "file:///etc/passwd"><martif>&a;</martif>', "DOCTYPE",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", SPOILT)
def test_what_is_no_tbx_is_one_line(base: Base, what: str) -> None:
    text, message = SPOILT[what]
    if what == "too large":
        text = f"<martif>{' ' * MAX_BYTES}</martif>"
    refused(base, text, message)


#: What is wrong with an entry → its old text, its new one, and what is said.
WRONG = {
    "another original": ("<term>orgán soc", "<term>Orgán soc", "original of the term ospod"),
    "a new name of the original": (
        "<term>OSPOD</term>", "<term>Ospod</term>", "original of the term ospod"),
    "another definition of it": ("pomáhá rodinám", "nepomáhá", "original of the term ospod"),
    "a language that we lack": ('<langSet xml:lang="en">', '<langSet xml:lang="de">', "language de"),
    "no code": ('<langSet xml:lang="en">', "<langSet>", "has no code"),
    "a language twice": ('<langSet xml:lang="en">', '<langSet xml:lang="cs">', "is there twice"),
    "no name": (f"<term>{OLD}</term>", "<term> </term>", "has no name"),
    "an entry twice": ('id="sas"', 'id="ospod"', "is in the file twice"),
    "an entry twice, numbered": (
        '<termEntry id="sas">', '<termEntry id="_1"><langSet xml:lang="cs"><tig><term>orgán '
        'sociálně-právní ochrany dětí</term></tig></langSet></termEntry><termEntry id="sas">',
        "ospod is in the file twice"),
    "a new one without its original": (
        '<termEntry id="sas">', '<termEntry id="_1"><langSet xml:lang="en"><tig><term>x</term></tig>'
        '</langSet></termEntry><termEntry id="sas">', "no name in the language cs"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_told_is_one_line(base: Base, what: str) -> None:
    old, new, message = WRONG[what]
    text = sent(base.checked_site())
    assert old in text
    refused(base, text.replace(old, new, 1), message)


@pytest.mark.parametrize("status", ["deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "?"])
def test_a_name_to_be_avoided_is_refused(base: Base, status: str) -> None:
    text = sent(base.checked_site())
    head, _, rest = text.partition(OLD)
    refused(base, head + OLD + rest.replace("preferredTerm-admn-sts", status, 1), "is marked")


def test_two_preferred_names_are_refused(base: Base) -> None:
    text = sent(base.checked_site())
    refused(base, text.replace("admittedTerm", "preferredTerm"), "one preferred name")


@pytest.mark.parametrize(("layout", "sent_back"), [
    (f"term: >-\n      {OLD}", NEW),
    (f"term: {OLD}\n    variants: []", f"{OLD}</term></tig><tig><term>{NEW}"),
])  # fmt: skip
def test_another_layout_is_left_to_a_person(base: Base, layout: str, sent_back: str) -> None:
    text = sent(base.checked_site())
    base.edit(FILE, f"term: {OLD}", layout)
    assert back(base, text)[0] == 0
    refused(base, text.replace(OLD, sent_back), "the term ospod is written in a way")


def test_marks_are_for_pages(base: Base) -> None:
    before = base.read(FILE)
    code, _, err = back(base, sent(base.checked_site()), "--done")
    assert code == 2 and "leave out --done" in err and base.read(FILE) == before


def test_what_is_not_taken_in_is_said(base: Base) -> None:
    text = swapped(sent(base.checked_site()), f"<term>{OLD}</term>",
                   f"<term>{OLD}</term><termNote type='partOfSpeech'>noun</termNote>")  # fmt: skip
    code, out, err = back(base, text)
    assert (code, out) == (0, "") and "Not taken in: partOfSpeech (1)." in err


def refused(base: Base, text: str, message: str) -> None:
    """The file is refused in one line that matches, and nothing is written."""
    before = base.read(FILE)
    code, out, err = back(base, text)
    assert (code, out, err.count("\n")) == (2, "", 1), err
    assert re.search(message, err) and "Traceback" not in err, err
    assert base.read(FILE) == before
