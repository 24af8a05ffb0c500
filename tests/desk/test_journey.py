"""A practice from the form in which somebody sent it to the web and back out of it, by the verbs
of the command, git and nginx alone. ``pytest -s`` prints what was typed and answered.
"""

from __future__ import annotations

import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mosty.model.work import PREVIEW

from ..build.test_serve import Served, free_port
from ..cli.test_import_issue import PRACTICE, body
from ..conftest import Base, copy_base
from ..git import commit, git
from ..nginx import nginx_serving
from .transcript import Desk

NAME = "praxe/snidane-pro-rodice-v-decine"
CS, EN = f"docs/cs/{NAME}.md", f"docs/en/{NAME}.md"
NEW = "praxe/snidane"
#: A sentence that stands only on the page.
SENTENCE = "Chodí šest rodin."
TITLES = (PRACTICE["title"], "Breakfasts for parents in Děčín")
#: What becomes of it when two people have changed the page.
SEEN = "Chodí osm rodin."
#: What the draft says to the editor, who deletes it.
NOTE = (
    "<!-- Místo „…“ napište text: jen to, co říká pramen. Co neříká, nevymýšlejte. Až bude hotovo, "
    "smažte v hlavičce řádek draft: true a tuto poznámku. -->\n\n"
)
#: What the editor puts in place of what the draft leaves open, and what they delete.
COMPLETED = {
    "draft: true\n": "",
    "actors: []": "actors: [rodice]",
    "themes: []": "themes: [rodicovstvi]",
    "stage: []": "stage: [prevention]",
    "evidence: 0": "evidence: 1",
    "sources: []": "sources:\n  - usti-2018, s. 3",
    NOTE: "",
    "Zpráva klubu za rok 2025\n\n": "",
    "## Co nevíme {#co-nevime}\n\n…": "## Co nevíme {#co-nevime}\n\nKdo snídaně platí.",
    "## Pro koho může být inspirací {#inspirace}\n\n…":
        "## Pro koho může být inspirací {#inspirace}\n\nPro kluby ve městech.",
}  # fmt: skip
TRANSLATED = {
    "draft: true\n": "",
    "title: Snídaně pro rodiče v Děčíně": "title: Breakfasts for parents in Děčín",
    "description: …": "description: Once a week parents and a social worker meet.",
    "{#co-vime}\n\n…": "{#co-vime}\n\nWe meet in the club.\n\nSix families come.",
    "{#co-nevime}\n\n…": "{#co-nevime}\n\nWho pays for the breakfasts.",
    "{#inspirace}\n\n…": "{#inspirace}\n\nFor clubs in towns.",
}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Desk]:
    """A clone of a small base, and the folder ``web`` beside it, which a server will serve."""
    first = copy_base(tmp_path / "first")
    git(first, "init", "--quiet", "--initial-branch", "main")
    commit(first, "start")
    git(tmp_path, "clone", "--quiet", str(first), "clone")
    made = Desk(Base(tmp_path / "clone", lambda: tuple(capsys.readouterr())))
    yield made
    print("\n".join(made.lines))


@contextmanager
def deployed(desk: Desk) -> Iterator[str]:
    """Build, lay the site where the server has it, and serve it with the lines that came along."""
    desk.mosty("build")
    web = desk.root.parent / "web"
    shutil.rmtree(web, ignore_errors=True)
    shutil.copytree(desk.root / "site", web)
    desk.typed("cp -r site ../web")
    with nginx_serving(web) as origin:
        assert "exactly what is here" in desk.mosty("verify", f"{origin}/").out
        yield origin


def codes(desk: Desk) -> set[str]:
    """The codes of what the check asks for."""
    return set(re.findall(r"\b[A-Z]{2,3}[0-9]{3}\b", desk.mosty("check").out))


def answer_of(origin: str, path: str) -> tuple[int, str, str]:
    """The status, the address in the end without its origin, and the text."""
    try:
        with urllib.request.urlopen(f"{origin}/{path}", timeout=10) as answer:
            where = answer.url.removeprefix(f"{origin}/")
            return answer.status, where, answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, path, error.read().decode("utf-8")


