"""Hostile attachments: each is refused, at its line where it has one; what people really attach is
let through.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from mosty.model.attachments import ENGINE
from pypdf.generic import ArrayObject, NullObject, NumberObject, TextStringObject

from ..conftest import Base
from . import files as f

HERE = "docs/cs/pomoc/"
#: Name → bytes, and the problem (with its line, where it has one).
REFUSED: dict[str, tuple[str, bytes, str]] = {
    **{
        f"a file .{ending}": (f"x.{ending}", b"alert(1)", "1:1 error FIL012")
        for ending in (
            "js",
            "mjs",
            "cjs",
            "css",
            "html",
            "htm",
            "xhtml",
            "shtml",
            "xml",
            "xsl",
            "rss",
            "php",
            "wasm",
            "map",
            "json",
            "webmanifest",
            "exe",
            "sh",
            "bat",
            "jar",
            "swf",
            "zip",
            "svgz",
            "docm",
            "xlsm",
            "dotm",
            "doc",
            "rtf",
            "hta",
            "url",
            "lnk",
            "yml",
            "htaccess",
            "jinja",
            "py",
            "woff2",
            "mht",
            "eml",
            "ics",
            "png.js",
            "JS",
            "hTmL",
        )
    },
    "a worker": ("sw.js", b"self.onfetch=1", "1:1 error FIL012"),
    "a file without an ending": ("CNAME", b"evil.example", "1:1 error FIL012"),
    "headers of a host": ("_headers", b"/*\n  X: y\n", "1:1 error FIL012"),
    "a page called png": ("x.png", f.PAGE, "1:1 error FIL013"),
    "a page called jpg": ("x.jpg", f.PAGE, "1:1 error FIL013"),
    "a page called pdf": ("x.pdf", f.PAGE, "1:1 error FIL013"),
    "a page called docx": ("x.docx", f.PAGE, "1:1 error FIL013"),
    "a page called mp4": ("x.mp4", f.PAGE, "1:1 error FIL013"),
    "a page called webp": ("x.webp", f.PAGE, "1:1 error FIL013"),
    "a page called avif": ("x.avif", f.PAGE, "1:1 error FIL013"),
    "a page called heic": ("x.heic", f.PAGE, "1:1 error FIL013"),
    "a picture of another kind": ("x.png", f.JPEG, "1:1 error FIL013"),
    "an empty picture": ("x.gif", b"", "1:1 error FIL013"),
    "a program called txt": ("x.txt", b"MZ\x00\x03", "1:1 error FIL013"),
    "a page behind a picture's first bytes": ("x.gif", b"GIF89a" + f.PAGE, "1:1 error FIL013"),
    "a page behind a picture": ("x.png", f.PNG + f.PAGE, "1:1 error FIL013"),
    "an archive behind a picture": ("x.png", f.PNG + f.office(), "1:1 error FIL013"),
    "a picture before its PDF": ("x.pdf", f.GIF + f.pdf(), "1:1 error FIL013"),
    "an archive behind a PDF": ("x.pdf", f.pdf() + f.office(), "1:1 error FIL013"),
    "a page behind a PDF": ("x.pdf", f.pdf() + f.PAGE, "1:1 error FIL013"),
    "a PDF that cannot be read": ("x.pdf", b"%PDF-1.7\nnothing\n%%EOF\n", "1:1 error FIL013"),
    "an encrypted PDF": ("x.pdf", f.pdf(encrypted=True), "1:1 error FIL013"),
    "a script of a PDF": ("x.pdf", f.pdf(script=True), "1:1 error FIL014"),
    "a file in a PDF": ("x.pdf", f.pdf(attached=True), "1:1 error FIL014"),
    "a PDF that runs when opened": ("x.pdf", f.pdf({"OpenAction": f.JS}), "1:1 error FIL014"),
    "a PDF that starts a program": (
        "x.pdf",
        f.pdf({"OpenAction": f.action("Launch", F=TextStringObject("calc.exe"))}),
        "1:1 error FIL014",
    ),
    "a PDF that opens an address": (
        "x.pdf",
        f.pdf({"OpenAction": f.action("URI", URI=TextStringObject("https://a.example"))}),
        "1:1 error FIL014",
    ),
    "a page of a PDF that runs": ("x.pdf", f.pdf(page={"AA": f.names(O=f.JS)}), "1:1 error FIL014"),
    "a link of a PDF that runs": (
        "x.pdf",
        f.pdf(page=f.annotation(f.action("URI", URI=TextStringObject("javascript:alert(1)")))),
        "1:1 error FIL014",
    ),
    "a link to another file": (
        "x.pdf",
        f.pdf(page=f.annotation(f.action("GoToR", F=TextStringObject("\\\\h\\a.pdf")))),
        "1:1 error FIL014",
    ),
    "a form that is sent": (
        "x.pdf",
        f.pdf(page=f.annotation(f.action("SubmitForm", F=TextStringObject("https://a.example")))),
        "1:1 error FIL014",
    ),
    "a form of XML": (
        "x.pdf",
        f.pdf({"AcroForm": f.names(XFA=f.stream(b"<xdp/>"))}),
        "1:1 error FIL014",
    ),
    "a script after a script": (
        "x.pdf",
        f.pdf(
            page=f.annotation(f.action("URI", URI=TextStringObject("https://a.example"), Next=f.JS))
        ),
        "1:1 error FIL014",
    ),
    "a script with an escaped name": (
        "x.pdf",
        f.pdf({"OpenAction": f.JS}).replace(b"/JavaScript", b"/J#61vaScrip#74"),
        "1:1 error FIL014",
    ),
    "a script in a stream of objects": (
        "x.pdf",
        f.in_object_stream(b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(a)>>>>"),
        "1:1 error FIL014",
    ),
    "a script in a stream that is not packed": (
        "x.pdf",
        f.in_object_stream(
            b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(a)>>>>", False
        ),
        "1:1 error FIL014",
    ),
    "a script that no table names": (
        "x.pdf",
        f.pdf().replace(b"%%EOF", b"9 0 obj<</S/JavaScript/JS(a)>>endobj\n%%EOF"),
        "1:1 error FIL014",
    ),
    "macros": ("x.docx", f.office({"word/vbaProject.bin": b"x"}), "1:1 error FIL014"),
    "macros by their type": (
        "x.xlsx",
        f.office({"a.xml": "application/vnd.ms-excel.sheet.macroEnabled.main+xml"}),
        "1:1 error FIL014",
    ),
    "a template from elsewhere": (
        "x.docx",
        f.office(f.relation("attachedTemplate", "https://evil.example/a.dotm")),
        "1:1 error FIL014",
    ),
    "a picture from elsewhere": (
        "x.pptx",
        f.office(f.relation("image", "https://evil.example/a.png")),
        "1:1 error FIL014",
    ),
    "a link into a computer": (
        "x.docx",
        f.office(f.relation("hyperlink", "file:///c:/a")),
        "1:1 error FIL014",
    ),
    "an embedded object": (
        "x.docx",
        f.office({"word/embeddings/oleObject1.bin": b"x"}),
        "1:1 error FIL014",
    ),
    "a control": ("x.docx", f.office({"word/activeX/activeX1.xml": "<x/>"}), "1:1 error FIL014"),
    "a command in a field": (
        "x.docx",
        f.office({"word/a.xml": "<w:instrText>DDEAUTO c:\\cmd</w:instrText>"}),
        "1:1 error FIL014",
    ),
    "macros of OpenDocument": (
        "x.odt",
        f.office({"Basic/Standard/script.xml": "<x/>"}),
        "1:1 error FIL014",
    ),
    "an event of OpenDocument": (
        "x.ods",
        f.office({"content.xml": "<script:event-listener x='1'/>"}),
        "1:1 error FIL014",
    ),
    "a bomb of entities in a document": (
        "x.docx",
        f.office({"word/a.xml": "<!DOCTYPE a [<!ENTITY a 'b'>]>"}),
        "1:1 error FIL014",
    ),
    "a path out of the archive": ("x.docx", f.office({"../../a.xml": "x"}), "1:1 error FIL014"),
    "a bomb of nothing": ("x.docx", f.office({"a.bin": b"\0" * 25_000_000}), "1:1 error FIL013"),
    "a broken archive": ("x.docx", f.office()[:-30], "1:1 error FIL013"),
    "a page behind a document": ("x.docx", f.office() + f.PAGE, "1:1 error FIL013"),
    **{
        f"a drawing with {what}": ("x.svg", f.svg(inside), f"{line}:{col} error FIL014")
        for what, inside, line, col in (
            ("a script", "<script>alert(1)</script>", 2, 1),
            ("a script of XLink", "<script xlink:href='a.js'/>", 2, 1),
            ("a handler", "<g onclick='alert(1)'/>", 2, 1),
            ("a handler in capitals", "<g\n ONLOAD='a()'/>", 2, 1),
            ("a page in it", "<foreignObject><p/></foreignObject>", 2, 1),
            ("HTML", "\n<p xmlns='http://www.w3.org/1999/xhtml'/>", 3, 1),
            (
                "a handler of HTML",
                "<iframe xmlns='http://www.w3.org/1999/xhtml' srcdoc='x'/>",
                2,
                1,
            ),
            ("a drawing from elsewhere", "<use href='https://evil.example/a.svg#x'/>", 2, 1),
            ("another of our files", "<use xlink:href='other.svg#x'/>", 2, 1),
            ("a drawing in an address", "<use href='data:image/svg+xml,x#y'/>", 2, 1),
            ("a picture from elsewhere", "<image href='https://evil.example/a.png'/>", 2, 1),
            (
                "a filter from elsewhere",
                "<filter><feImage href='https://a.example'/></filter>",
                2,
                9,
            ),
            ("a link", "<a href='javascript:alert(1)'><path d=''/></a>", 2, 1),
            ("a link with a tab", "<a href='java&#9;script:alert(1)'/>", 2, 1),
            ("an animation", "<g><set attributeName='href' to='javascript:alert(1)'/></g>", 2, 4),
            ("an import", "<style>@import url(https://evil.example);</style>", 2, 1),
            ("an import that is escaped", "<style>@\\69mport 'a'</style>", 2, 1),
            ("an import in CDATA", "<style><![CDATA[@import 'a']]></style>", 2, 1),
            ("a colour from elsewhere", "<path fill='url(https://evil.example/#a)'/>", 2, 1),
            ("a style from elsewhere", "<path style='fill:url(//evil.example)'/>", 2, 1),
            ("a processing instruction", "<?xml-stylesheet href='a.css'?>", 2, 1),
            ("an address of its own", "<g xml:base='https://evil.example/'/>", 2, 1),
            ("a handler of events", "<handler xmlns='http://www.w3.org/2001/xml-events'/>", 2, 1),
            ("a mistake", "<g>", 3, 3),
        )
    },
    "a drawing with entities": (
        "x.svg",
        b"<!DOCTYPE svg [<!ENTITY a '<script/>'>]>\n" + f.svg("&a;"),
        "1:1 error FIL014",
    ),
    "a drawing with a style sheet": (
        "x.svg",
        b"<?xml-stylesheet href='a.css'?>\n" + f.svg(),
        "1:1 error FIL014",
    ),
    "a drawing that runs": ("x.svg", f.svg(attributes="onload='alert(1)'"), "1:1 error FIL014"),
    "a drawing in UTF-16": (
        "x.svg",
        f.svg("<script/>").decode().encode("utf-16"),
        "2:1 error FIL014",
    ),
    "a page called svg": (
        "x.svg",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        "1:1 error FIL014",
    ),
    "a page in the name of a drawing": ("x.svg", f.PAGE, "1:1 error FIL014"),
}
#: What people really attach.
GOOD: dict[str, bytes] = {
    "a.png": f.PNG,
    "b.jpg": f.JPEG,
    "c.gif": f.GIF,
    "d.webp": f.WEBP,
    "e.mp4": f.MP4,
    "f.txt": b"text\n",
    "g.csv": "a;b\nč;ř\n".encode(),
    "h.docx": f.office(f.relation("hyperlink", "https://a.example/")),
    "i.pdf": f.pdf(page=f.annotation(f.action("URI", URI=TextStringObject("https://a.example/")))),
    "j.pdf": f.pdf({"OpenAction": ArrayObject([NumberObject(0), NullObject()])}),
    "k.svg": f.svg(
        "<style>.a{fill:url(#b)}</style><defs><linearGradient id='b'/></defs><use href='#c'/>"
        "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>"
    ),
    "l.svg": b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?>\n<!-- made -->" + f.svg(),
    "m.mp3": b"ID3\x04\x00\x00",
    "n.odt": f.office({"mimetype": "application/vnd.oasis.opendocument.text"}),
}


@pytest.fixture()
def quiet(base: Base) -> Base:
    """A base without other problems of attachments."""
    return base


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_and_never_published(quiet: Base, name: str) -> None:
    file, data, wanted = REFUSED[name]
    quiet.write(HERE + file, data)
    assert f"{HERE}{file}:{wanted}" in quiet.lines()


def test_there_are_as_many_as_promised() -> None:
    assert len(REFUSED) >= 100


def test_what_people_attach_is_let_through(quiet: Base) -> None:
    for name, data in GOOD.items():
        quiet.write(HERE + name, data)
    codes = {line for line in quiet.lines() if "FIL01" in line}
    assert {line for line in codes if "FIL018" not in line} == set()  # nothing links to them


def published(base: Base) -> set[str]:
    return {
        path.relative_to(base.root / "site").as_posix()
        for path in (base.root / "site").rglob("*")
        if path.is_file()
    }


def test_the_build_itself_lets_only_the_list_through(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the check had seen nothing: scripts, pages, links, pipes and leftovers are not copied,
    nor waited for.
    """
    import mosty.pipeline.build

    secret = base.write(".git/config", "[remote] url = https://user:password@host\n")
    scripts = (
        "cs/sw.js sw.js cs/pomoc/x.html cs/x.css assets/img/x.js data/x.png _headers cs/pomoc/x.php"
    )
    leftovers = "cs/x.md~ cs/#x.md# cs/Thumbs.db cs/~$a.docx templates/x.png"
    for file in f"{scripts} {leftovers}".split():
        base.write(f"docs/{file}", "self.onfetch = 1\n")
    (base.root / "docs/cs/config.txt").symlink_to(secret)
    (base.root / "docs/cs/.#x.md").symlink_to("jana@host.123")
    (base.root / "docs/cs/odkaz").symlink_to("../../.git")
    os.mkfifo(base.root / "docs/cs/roura.png")
    os.mkfifo(base.root / "docs/cs/roura.md")
    base.write("docs/cs/pomoc/dobry.png", f.PNG)
    base.write("docs/assets/js/site.js", "let a = 1;\n")
    monkeypatch.setattr(mosty.pipeline.build, "blocking", lambda problems: False)
    assert base.mosty("build").code in (0, 1)
    made = published(base)
    assert "pomoc/dobry.png" in made and "assets/js/site.js" in made
    known = {"assets/js/site.js"} | {
        name for name in made if name.startswith(("assets/js/", "offline"))
    }
    bad = (".js", ".css", ".php", ".db", "~", "#", ".docx", "config.txt")
    assert [name for name in made - known if name.endswith(bad) and "search/" not in name] == []
    assert not any(
        "odkaz" in name or "roura" in name or name.startswith(("data", "templates"))
        for name in made
    )
    assert not any(
        name.endswith(".html") and b"onfetch" in (base.root / "site" / name).read_bytes()
        for name in made
    )
    assert not any(b"password" in (base.root / "site" / name).read_bytes() for name in made)


