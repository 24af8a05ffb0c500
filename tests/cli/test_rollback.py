"""``mosty rollback``: the last good site is back in a second, and never what was withdrawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from mosty.publish.build_record import RECORD, record_in, record_of
from mosty.publish.kept_builds import publish, published_builds

from ..conftest import TODAY, Base


def lay(base: Base, text: str, day: str = TODAY, withdrawn: tuple[str, ...] = ()) -> None:
    """Publish a site of one page."""
    folder = base.root / ".mosty" / "new"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    (folder / RECORD).parent.mkdir()
    about = {"day": day, "pages": {"cs": 1}, "withdrawn": list(withdrawn)}
    (folder / RECORD).write_bytes(record_of(folder, about).data)
    publish(base.root, folder)


def shown(base: Base) -> str:
    return base.read("site/index.html")


def test_back_by_steps_and_forward_by_name(base: Base) -> None:
    for text in "abc":
        lay(base, text)
    newest = published_builds(base.root)[0].name
    answer = base.mosty("rollback", "--lang", "en")
    assert (answer.code, shown(base)) == (0, "b")
    assert f"mosty rollback --to {newest}" in answer.err and "Mend what was wrong" in answer.err
    assert "ended since" not in answer.err
    assert base.mosty("rollback").code == 0 and shown(base) == "a"
    assert base.mosty("rollback", "--to", newest).code == 0 and shown(base) == "c"
    assert base.mosty("rollback", "2").code == 0 and shown(base) == "a"


def test_the_list_says_which_is_published(base: Base) -> None:
    assert "žádné sestavení" in base.mosty("rollback", "--list").out
    lay(base, "a")
    lay(base, "b")
    head, newest, earlier = base.mosty("rollback", "--list").out.splitlines()
    assert head.split() == ["jméno", "zveřejněno", "teď", "obsah"]
    assert "ano" in newest and "ano" not in earlier and f"ke dni {TODAY}" in earlier
    (base.root / ".mosty" / "builds" / "log.txt").unlink()
    assert " – " in base.mosty("rollback", "--list").out


@pytest.mark.parametrize(("arguments", "sign"), [
    ((), "0 earlier builds are kept"), (("0",), "must be 1 or more"), (("-1",), "-1"),
    (("x",), "no whole number"), (("--to", "abc"), "no such build is kept"),
    (("1", "--list"), "--list"),
])  # fmt: skip
def test_wrong_use_is_one_line(base: Base, arguments: tuple[str, ...], sign: str) -> None:
    lay(base, "a")
    answer = base.mosty("rollback", "--lang", "en", *arguments)
    assert answer.code == 2 and answer.err.count("\n") == 1 and sign in answer.err
    assert shown(base) == "a"


def test_what_was_withdrawn_since_never_comes_back(base: Base) -> None:
    lay(base, "bad")
    assert base.mosty("withdraw", "page:praxe/kavarna.md", "--why", "Chybné číslo.").code == 0
    site, _ = base.site()
    assert site is not None and len(site.withdrawals) == 1
    name = next(iter(site.withdrawals))
    lay(base, "good", withdrawn=(name,))
    lay(base, "better", withdrawn=(name,))
    answer = base.mosty("rollback", "2", "--lang", "en")
    assert answer.code == 2 and name in answer.err and shown(base) == "better"
    for file, content in (("docs/data/withdrawals.yml", "["), ("mkdocs.yml", "[")):
        base.write(file, content)  # what cannot be read, the published build knows
        assert base.mosty("rollback", "2").code == 2 and shown(base) == "better"
    assert base.mosty("rollback").code == 0 and shown(base) == "good"


def test_an_older_day_is_said(base: Base) -> None:
    lay(base, "a", day="2026-10-01")
    lay(base, "b")
    assert "built for 2026-10-01" in base.mosty("rollback", "--lang", "en").err


def test_a_real_build_is_kept_and_comes_back(base: Base) -> None:
    assert base.mosty("build").code == 0
    before = base.read("site/index.html")
    base.edit("docs/cs/index.md", "title: ", "title: Nové ")
    assert base.mosty("build").code == 0
    assert base.read("site/index.html") != before
    known = record_in(base.root / "site")
    assert known is not None
    record = known[0]
    assert record.commit == "" and record.pages["cs"] and "index.html" in record.files
    files = {path for path in Path(base.root / "site").rglob("*") if path.is_file()}
    assert len(files) == len(record.files) + 1
    assert base.mosty("rollback").code == 0
    assert base.read("site/index.html") == before
