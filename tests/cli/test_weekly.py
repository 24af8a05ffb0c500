"""``mosty weekly``: what waits for the editors, as Markdown."""

from __future__ import annotations

import re

from ..conftest import Base

LAW, PAGE = "docs/data/law.yml", "docs/cs/rodice/index.md"


def parts(report: str) -> dict[str, list[str]]:
    """The entries of each part by its heading."""
    texts = re.split(r"^## (.*)$", report, flags=re.MULTILINE)[1:]
    return {
        heading: [line for line in text.splitlines() if line.startswith("- ")]
        for heading, text in zip(texts[::2], texts[1::2], strict=True)
    }


def test_a_clean_base_waits_for_nothing(base: Base) -> None:
    answer = base.mosty("weekly")
    assert answer.code == 0 and answer.err == ""
    listed = parts(answer.out)
    assert [*listed] == [
        "Právo, které brzy skončí nebo začne platit: 0",
        "Po termínu kontroly: 0",
        "Zkontrolovat v příštích týdnech: 0",
        "Překlady, které zaostaly: 0",
        "Odkazy, které nevedou nikam",
    ]
    assert not any(listed.values()) and "nikdo neptal" in answer.out


def test_it_tells_of_law_reviews_and_translations(base: Base) -> None:
    base.edit(LAW, "- id: L1\n", "- id: L1\n    valid_to: 2026-12-24\n")
    base.write(PAGE, base.read(PAGE) + "\nA ještě věta.\n")
    listed = parts(base.mosty("weekly").out)
    (law,) = listed["Právo, které brzy skončí nebo začne platit: 1"]
    assert law.startswith("- `law:L1` platí do 2026-12-24: `")
    (pair,) = listed["Překlady, které zaostaly: 1"]
    assert pair.startswith("- `rodice/index.md` (en): originál je novější")
    english = parts(base.mosty("weekly", "--lang", "en", today="2030-01-01").out)
    late = next(rows for heading, rows in english.items() if heading.startswith("Overdue"))
    assert any(row.startswith("- `rodice/index.md`: read again by 20") for row in late)


def test_it_quotes_no_text_and_lists_no_more_than_fits(base: Base) -> None:
    entry = (
        '{"address": "https://x.test/%d", "state": "gone", "status": 404, "to": "", "files": []}'
    )
    file = base.write("links.json", f"[{', '.join(entry % n for n in range(45))}]")
    report = base.mosty("weekly", "--links", str(file)).out
    assert report.count("https://x.test/") == 40 and "- a dalších 5" in report


def test_a_file_of_another_kind_is_told(base: Base) -> None:
    for content in ("{}x", "[1]", '[{"address": "a"}]'):
        answer = base.mosty("weekly", "--links", str(base.write("links.json", content)))
        assert answer.code == 2 and "mosty links --json" in answer.err
    answer = base.mosty("weekly", "--links", str(base.root / "none.json"))
    assert answer.code == 2 and answer.err.count("\n") == 1