def test_leftovers_of_editors_stop_nothing(base: Base) -> None:
    before = base.lines()
    (base.root / "docs/cs/.#index.md").symlink_to("jana@host.4242:1700000000")
    (base.root / "docs/data/.#law.yml").symlink_to("jana@host.4242:1700000000")
    for name in ("index.md~", "#index.md#", ".index.md.swp", "index.md.swp", ".DS_Store", "Thumbs.db", "desktop.ini",
                 "~$letak.docx", ".~lock.letak.odt#"):  # fmt: skip
        base.write(f"docs/cs/{name}", b"\x00\xff")
    assert base.lines() == before
    answer = base.mosty("build")
    assert answer.code == 0, answer.err
    assert not any(name.endswith(("~", "#", ".swp", ".db", ".ini")) for name in published(base))


def test_pipes_and_sockets_are_told_and_nobody_waits(base: Base) -> None:
    os.mkfifo(base.root / "docs/cs/roura.md")
    os.mkfifo(base.root / "docs/cs/roura.png")
    os.mkfifo(base.root / "docs/data/roura.yml")
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(base.root / "docs/cs")  # the name of a socket is short
        try:
            listener.bind("zasuvka.md")
        finally:
            os.chdir(here)
        lines = base.lines()
    for file in ("cs/roura.md", "cs/roura.png", "cs/zasuvka.md", "data/roura.yml"):
        assert f"docs/{file}:1:1 error FIL003" in lines
    assert base.mosty("build").code == 1


