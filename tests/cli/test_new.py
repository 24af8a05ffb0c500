"""``mosty new``: every kind starts valid, whatever its name; questions are answered as people
answer; nothing is half-written.
"""

from __future__ import annotations

import datetime as dt
import os
import pty
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from mosty.checking.check_session import check
from mosty.cli.words import Words
from mosty.model.errors import UsageError
from mosty.model.front_matter import KINDS as MODELS
from mosty.pipeline.build import build
from mosty.pipeline.scaffold.answers import read_answer, set_by_flags
from mosty.pipeline.scaffold.fields import Field
from mosty.pipeline.scaffold.kinds import KINDS, PAGES, RECORDS
from mosty.pipeline.scaffold.pages import name_of
from mosty.pipeline.scaffold.start import planned
from mosty.pipeline.scaffold.writing import Files, write_files
from mosty.read.site import read_site

from ..conftest import TODAY, Answer, Base, copy_base, examples
from .conftest import OFFICE_TABLES, tree

DAY = dt.date.fromisoformat(TODAY)
PROJECT = Path(__file__).parents[2]
OFFICE = ["orp_code=Děčín", "address=Náměstí 1, Děčín", "web=https://www.decin.example/ospod"]
#: What a kind cannot do without.
NEEDED = {"contact": ["topics=právo"], "office": [*OFFICE, "source=usti-2018"]}
TITLES = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn")),
    min_size=1,
    max_size=80,
)


def settings_of(kind: str, **more: str) -> list[str]:
    given = [*NEEDED.get(kind, []), *(f"{name}={value}" for name, value in more.items())]
    return [part for setting in given for part in ("--set", setting)]


def errors(base: Base) -> list[str]:
    return [line for line in base.lines() if " error " in line]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_starts_without_an_error_and_does_not_go_out(table: Base, kind: str) -> None:
    answer = table.mosty("new", kind, "--yes", "--title", "Šťastná cesta: domů", *settings_of(kind))
    assert answer.code == 0, answer.err
    assert errors(table) == []
    assert all((table.root / file).is_file() for file in answer.out.split())
    if kind == "office":
        return  # a row of facts, complete or not there
    assert any(" info PUB00" in line for line in table.lines())
    if kind in RECORDS:
        build(table.root, DAY, lambda _: None)
        made = b"".join(tree(table.root / "site").values())
        assert "Šťastná".encode() not in made and b"stastna-cesta" not in made


@pytest.mark.parametrize("kind", PAGES)
def test_a_pair_has_the_sections_of_its_kind_in_both_languages(base: Base, kind: str) -> None:
    answer = base.mosty(
        "new", kind, "zkouska", "--yes", "--title-en", "A trial", *settings_of(kind)
    )
    czech, english = answer.out.split()[:2]
    anchors = [
        line.rpartition("{#")[2] for line in base.read(czech).splitlines() if line.startswith("## ")
    ]
    assert anchors and anchors == [
        line.rpartition("{#")[2]
        for line in base.read(english).splitlines()
        if line.startswith("## ")
    ]
    assert f"kind: {PAGES[kind].kind or kind}" in base.read(czech)
    assert "title: Zkouska\n" in base.read(czech) and "title: A trial\n" in base.read(english)


def _sections(locale: str, kind: str) -> Iterator[set[str]]:
    for path in sorted((PROJECT / "docs" / locale).rglob("*.md")):
        head, _, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
        if f"kind: {kind}\n" in f"{head}\n":
            yield {line.removeprefix("## ") for line in body.splitlines() if line.startswith("## ")}


