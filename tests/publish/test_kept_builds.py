"""Earlier builds are kept, come back whole, and go in their turn."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mosty.publish import kept_builds
from mosty.publish.build_record import RECORD, read_record, record_in, record_of
from mosty.publish.kept_builds import KEPT, bring_back, publish, published_builds


def build(root: Path, text: str, day: str = "2026-11-30") -> Path:
    """A finished site in a folder of its own, beside the base."""
    folder = root / ".mosty" / "build-x" / "site"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    (folder / RECORD).parent.mkdir()
    (folder / RECORD).write_bytes(record_of(folder, {"day": day}).data)
    return folder


def publish_all(root: Path, *texts: str) -> None:
    for text in texts:
        publish(root, build(root, text))
        shutil.rmtree(root / ".mosty" / "build-x")


def text_of(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


def texts(root: Path) -> list[str]:
    """The texts of all builds, the newest first, the published one in brackets."""
    shown = [(text_of(build.folder), build.current) for build in published_builds(root)]
    return [f"[{text}]" if current else text for text, current in shown]


def test_earlier_builds_are_kept_the_newest_first(tmp_path: Path) -> None:
    assert published_builds(tmp_path) == []
    publish_all(tmp_path, "a", "b", "c")
    assert texts(tmp_path) == ["[c]", "b", "a"]
    assert KEPT == 3
    publish_all(tmp_path, "d", "e")
    assert texts(tmp_path) == ["[e]", "d", "c", "b"]
    assert len(list((tmp_path / ".mosty/builds").iterdir())) == KEPT + 1  # and the log


def test_the_same_build_again_keeps_nothing(tmp_path: Path) -> None:
    publish_all(tmp_path, "a", "b", "b", "b")
    assert texts(tmp_path) == ["[b]", "a"]


def test_there_and_back(tmp_path: Path) -> None:
    publish_all(tmp_path, "a", "b", "c")
    bring_back(tmp_path, published_builds(tmp_path)[2])
    assert texts(tmp_path) == ["c", "b", "[a]"] and text_of(tmp_path / "site") == "a"
    bring_back(tmp_path, published_builds(tmp_path)[0])
    assert texts(tmp_path) == ["[c]", "b", "a"]
    bring_back(tmp_path, published_builds(tmp_path)[1])
    publish_all(tmp_path, "d")
    assert texts(tmp_path) == ["[d]", "c", "b", "a"]


@pytest.mark.parametrize("spoilt", ["no log", "rubbish", "bytes", "no record", "half a copy"])
def test_what_is_spoilt_in_the_folder_is_no_fault(tmp_path: Path, spoilt: str) -> None:
    publish_all(tmp_path, "a", "b")
    folder = tmp_path / ".mosty" / "builds"
    log = folder / "log.txt"
    if spoilt == "no log":
        log.unlink()
    elif spoilt == "rubbish":
        names = [build.name for build in published_builds(tmp_path)]
        lines = ["x", "", " x y", f"{names[0]} 2026-11-30", f"{names[1]} 2026-13-45"]
        log.write_text("\n".join(lines), encoding="utf-8")
    elif spoilt == "bytes":
        log.write_bytes(b"\xff\xfe")
    elif spoilt == "no record":
        (published_builds(tmp_path)[1].folder / RECORD).write_text("{", encoding="utf-8")
    else:
        shutil.copytree(published_builds(tmp_path)[1].folder, folder / "abc.part")
    publish_all(tmp_path, "c")
    assert text_of(tmp_path / "site") == "c"
    rest = {"b"} if spoilt == "no record" else {"a", "b"}
    newest, *earlier = texts(tmp_path)
    assert newest == "[c]" and set(earlier) == rest
    assert not list(folder.glob("*.part"))


def test_without_a_note_the_published_build_is_the_newest(tmp_path: Path) -> None:
    publish_all(tmp_path, "a", "b", "c")
    (tmp_path / ".mosty" / "builds" / "log.txt").unlink()
    assert texts(tmp_path)[0] == "[c]" and published_builds(tmp_path)[1].when is None


def test_a_site_without_a_record_is_replaced_as_before(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("by hand", encoding="utf-8")
    publish_all(tmp_path, "a")
    assert texts(tmp_path) == ["[a]"]


def test_what_cannot_be_kept_stops_no_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_all(tmp_path, "a")

    def refusing(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept_builds.shutil, "move", refusing)
    publish_all(tmp_path, "b")
    assert texts(tmp_path) == ["[b]"]
    assert [path.name for path in (tmp_path / ".mosty").iterdir()] != ["build-x"]


def test_a_site_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to("www")
    publish_all(tmp_path, "a", "b")
    bring_back(tmp_path, published_builds(tmp_path)[1])
    assert (tmp_path / "site").is_symlink() and text_of(tmp_path / "www") == "a"
    assert texts(tmp_path) == ["b", "[a]"]


def test_the_record_names_every_file_but_itself(tmp_path: Path) -> None:
    folder = build(tmp_path, "a")
    known = record_in(folder)
    assert known is not None and set(known[0].files) == {"index.html"}
    assert known[0].files["index.html"].startswith("ca978112ca1b")  # sha256 of "a"
    later = (folder / RECORD).read_bytes().replace(b'"format": 1', b'"format": 2')
    assert read_record(later) is None and read_record(b"[]") is None