@pytest.mark.parametrize(
    "target", ["../../.git/config", "../../mkdocs.yml", "index.md", "praxe", "../data"]
)
def test_no_link_is_followed_inside_the_root_neither(base: Base, target: str) -> None:
    base.write(".git/config", "[remote] url = https://user:password@host\n")
    (base.root / "docs/cs/odkaz.txt").symlink_to(target)
    assert "docs/cs/odkaz.txt:1:1 error FIL004" in base.lines()


@pytest.mark.parametrize("file", ["docs", "docs/cs", "docs/data", "docs/data/law.yml", "docs/cs/index.md",
                                  "glossary.yml", "mkdocs.yml"])  # fmt: skip
def test_nothing_that_is_read_stands_behind_a_link(base: Base, file: str) -> None:
    away = base.root / "pryc"
    (base.root / file).rename(away)
    (base.root / file).symlink_to(away)
    lines = base.lines()
    assert any(line.endswith("error FIL004") and line.startswith(f"{file}:") for line in lines), (
        lines
    )
    assert base.mosty("build").code == 1


@pytest.mark.parametrize("name", [b"a\nb.md", b"a\x07.png", b"-rf.md", b"\xe8esky.md", b"a" * 201 + b".md", b"a\\b.md",
                                  "a\u202eb.md".encode(), b"\x1b[31m.txt"])  # fmt: skip
def test_names_that_no_address_can_have(base: Base, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(base.root / "docs/cs") + b"/" + name)).write_bytes(
        b"---\ntitle: x\n---\n"
    )
    for form in ("text", "json", "github", "sarif", "summary"):
        answer = base.mosty("check", "--format", form)
        assert answer.code == 1 and "FIL015" in answer.out
    assert "\x1b[31m" not in base.mosty("check").out
    assert base.mosty("build").code == 1


def test_the_engines_folders_are_looked_after() -> None:
    owners = (Path(__file__).parents[2] / ".github/CODEOWNERS").read_text(encoding="utf-8")
    for folder in (*ENGINE, "overrides", "scripts", ".github", "mkdocs.yml"):
        assert f"/{folder}" in owners, folder
