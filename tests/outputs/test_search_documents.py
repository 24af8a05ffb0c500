"""What the index reads of an article."""

from __future__ import annotations

import pytest
from mosty.outputs.search_documents import text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Volejte <a href='x'>Pomoc hned</a>.</p>", "Volejte Pomoc hned."),
        ("<p>Na <em>Úřadu práce</em>, pak (<b>doma</b>).</p>", "Na Úřadu práce, pak (doma)."),
        ("<dl><dt>Kraj</dt><dd>Ústecký</dd></dl>", "Kraj Ústecký"),
    ],
)
def test_words_stay_apart_and_full_stops_do_not(html: str, text: str) -> None:
    assert text_of(html)[0] == text


def test_headings_are_read_apart() -> None:
    assert text_of("<h2>Kdo <a>pomůže</a></h2><p>OSPOD</p>") == ("OSPOD", ("Kdo pomůže",))
