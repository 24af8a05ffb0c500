"""A sentence of law that is not valid is in nothing that a build or a command makes; a valid one is
in all of it.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from mosty.model.message import Message
from mosty.model.publication import published
from mosty.model.records import LawRecord
from mosty.model.validity import State, coming, state_of
from mosty.pipeline.build import build
from mosty.read.site import read_site
from pypdf import PdfReader

from ..conftest import Answer, Base, copy_base
from ..search.test_export import _terms
from .artefacts import holding

BEFORE, AFTER = "2026-12-01", "2027-01-10"
#: State → id, the sentence in Czech and in English, and what stands in the record beside them on
#: the day BEFORE.
RECORDS: dict[str, tuple[str, str, str, str]] = {
    "ended": ("E1", "Kolouch smí bydlet nejvýše s pěti & šesti sousedy.",
              "The fawn may live with five & six neighbours at most.", "valid_to: 2026-12-31"),
    "overdue": ("E2", "Vydra má právo na vlastní klidnou tůň.",
                "The otter has the right to a quiet pool.", "review_by: 2026-12-31"),
    "not_yet": ("E3", "Bobra musí starosta včas pozvat ke stavbě.",
                "The mayor must invite the beaver to the building.", ""),
    "withdrawn": ("E4", "Ježka nesmí nikdo rušit během zimního spánku.",
                  "Nobody must disturb the hedgehog during its winter sleep.", ""),
    "holds": ("E5", "Zajíce poradna vyslechne bez objednání.",
              "The centre hears the hare without an appointment.", ""),
}  # fmt: skip
#: What editors write before the day AFTER.
LATER = {"E3": "valid_from: 2028-01-01", "E4": "withdrawn: 2027-01-05"}
#: Where a sentence that holds must stand, so that the search for it can fail.
KINDS = {
    "page": r"(?:en/)?pravidla/index\.html",
    "family page": r"(?:en/)?rodice/index\.html",
    "list of records": r"(?:en/)?prameny/index\.html",
    "phase": r"metodika/prevence/index\.html",
    "text": r"(?:en/)?pravidla/index\.md",
    "A4": r"letak-\w+/mosty-a4-cs\.pdf",
    "tri-fold": r"letak-\w+/mosty-trifold-cs\.pdf",
    "book": r"metodika/mosty-metodika-cs\.pdf",
    "card": r"praxe/jezek/mosty-karta-cs\.pdf",
    "pack": r"letaky/mosty-balicek-cs\.zip!.*/letak-\w+-a4\.pdf",
    "feed": r"(?:en/)?feed\.xml",
    "data": r"export/law\.json",
    "table": r"export/law\.(?:cs|en)\.csv",
    "search result": r"search/(?:cs|en)/pages-\w+\.json",
    "passage": r"search/(?:cs|en)/text-\w+/\d+\.json",
}


def law_file(later: bool) -> str:
    """The records as they are before the day BEFORE, or after the editors' work."""
    rows = [
        "acts:",
        '  "359/1999 Sb.": {cs: zákon o sociálně-právní ochraně dětí, en: Act on Child Protection}',
        "records:",
    ]
    for key, cs, en, own in RECORDS.values():
        own = LATER.get(key, own) if later else own
        rows += [
            f"  - id: {key}",
            "    topic: placement",
            f"    cs: {cs}",
            f"    en: {en}",
            "    act: 359/1999 Sb.",
            "    checked_on: 2026-11-21",
            "    certainty: V1",
            *([f"    {own}"] if own else []),
            *([] if own.startswith("review_by") else ["    review_by: 2027-05-21"]),
        ]
    rows.append("timeline:")
    for key, cs, en, _ in RECORDS.values():
        rows += [
            "  - date: 2025-01",
            f"    cs: {cs}",
            f"    en: {en}",
            "    certainty: V1",
            f"    law: [{key}]",
        ]
    return "\n".join(rows) + "\n"


