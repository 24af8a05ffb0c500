"""What answers a finding, and what does not, in words; practices related by their records."""

from __future__ import annotations

import re


def test_the_matrix_names_steps_and_says_gaps_in_words(show, site) -> None:  # type: ignore[no-untyped-def]
    html = show("[[matrix]]", "analyza/index.md").replace("\xa0", " ")
    rows = re.findall(r'<tr>\s*<th scope="row">.*?</tr>', html, re.S)
    assert len(rows) == len(site.findings) == 15
    third = rows[2]
    assert 'href="../metodika/prvni-dny.md#krok-1"' in third or "prvni-dny/#krok-1" in third
    assert "prvni-dny" not in rows[8], "a mention is no answer"
    answered = {n for page in site.of_kind("practice", "cs") for n in page.field("findings")}
    for number, row in enumerate(rows, 1):
        assert ("Bez praxe" in row) == (number not in answered)
    assert html.count('scope="col"') == 4
    assert "krok-2" not in third, "only steps that call the finding"


def test_what_the_matrix_lacks_is_listed_above_it(show, site) -> None:  # type: ignore[no-untyped-def]
    above, _, table = show("[[matrix]]", "analyza/index.md").partition("<table")
    rows = re.findall(r'<tr>\s*<th scope="row">.*?</tr>', table, re.S)
    listed = re.findall(r"<li>(.*?)</li>", above, re.S)
    assert len(listed) == 3
    cells = [re.findall(r"<td[^>]*>.*?</td>", row, re.S) for row in rows]
    lacking = [
        [n for n, row in enumerate(cells, 1) if "m-gap" in row[column]] for column in range(3)
    ]
    assert any(lacking), "the analysis has gaps"
    for line, numbers in zip(listed, lacking, strict=True):
        assert [int(number) for number in re.findall(r"#zjisteni-(\d+)", line)] == numbers


def test_related_practices_say_what_is_shared(show, site) -> None:  # type: ignore[no-untyped-def]
    for page in site.of_kind("practice", "cs"):
        html = show("Text.", page.path)
        for item in re.findall(
            r"<li><a [^>]*>.*?</li>", html.partition('class="m-related"')[2], re.S
        ):
            assert "zjištění" in item or "témata" in item
            assert f'href="/{page.url}"' not in item, "not related to itself"
        assert html.count("m-related__list") <= 1
    assert "m-related" not in show("Text.", "metodika/role.md")