@pytest.mark.parametrize("kind", ["practice", "method", "theme", "project"])
def test_the_sections_are_those_of_the_pages_of_the_portal(base: Base, kind: str) -> None:
    czech = base.mosty("new", kind, "zkouska", "--yes").out.split()[0]
    ours = [
        line.removeprefix("## ") for line in base.read(czech).splitlines() if line.startswith("## ")
    ]
    theirs = list(_sections("cs", kind))
    for heading in ours:
        assert sum(heading in page for page in theirs) > len(theirs) / 2, heading


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content of the portal."""
    root = tmp_path_factory.mktemp("portal") / "portal"
    shutil.copytree(PROJECT / "docs", root / "docs")
    for name in ("mkdocs.yml", "glossary.yml"):
        shutil.copy(PROJECT / name, root / name)
    return root


@pytest.mark.verify
def test_every_kind_on_the_portal_gives_no_new_error(portal: Path) -> None:
    site, _ = read_site(portal)
    assert site is not None
    source = next(iter(site.sources))
    code = next(iter(site.offices.values())).orp_code
    needed = {
        "contact": ["topics=law"],
        "office": [
            f"orp_code={code}",
            "address=Ulice 1",
            "web=https://urad.example/",
            f"source={source}",
        ],
    }
    day = dt.date(2026, 11, 30)
    before = {(one.code, one.span) for one in check(portal, day)[1] if one.level == "error"}
    for kind, about in KINDS.items():
        answers = set_by_flags(
            site, kind, about.all_fields, [f"title=Zkouška „nového“ {kind}", *needed.get(kind, [])]
        )
        old = tree(portal / "docs" / "data")
        files = planned(site, kind, "", answers, day)
        write_files(portal, files)
        for file, (text, _) in files.changed.items():  # what stood there stands there, line by line
            lines = (portal / file).read_text(encoding="utf-8").splitlines()
            rest = iter(lines)
            assert all(line in rest for line in text.decode("utf-8").splitlines()), file
        assert old.keys() <= tree(portal / "docs" / "data").keys()
    after = {(one.code, one.span.file) for one in check(portal, day)[1] if one.level == "error"}
    assert after == {(code, span.file) for code, span in before}


@pytest.mark.parametrize("kind", KINDS)
@given(title=TITLES, text=TITLES)
@examples(12, 200)
@example(title="--- : # [x] {y}", text="- a: b")
@example(title="null", text="~")
@example(title="2026-11-30", text="1:30")
@example(title="[[law:L1]] <script>", text="&a *b !c %d @e `f")
@example(title="'", text='"')
@example(title="… A", text="a\u00a0b")
def test_any_title_reads_as_it_was_typed(
    tmp_path_factory: pytest.TempPathFactory, kind: str, title: str, text: str
) -> None:
    root = tmp_path_factory.mktemp("any") / "base"
    copy_base(root)
    for file in OFFICE_TABLES.iterdir():
        shutil.copy(file, root / "docs" / "data" / file.name)
    site, _ = read_site(root)
    assert site is not None
    about = KINDS[kind]
    field = next(
        field.name for field in about.all_fields if field.name != "title" and field.shape == "text"
    )
    chosen = [setting for setting in NEEDED.get(kind, []) if not setting.startswith(f"{field}=")]
    try:
        answers = set_by_flags(
            site, kind, about.all_fields, [*chosen, f"title={title}", f"{field}={text}"]
        )
        files = planned(site, kind, "zkouska", answers, DAY)
    except UsageError as error:
        assert error.text("cs") and "\n" not in error.text("en")
        shutil.rmtree(root)
        return
    write_files(root, files)
    wanted = " ".join(title.split())
    problems = [
        problem
        for problem in check(root, DAY)[1]
        if problem.code.startswith(("FM", "REC", "FIL", "OFF"))
    ]
    assert [problem.code for problem in problems if problem.level == "error"] == []
    if kind in PAGES:
        again, _ = read_site(root)
        assert again is not None
        pages = [page for page in again.pages.values() if page.file in files.new]
        assert len(pages) == 2 and {page.title for page in pages} == {wanted}
    elif kind != "office":
        assert (
            wanted
            in str(yaml.safe_load((root / about.file).read_text(encoding="utf-8"))).replace(  # type: ignore[union-attr]
                "\\'", "'"
            )
            or repr(wanted)[1:-1]
            in str(yaml.safe_load((root / about.file).read_text(encoding="utf-8")))
        )  # type: ignore[union-attr]
    shutil.rmtree(root)


# -- questions


class Terminal:
    """A terminal in which somebody types."""

    def __init__(self, *lines: str) -> None:
        self.lines = [f"{line}\n" for line in lines]

    def isatty(self) -> bool:
        return True

    def readline(self, size: int = -1) -> str:
        return self.lines.pop(0) if self.lines else ""


def typed(base: Base, monkeypatch: pytest.MonkeyPatch, given: list[str], *lines: str) -> Answer:
    monkeypatch.setattr(sys, "stdin", Terminal(*lines))
    return base.mosty("new", *given)


def test_a_practice_by_questions(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = typed(
        base, monkeypatch, ["practice"],
        "Setkávání pediatrů v Lounech", "Meetings of paediatricians in Louny", "Lékaři se scházejí.", "Doctors meet.",
        "Ústecký kraj",  # by its Czech label
        "1",  # by its number
        "child protection authority, rodiče",  # one in English, one by its key
        "", "2, prevention", "1", "", "", "",
        "usti-2018, ORP Děčín, „Příklady“",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    text = base.read("docs/cs/praxe/setkavani-pediatru-v-lounech.md")
    assert "region: [ustecky]\norp: [decin]\nactors: [ospod, rodice]\nthemes: []\n" in text
    assert "stage: [intervention, prevention]\nevidence: 1\n" in text
    assert "sources:\n  - usti-2018, ORP Děčín, „Příklady“\n" in text
    english = base.read("docs/en/praxe/setkavani-pediatru-v-lounech.md")
    assert "title: Meetings of paediatricians in Louny\n" in english and "Doctors meet." in english
    assert "1  Ústecký kraj" in answer.err and "Jak se praxe jmenuje?" in answer.err
    assert errors(base) == []


def test_the_questions_in_english(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = typed(
        base, monkeypatch, ["organisation", "--lang", "en"], "Adite", "", "", "9", "Ústí Region", ""
    )
    assert answer.code == 0, answer.err
    assert "1  Ústí Region" in answer.err and "“9” is no choice" in answer.err
    assert "region: [ustecky]" in base.read("docs/cs/organizace/adite.md")


def test_what_was_set_is_not_asked(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = typed(
        base, monkeypatch, ["page", "--title", "Zkouška", "--set", "title.en=A trial"], "", "praxe"
    )
    assert answer.code == 0 and "Jak se to jmenuje" not in answer.err
    assert answer.out.split()[0] == "docs/cs/praxe/zkouska.md"


@pytest.mark.parametrize("lines", [[], ["Název"], ["Název", "Title", "Popis"]])
def test_an_input_that_ends_writes_nothing(
    base: Base, monkeypatch: pytest.MonkeyPatch, lines: list[str]
) -> None:
    before = tree(base.root)
    answer = typed(base, monkeypatch, ["practice"], *lines)
    assert answer.code == 2 and "nic se nezapsalo" in answer.err and answer.out == ""
    assert tree(base.root) == before


def test_ctrl_c_in_a_real_terminal_leaves_nothing(base: Base) -> None:
    before = tree(base.root)
    leader, follower = pty.openpty()
    pid = os.fork()
    if pid == 0:
        os.setsid()
        for stream in (0, 1, 2):
            os.dup2(follower, stream)
        import fcntl
        import termios

        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        os.execv(
            sys.executable,
            [sys.executable, "-m", "mosty.cli", "--root", str(base.root), "new", "practice"],
        )
    os.close(follower)
    seen = _until(leader, "> ")
    os.write(leader, "Zkouška\n".encode())
    _until(leader, "> ")
    os.write(leader, b"\x03")
    status = _ended(pid)
    os.close(leader)
    assert "Jak se praxe jmenuje?" in seen
    assert os.waitstatus_to_exitcode(status) == 130
    assert tree(base.root) == before


def _ended(pid: int) -> int:
    """The status with which a process ends, within a minute."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return status
        time.sleep(0.05)
    os.kill(pid, signal.SIGKILL)
    raise AssertionError("Ctrl-C did not end the command")