def lay(base: Base) -> None:
    """Lay a base that calls each record wherever a sentence of law may be called."""
    base.write("docs/data/law.yml", law_file(False))
    calls = "".join(f"- [[law:{key}]]\n" for key, *_ in RECORDS.values())
    for code, title in (("cs", "Pravidla"), ("en", "Rules")):
        base.write(
            f"docs/{code}/pravidla/index.md",
            f"---\ntitle: {title}\ndescription: {title}.\n"
            + ("kind: listing\n---\n\n" if code == "cs" else "translated_from: x\n---\n\n")
            + calls,
        )
        page = base.read(f"docs/{code}/rodice/index.md")
        base.write(f"docs/{code}/rodice/index.md", re.sub(r"- .*\[\[law:L1\]\]\n", calls, page))
    base.edit("docs/cs/rodice/index.md", "review_by: 2027-05-21", "review_by: 2029-05-21")
    for state, (key, *_) in RECORDS.items():
        base.write(
            f"docs/cs/letak-{state.replace('_', '')}.md",
            "---\ntitle: Leták\ndescription: Leták.\nkind: leaflet\nversion: 1\ndate: 2026-11-21\n"
            "audience: parents\nsources:\n  - pravo, L1\nchecked_on: 2026-11-21\nreview_by: "
            "2029-12-21\n"
            "translation: none\ntranslation_reason: zkouška\n"
            "panels: {flap: [kam], left: [], middle: [prava], right: [], back: []}\n---\n\n"
            "## Kam volat {#kam}\n\n[[helplines:linka-bezpeci]]\n\n"
            f"## Práva {{#prava}}\n\n- [[law:{key}]]\n",
        )
    none = "translation: none\ntranslation_reason: zkouška\n"
    base.write(
        "docs/cs/letaky/index.md",
        f"---\ntitle: Letáky\ndescription: Letáky.\nkind: listing\n{none}---\n\n[[list:leaflet]]\n",
    )
    base.write(
        "docs/cs/metodika/index.md",
        f"---\ntitle: Metodika\ndescription: Rámec.\nkind: listing\n{none}---\n\n[[phases]]\n",
    )
    base.write(
        "docs/cs/metodika/prevence.md",
        "---\ntitle: Prevence\ndescription: První.\nkind: phase\nphase: 1\nstage: [prevention]\n"
        "lead: [rodice]\ngoal: Cíl.\nwhen: Vždy.\nparent_told: Vše.\nchild_part: Ptát se.\n"
        "sources:\n  - pravo, E1, E5\nchecked_on: 2026-11-21\nreview_by: 2029-05-21\n"
        f"{none}---\n\n{calls}",
    )
    practice = base.read("docs/cs/praxe/kavarna.md").replace(
        "id: kavarna", f"id: jezek\n{none}".rstrip()
    )
    base.write(
        "docs/cs/praxe/jezek.md",
        practice.split("## Co o praxi")[0] + f"## Co o praxi víme\n\n{calls}",
    )


def published_on(base: Base, day: str) -> None:
    """Build the site for the day."""
    result = build(base.root, dt.date.fromisoformat(day), lambda _: None)
    assert result.published, [
        (problem.code, problem.span) for problem in result.problems if problem.level == "error"
    ]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """A base built while all records hold."""
    base = Base(copy_base(tmp_path_factory.mktemp("before") / "base"))
    lay(base)
    published_on(base, BEFORE)
    return base


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """The same base later, built over its former site."""
    base = Base(copy_base(tmp_path_factory.mktemp("after") / "base"))
    lay(base)
    base.write("docs/data/law.yml", law_file(True))
    published_on(base, AFTER)
    return base


def kinds_of(files: set[str]) -> set[str]:
    """The kinds of artefacts among the files."""
    return {
        kind
        for kind, pattern in KINDS.items()
        if any(re.fullmatch(pattern, file) for file in files)
    }


@pytest.mark.parametrize("state", RECORDS)
def test_a_sentence_that_holds_stands_in_every_kind_of_artefact(before: Base, state: str) -> None:
    _, cs, en, _ = RECORDS[state]
    files = holding(before.root / "site", cs) | holding(before.root / "site", en)
    assert kinds_of(files) == set(KINDS)


@pytest.mark.parametrize("state", [state for state in RECORDS if state != "holds"])
def test_a_sentence_that_does_not_hold_stands_nowhere(after: Base, state: str) -> None:
    for sentence in RECORDS[state][1:3]:
        assert holding(after.root / "site", sentence) == set()
        assert holding(after.root / ".mosty/index", sentence) == set()
    assert kinds_of(holding(after.root / "site", RECORDS["holds"][1])) >= {
        "page",
        "A4",
        "feed",
        "data",
    }


def words_of_shards(site: Path, locale: str) -> set[str]:
    """Every word of the search index that browsers load."""
    folder = site / "search" / locale
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return {
        term for _, file in manifest["shards"] for term in _terms((folder / file).read_bytes()[20:])
    }