def everything(folder: Path) -> str:
    """All that lies in a built site, as one text."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


@pytest.mark.verify
def test_a_practice_from_its_form_to_the_web_and_out_of_it(desk: Desk) -> None:
    _a_form_becomes_a_draft(desk)
    _the_draft_is_seen_only_in_the_preview(desk)
    _the_editor_completes_it(desk)
    _it_is_translated(desk)
    _a_second_person_reads_it(desk)
    _two_people_change_it_at_once(desk)
    _it_is_served_as_it_was_built(desk)
    _it_moves(desk)
    _one_person_withdraws_it(desk)
    _two_people_return_it(desk)


def _a_form_becomes_a_draft(desk: Desk) -> None:
    desk.step("A form from the tracker becomes a draft")
    issue = desk.root.parent / "issue.md"
    issue.write_text(body("practice", **PRACTICE), encoding="utf-8")
    answer = desk.mosty("import", "issue", str(issue))
    assert answer.out.split() == [CS, EN] and "It is a draft." in answer.err
    assert {"SRC001", "PUB002", "TXT002"} <= codes(desk)
    desk.commit("A practice from the tracker, a draft")


def _the_draft_is_seen_only_in_the_preview(desk: Desk) -> None:
    desk.step("The draft is in the preview and not on the site")
    desk.mosty("build")
    assert SENTENCE not in everything(desk.root / "site")
    preview = Served(desk.root, free_port())
    try:
        status, text, _ = preview.get(f"{NAME}/")
        desk.typed("mosty serve", f"/{NAME}/: {status}")
    finally:
        preview.process.kill()
        preview.process.wait()
    assert status == 200 and SENTENCE in text and 'class="mosty-draft"' in text
    assert not (desk.root / "site" / NAME).exists()
    assert (desk.root / PREVIEW / NAME).exists()


def _the_editor_completes_it(desk: Desk) -> None:
    desk.step("The editor completes it")
    desk.edits(CS, COMPLETED)
    assert codes(desk) == {"TXT002", "PUB002", "TRN021"}, "the English half is still a draft"
    desk.commit("The breakfasts, complete")
    desk.mosty("build")
    assert (desk.root / "site" / NAME / "index.html").exists()
    english = (desk.root / "site" / "en" / NAME / "index.html").read_text(encoding="utf-8")
    assert SENTENCE in english, "readers of English get the Czech page meanwhile"


def _it_is_translated(desk: Desk) -> None:
    desk.step("It is translated, and the translation is marked")
    assert f"{NAME}.md" in desk.mosty("translate", "status").out
    assert "+ Scházíme se v klubu." in desk.mosty("translate", "diff", NAME).out
    assert "TXT002" in desk.mosty("translate", "done", NAME, code=2).err, "it is not begun"
    desk.edits(EN, TRANSLATED)
    desk.mosty("translate", "done", NAME)
    desk.mosty("translate", "sections")
    assert NAME not in desk.mosty("translate", "status").out
    assert codes(desk) == set()
    desk.commit("The breakfasts in English")


def _a_second_person_reads_it(desk: Desk) -> None:
    desk.step("A second person reads it")
    desk.mosty("review", "done", NAME, "--by", "social worker", "--on", desk.day,
               "--next", "2027-05-01")  # fmt: skip
    assert f"{NAME}.md" in desk.mosty("review", "due", "--days", "200").out
    assert codes(desk) == set()
    desk.commit("The breakfasts, read by a social worker")


def _two_people_change_it_at_once(desk: Desk) -> None:
    desk.step("Two people change two sections at once")
    for branch, czech, english, section in (
        ("who-comes", ("šest", "osm"), ("Six", "Eight"), "co-vime"),
        ("who-pays", ("Kdo snídaně platí.", "Kdo snídaně platí a vaří."),
         ("Who pays for the breakfasts.", "Who pays for the breakfasts and cooks."), "co-nevime"),
    ):  # fmt: skip
        desk.git("checkout", "-q", "-b", branch, "main")
        desk.edits(CS, dict([czech]))
        assert section in desk.mosty("translate", "status").out
        desk.edits(EN, dict([english]))
        desk.mosty("translate", "done", NAME, section)
        desk.commit(f"A change: {branch}")
    desk.git("checkout", "-q", "main")
    desk.git("merge", "--no-edit", "who-comes")
    desk.git("merge", "--no-edit", "who-pays")
    assert "Chodí osm rodin." in desk.base.read(CS) and "platí a vaří" in desk.base.read(CS)
    assert codes(desk) == set()


def _it_is_served_as_it_was_built(desk: Desk) -> None:
    desk.step("It is built, laid where the server has it, and served")
    with deployed(desk) as origin:
        for path, sentence in ((NAME, SEEN), (f"en/{NAME}", "Eight families come.")):
            status, _, text = answer_of(origin, f"{path}/")
            assert status == 200 and sentence in text


def _it_moves(desk: Desk) -> None:
    desk.step("It gets another address, and the old one leads there")
    desk.mosty("move", f"{NAME}.md", f"{NEW}.md")
    assert codes(desk) == set()
    desk.commit("The breakfasts at a shorter address")
    with deployed(desk) as origin:
        for prefix in ("", "en/"):
            status, where, _ = answer_of(origin, f"{prefix}{NAME}/")
            assert (status, where) == (200, f"{prefix}{NEW}/")


def _one_person_withdraws_it(desk: Desk) -> None:
    desk.step("One person withdraws it, and it is gone")
    desk.mosty("withdraw", f"{NEW}.md", "--why", "The club asks us to check it.")
    desk.commit("The breakfasts withdrawn")
    with deployed(desk) as origin:
        for path in (NEW, NAME, f"en/{NEW}", f"en/{NAME}"):
            status, _, text = answer_of(origin, f"{path}/")
            assert status == 404 and SEEN not in text, path
        web = desk.root.parent / "web"
        assert [text for text in (SEEN, *TITLES) if text in everything(web)] == []
        assert [path for path in web.rglob("*") if "snidane" in path.name] == []


def _two_people_return_it(desk: Desk) -> None:
    desk.step("Two people return it")
    desk.mosty("restore", f"{NEW}.md", "--by", "editor", "--second", "editor", code=2)
    desk.mosty("restore", f"{NEW}.md", "--by", "editor", "--second", "social worker")
    assert codes(desk) == set()
    desk.commit("The breakfasts returned")
    with deployed(desk) as origin:
        status, _, text = answer_of(origin, f"{NEW}/")
        assert status == 200 and SEEN in text
        assert answer_of(origin, f"{NAME}/")[1] == f"{NEW}/"