def _until(leader: int, sign: str) -> str:
    seen, end = b"", time.monotonic() + 60
    while not seen.endswith(sign.encode()) and time.monotonic() < end:
        seen += os.read(leader, 4096)
    return seen.decode("utf-8")


@pytest.mark.parametrize(("text", "key"), [
    ("Děčín", "decin"), ("decin", "decin"), ("DECIN", "decin"), ("2", "most"), (" most ", "most"),
])  # fmt: skip
def test_a_choice_by_label_key_or_number(base: Base, text: str, key: str) -> None:
    base.edit(
        "docs/data/taxonomy.yml",
        "region: ustecky}",
        "region: ustecky}\n  most: {cs: Most, en: Most, region: ustecky}",
    )
    site = base.checked_site()
    assert read_answer(site, Field("orp", "key", "orps"), text) == key


@pytest.mark.parametrize(("kind", "setting", "message"), [
    ("practice", "region=Praha", "„Praha“ není na výběr"),
    ("practice", "kraj=ustecky", "nemá pole „kraj=ustecky“"),
    ("practice", "region", "pište POLE=HODNOTA"),
    ("practice", "sources=neznamy, s. 3", "„neznamy“ není na výběr"),
    ("project", "period=letos", "není období"),
    ("project", "period=2021–2019", "není období"),
    ("source", "url=javascript:alert(1)", "není adresa webu"),
    ("source", "url=www.adite.cz", "není adresa webu"),
    ("source", "issued=30. 2. 2026", "není den"),
    ("term", "definition=a\u202eb", "U+202E"),
    ("term", "definition=" + "a" * 3000, "víc než 2000 znaků"),
])  # fmt: skip
def test_a_bad_value_is_one_line_and_nothing_is_written(
    base: Base, kind: str, setting: str, message: str
) -> None:
    before = tree(base.root)
    answer = base.mosty("new", kind, "zkouska", "--yes", "--set", setting)
    assert answer.code == 2 and message in answer.err and len(answer.lines) == 1
    assert tree(base.root) == before