#: State → the beginning of a word that only its sentence has.
RARE = {
    "ended": "kolouch",
    "overdue": "vydr",
    "not_yet": "bobr",
    "withdrawn": "jezk",
    "holds": "zaj",
}


def test_no_word_of_it_is_left_in_the_search_index(before: Base, after: Base) -> None:
    there, left = (words_of_shards(base.root / "site", "cs") for base in (before, after))
    for state, word in RARE.items():
        assert any(term.startswith(word) for term in there), state
        assert any(term.startswith(word) for term in left) == (state == "holds"), state


def seen(base: Base, page: str) -> str:
    """The visible words of a built page."""
    html = (base.root / "site" / page / "index.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]*>", " ", html).replace("\N{NO-BREAK SPACE}", " ").split())


def test_families_read_whom_to_ask(after: Base) -> None:
    family = seen(after, "rodice")
    assert family.count("Zeptejte se na oddělení sociálně-právní ochrany dětí nebo u soudu.") == 4
    assert (
        "záznam E" not in family and "359/1999" not in family.split("záznamy")[0].split("Zajíce")[0]
    )
    leaflet = seen(after, "letak-ended")
    assert "116 111" in leaflet and "Na svá práva a na lhůty se zeptejte právníka" in leaflet


def test_professionals_read_which_record_is_out_and_why(after: Base) -> None:
    page = seen(after, "pravidla")
    for why in ("platila do 31. 12. 2026", "do 31. 12. 2026 ji měl někdo znovu ověřit",
                "začne platit až 1. 1. 2028", "správci ji odvolali 5. 1. 2027"):  # fmt: skip
        assert f"tu teď nestojí: {why}. Rozhoduje předpis 359/1999 Sb." in page
    listed = (after.root / "site/prameny/index.html").read_text(encoding="utf-8")
    assert all(
        f'id="e{number}"' in listed for number in range(1, 6)
    )  # links to the records still lead somewhere
    shown = seen(after, "prameny")
    assert shown.count("tu teď nestojí") == 4 and "Bez věty od 1. 1. 2027" in shown


def test_what_the_page_rests_on_counts_only_what_holds(before: Base, after: Base) -> None:
    assert "na této stránce (5)" in seen(before, "rodice")
    assert "na této stránce (1)" in seen(after, "rodice")
    assert "E1 (věta teď není zveřejněná), E5" in seen(after, "metodika/prevence")
    assert "E1, E5" in seen(before, "metodika/prevence")


def test_whoever_has_a_copy_of_the_data_or_of_the_feed_is_told(after: Base) -> None:
    data = json.loads((after.root / "site/export/law.json").read_text(encoding="utf-8"))
    assert [one["id"] for one in data["records"]] == ["E5"]
    assert [(one["id"], one["state"], one["since"]) for one in data["withdrawn"]] == [
        ("E1", "ended", "2027-01-01"), ("E2", "overdue", "2027-01-01"), ("E3", "not_yet", None),
        ("E4", "withdrawn", "2027-01-05"),
    ]  # fmt: skip
    feed = (after.root / "site/feed.xml").read_text(encoding="utf-8")
    assert feed.count("Stažený záznam o právu") == 3 and "2027-01-05T00:00:00Z" in feed


def test_a_pdf_says_to_use_it_no_longer_than_its_law(before: Base) -> None:
    pdf = PdfReader(before.root / "site/letak-ended/mosty-a4-cs.pdf")
    text = " ".join("".join(page.extract_text() for page in pdf.pages).split())
    assert "používejte do 31. 12. 2026" in text


def test_commands_make_nothing_of_it_either(base: Base) -> None:
    """The search index is kept between runs, and no file changes when a day passes."""
    lay(base)
    base.write("docs/data/law.yml", law_file(False))

    def lines(answer: Answer) -> str:
        return " ".join("\n".join(answer.lines).split())

    assert "Kolouch smí bydlet" in lines(base.mosty("search", "kolouch", today="2026-12-31"))
    assert "Kolouch smí bydlet" not in lines(base.mosty("search", "kolouch", today="2027-01-01"))
    base.write("docs/data/law.yml", law_file(True))
    out = base.root / "out"
    assert base.mosty("export", "opensearch", "--out", str(out / "export"), today=AFTER).code == 0
    for name in (
        "letak-ended",
        "letak-overdue",
        "letak-notyet",
        "letak-withdrawn",
        "letak-holds",
        "jezek",
    ):
        assert base.mosty("leaflet", name, "--out", str(out), today=AFTER).code == 0
    for state, (_, cs, *_) in RECORDS.items():
        assert bool(holding(out, cs)) == (state == "holds"), state


