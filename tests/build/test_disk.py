"""An error of the operating system is one line with the true cause and the remedy."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from mosty.publish import kept_builds

from ..conftest import Base

CAUSES = [
    (errno.ENOSPC, "na disku došlo místo"),
    (errno.EACCES, "sem nejde zapisovat"),
    (errno.EROFS, "sem nejde zapisovat"),
    (errno.EBUSY, "připojený svazek"),
    (errno.EIO, "systém odmítl soubor"),
]


@pytest.mark.parametrize(("number", "cause"), CAUSES)
def test_one_line_with_the_cause(
    base: Base, monkeypatch: pytest.MonkeyPatch, number: int, cause: str
) -> None:
    def refusing(new: Path, place: Path, let_go: object) -> None:
        raise OSError(number, os.strerror(number), str(place))

    monkeypatch.setattr(kept_builds, "swap_in", refusing)
    answer = base.mosty("build")
    assert answer.code == 1
    assert len([line for line in answer.err.splitlines() if not line.startswith("·")]) == 1
    assert cause in answer.err and "site" in answer.err and str(base.root) not in answer.err
    assert not list((base.root / ".mosty").glob("build-*"))


def test_a_file_where_the_site_should_be(base: Base) -> None:
    base.write("site", "moje poznámky")
    answer = base.mosty("build")
    assert answer.code == 1 and "site není složka" in answer.err
    assert base.read("site") == "moje poznámky"


def test_without_an_earlier_site_none_is_claimed(base: Base) -> None:
    base.edit("docs/cs/index.md", "title:", "titul:")
    answer = base.mosty("build")
    assert answer.code == 1 and "složka site/ zatím není" in answer.err
    (base.root / "site").mkdir()
    assert "zůstává v site/" in base.mosty("build").err