@pytest.mark.parametrize("kind", KINDS)
def test_what_exists_is_said_and_left(table: Base, kind: str) -> None:
    given = ["new", kind, "--yes", "--title", "Zkouška", *settings_of(kind)]
    first = table.mosty(*given)
    before = tree(table.root)
    name = [] if kind not in ("law", "finding") else [{"law": "L04", "finding": "f02"}[kind]]
    again = table.mosty(*given[:2], *name, *given[2:])
    assert first.code == 0 and again.code == 2
    assert "už tu je" in again.err and "mosty new" in again.err and len(again.lines) == 1
    assert tree(table.root) == before


@pytest.mark.parametrize(("title", "name"), [
    ("Žluťoučký kůň", "zlutoucky-kun"), ("  A  –  b ", "a-b"), ("ŘÍČANY 2", "ricany-2"), ("Straße", "stra-e"),
    ("slovo " * 30, "slovo-slovo-slovo-slovo-slovo-slovo-slovo-slovo-slovo-slovo"),
])  # fmt: skip
def test_the_name_is_made_of_the_title(title: str, name: str) -> None:
    assert name_of(title) == name


@pytest.mark.parametrize("title", ["Привіт", "…", "!", "Index", "Con", "NUL"])
def test_a_title_that_makes_no_name(base: Base, title: str) -> None:
    before = tree(base.root)
    answer = base.mosty("new", "practice", "--yes", "--title", title)
    assert answer.code == 2 and len(answer.lines) == 1
    assert tree(base.root) == before
    assert base.mosty("new", "practice", "jmeno", "--yes", "--title", title).code == 0