def test_mkdocs_alone_withholds_it(base: Base) -> None:
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    lay(base)
    law = law_file(True).replace("2027-05-21", "2999-05-21").replace("2028-01-01", "2999-01-01")
    law = law.replace("2026-12-31", "2020-12-31")
    base.write("docs/data/law.yml", law)
    mkdocs_build(load_config(str(base.root / "mkdocs.yml"), site_dir=str(base.root / "site")))
    for state, (_, cs, en, _) in RECORDS.items():
        files = holding(base.root / "site", cs) | holding(base.root / "site", en)
        assert bool(files) == (state == "holds"), (state, files)


# -- the rules


def record(**fields: object) -> LawRecord:
    """A valid record, except for the given fields."""
    facts: dict[str, object] = {
        "id": "X1",
        "topic": "x",
        "texts": {"cs": "Věta."},
        "checked_on": "2026-01-01",
        "certainty": "V1",
        "review_by": "2027-06-30",
    }
    return LawRecord.model_validate(facts | fields)


@pytest.mark.parametrize(
    ("fields", "day", "state"),
    [
        ({}, "2027-06-30", "holds"),
        ({}, "2027-07-01", "overdue"),
        ({"valid_to": "2027-01-31"}, "2027-01-31", "holds"),
        ({"valid_to": "2027-01-31"}, "2027-02-01", "ended"),
        ({"valid_to": "2027-01-31"}, "2028-02-01", "ended"),
        ({"valid_from": "2027-01-31"}, "2027-01-30", "not_yet"),
        ({"valid_from": "2027-01-31"}, "2027-01-31", "holds"),
        ({"withdrawn": "2027-01-31"}, "2027-01-31", "withdrawn"),
        ({"withdrawn": "2072-01-31"}, "2027-01-01", "withdrawn"),  # a slip in the year
        ({"valid_from": "2027-03-01", "valid_to": "2027-01-31"}, "2027-02-10", "not_yet"),
        ({"valid_from": "2027-03-01", "valid_to": "2027-01-31"}, "2027-03-01", "ended"),
    ],
)
def test_the_state_of_a_record(fields: dict[str, object], day: str, state: State) -> None:
    assert state_of(record(**fields), dt.date.fromisoformat(day)) == state


def test_the_days_ahead() -> None:
    today = dt.date(2026, 12, 1)
    law = [
        record(id="A", valid_to="2027-01-30"), record(id="B", valid_to="2027-01-31"),
        record(id="C", review_by="2026-12-01"), record(id="D", valid_from="2026-12-24"),
        record(id="E", withdrawn="2026-11-01", valid_to="2026-12-02"),
        record(id="F", certainty="V3", review_by="2026-12-02"),
        record(id="G", valid_to="2026-11-30"),
    ]  # fmt: skip
    announced = [
        (change.record.id, change.begins, (change.day - today).days)
        for change in coming(law, today)
    ]
    assert announced == [("C", False, 0), ("D", True, 23), ("A", False, 60)]


def test_a_build_says_how_long_sentences_live_and_who_calls_them(base: Base) -> None:
    base.edit(
        "docs/data/law.yml",
        "checked_on: 2026-11-21\n    text_state",
        "valid_to: 2026-12-11\n    checked_on: 2026-11-21\n    text_state",
    )
    lines: list[Message] = []
    assert build(base.root, dt.date.fromisoformat(BEFORE), lines.append).published
    [line] = [line for line in lines if line.key.startswith("build.law_")]
    pages = "docs/cs/rodice/index.md, docs/en/rodice/index.md"
    assert line.text("en") == f"· law L1 lives 10 more days, until 2026-12-11: {pages}"
    assert line.text("cs") == f"· věta o právu L1 platí ještě 10 dní, do 2026-12-11: {pages}"


@pytest.mark.parametrize("named", [True, False])
def test_the_calendar_does_not_say_again_what_is_withdrawn(base: Base, named: bool) -> None:
    law = law_file(True)
    base.write("docs/data/law.yml", law if named else re.sub(r"    law: \[E\d\]\n", "", law))
    site, _ = read_site(base.root)
    assert site is not None and len(site.timeline) == 5
    out = published(site, dt.date.fromisoformat(AFTER))
    assert [one.texts["cs"] for one in out.timeline] == [RECORDS["holds"][1]]