def test_an_address_that_leads_elsewhere_is_not_taken(base: Base) -> None:
    base.write("docs/data/redirects.yml", "praxe/stara.md: praxe/kavarna.md\n")
    answer = base.mosty("new", "practice", "stara", "--yes")
    assert answer.code == 2 and "praxe/kavarna.md" in answer.err


def test_a_method_that_the_taxonomy_knows_takes_its_key(base: Base) -> None:
    before = base.read("docs/data/taxonomy.yml")
    answer = base.mosty("new", "method", "--yes", "--title", "Rodinná konference")
    assert "docs/cs/metody/rodinna-konference.md" in answer.out
    assert base.read("docs/data/taxonomy.yml") == before


@pytest.mark.parametrize(
    "text", ["a: [\n", "- a\n- b\n", "{ospod: {cs: {term: a, definition: b}}}\n", "a: 1\n...\n"]
)
def test_a_file_of_another_form_is_left(base: Base, text: str) -> None:
    base.write("glossary.yml", text)
    answer = base.mosty("new", "term", "--yes", "--title", "Pojem")
    assert answer.code == 2 and "glossary.yml" in answer.err and len(answer.lines) == 1
    assert base.read("glossary.yml") == text


@pytest.mark.parametrize("spoil", [lambda data: data.replace(b"\n", b"\r\n"), lambda data: b"\xef\xbb\xbf" + data,
                                   lambda data: data.rstrip(b"\n"), lambda data: data + b"\n\n# konec\n"],
                         ids=["windows", "mark", "no end", "comment"])  # fmt: skip
def test_files_stay_as_they_are_written(base: Base, spoil: object) -> None:
    file = base.root / "docs/data/law.yml"
    before = spoil(file.read_bytes())  # type: ignore[operator]
    file.write_bytes(before)
    assert base.mosty("new", "law", "--yes", "--title", "Věta.").code == 0
    after = file.read_bytes()
    assert (b"\r\n" in before) == (b"\r\n" in after) and after.count(b"\r\n") in (
        0,
        after.count(b"\n"),
    )
    assert after.startswith(before[:200])
    assert "L04" in after.decode("utf-8-sig").partition("timeline:")[0]
    assert errors(base) == []


def test_a_missing_optional_file_is_made(base: Base) -> None:
    (base.root / "docs/data/contacts.yml").unlink()
    answer = base.mosty("new", "contact", "--yes", "--title", "Poradna", *settings_of("contact"))
    assert answer.code == 0 and answer.out == "docs/data/contacts.yml\n"
    assert [line for line in errors(base) if "contacts.yml" in line] == []


def test_no_table_of_offices(base: Base) -> None:
    answer = base.mosty("new", "office", "--yes", "--title", "Děčín", *settings_of("office"))
    assert answer.code == 2 and "nemá tabulku úřadů" in answer.err


# -- all or nothing


def test_a_fault_in_the_middle_takes_back_what_was_written(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(base.root)
    text = (base.root / "glossary.yml").read_bytes()
    files = Files(
        {"docs/cs/nova/x.md": "a\n", "docs/en/nova/x.md": "b\n"},
        {"glossary.yml": (text, text + b"# x\n"), "docs/data/law.yml": (b"other", b"new")},
    )
    with pytest.raises(UsageError) as error:
        write_files(base.root, files)
    assert "docs/data/law.yml" in error.value.text("cs")
    assert tree(base.root) == before and not (base.root / "docs/cs/nova").exists()


def test_a_folder_that_leads_out_is_not_followed(base: Base, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (base.root / "docs/cs/projekty").symlink_to(tmp_path / "outside")
    answer = base.mosty("new", "project", "novy", "--yes")
    assert answer.code == 2 and "ven z báze" in answer.err
    assert list((tmp_path / "outside").iterdir()) == []
    assert not (base.root / "docs/en/projekty").exists()


def test_every_kind_of_page_has_a_model() -> None:
    assert all((about.kind or kind) in MODELS for kind, about in PAGES.items())
    assert Words("cs")("new.needed")
