"""HTML to Typst code, one small case per behaviour."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mosty.typeset import convert

from .sheets import render

BASE = "https://mosty.example/letaky/x/"

CASES = {
    "paragraph": ("<p>Ahoj</p>", 'v.para({"Ahoj"})'),
    "loose text": ("Ahoj", 'v.para({"Ahoj"})'),
    "white space collapses": ("<p>\n a \n\t b </p>", 'v.para({"a b"})'),
    "non-breaking space stays": ("<p>s\u00a0dítětem&nbsp;</p>", 'v.para({"s\u00a0dítětem\u00a0"})'),
    "empty paragraph": ("<p> </p>", ""),
    "space before an element": (
        "<p>a <strong>b</strong> c</p>",
        'v.para({"a";" ";v.strong({"b"});" c"})',
    ),
    "space inside an element": ("<p>a<em> b </em>c</p>", 'v.para({"a";v.emph({" b"});" c"})'),
    "line break": ("<p>a<br />\nb</p>", 'v.para({"a";v.newline();"b"})'),
    "entities": ("<p>a &amp; b &lt;c&gt;</p>", 'v.para({"a & b <c>"})'),
    "code, abbr, small": (
        '<p><code>a  b</code><abbr title="x">OSPOD</abbr><small>s</small></p>',
        'v.para({v.code({"a b"});{"OSPOD"};v.small({"s"})})',
    ),
    "heading": ('<h2 id="a">Co</h2>', 'v.head(2,"a",{"Co"})'),
    "permalink goes": ('<h2>Co<a class="headerlink" href="#a">¶</a></h2>', 'v.head(2,none,{"Co"})'),
    "language of a part": (
        '<p><span lang="en-GB">hi</span></p>',
        'v.para({v.tongue("en","gb",{"hi"})})',
    ),
    "language of a block": ('<p lang="en">hi</p>', 'v.tongue("en",none,{v.para({"hi"})})'),
    "language of an item": (
        '<ul><li lang="en">hi</li></ul>',
        'v.points(false,(v.tongue("en",none,{{"hi"}}),))',
    ),
    "external link": (
        '<p><a href="https://a.cz/?x=1&amp;y">b</a></p>',
        'v.para({v.linked("https://a.cz/?x=1&y",{"b"})})',
    ),
    "relative link": (
        '<p><a href="../y/">b</a></p>',
        'v.para({v.linked("https://mosty.example/letaky/y/",{"b"})})',
    ),
    "glossary link": (
        '<p><a class="term" href="https://a.cz/">b</a></p>',
        'v.para({v.linked("https://a.cz/",{"b"},quiet:true)})',
    ),
    "telephone link": ('<p><a href="tel:112">112</a></p>', 'v.para({v.phone("tel:112",{"112"})})'),
    "link inside the leaflet": (
        '<h2 id="a">A</h2><p><a href="#a">b</a></p>',
        'v.para({v.jump("a",{"b"})})',
    ),
    "link to elsewhere on the page": (
        '<p><a href="#z">b</a></p>',
        'v.para({v.linked("https://mosty.example/letaky/x/#z",{"b"})})',
    ),
    "list": ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", 'v.points(false,({{"a"}},{{"b"}},))'),
    "nested list": (
        "<ul><li>a<ul><li>b</li></ul></li></ul>",
        'v.points(false,({{"a"};v.points(false,({{"b"}},))},))',
    ),
    "loose list": ("<ul><li><p>a</p></li></ul>", 'v.points(true,({v.para({"a"})},))'),
    "steps": ('<ol start="3"><li>a</li></ol>', 'v.steps(3,false,({{"a"}},))'),
    "tasks": (
        '<ul><li><input type="checkbox" disabled/> a</li><li><input type="checkbox" checked/> '
        "b</li></ul>",
        'v.tasks((false,true,),({{"a"}},{{"b"}},))',
    ),
    "mixed tasks keep their boxes": (
        '<ul><li><input type="checkbox"/> a</li><li>b</li></ul>',
        'v.points(false,({{v.tick(false);" a"}},{{"b"}},))',
    ),
    "telephone list": (
        "<ul><li><strong>116 111</strong> – Linka</li></ul>",
        'v.phones(((number:{v.strong({"116 111"})},name:none,words:{{"Linka"}}),))',
    ),
    "telephone list with links": (
        '<ul><li><p><a href="tel:+420116111">116 111</a>: Linka</p></li></ul>',
        'v.phones(((number:{v.phone("tel:+420116111",{"116 111"})},name:none,words:{{"Linka"}}),))',
    ),
    "bold words are no telephone": (
        "<ul><li><strong>Soud</strong> – x</li></ul>",
        'v.points(false,({{v.strong({"Soud"});" – x"}},))',
    ),
    "blank to write in": ("<p>Jméno: ____</p>", 'v.para({"Jméno: ";v.blank()})'),
    "form": ("<ul><li>Jméno: ____</li></ul>", 'v.form(({{"Jméno: ";v.blank()}},))'),
    "help line with a name": (
        '<ul class="m-helplines"><li><a href="tel:112">112</a> <strong>Tíseň</strong> '
        "<span>Každý.</span></li></ul>",
        'v.phones(((number:{v.phone("tel:112",{"112"})},name:{v.strong({"Tíseň"})},'
        'words:{{{"Každý."}}}),))',
    ),
    "law call in an item": (
        '<ul><li><span class="m-law"><span>Věta.</span><small class="m-law__ref"> (§ '
        "1)</small></span></li></ul>",
        'v.points(false,({{{{"Věta."};v.reference({"(§ 1)"})}}},))',
    ),
    "law call alone": (
        '<p><span class="m-law"><span>Věta.</span><small class="m-law__ref"> (§ '
        "1)</small></span></p>",
        'v.law({{{"Věta."};v.reference({"(§ 1)"})}})',
    ),
    "law call in a sentence": (
        '<p>A <span class="m-law"><span>Věta.</span><small class="m-law__ref"> (§ '
        "1)</small></span></p>",
        'v.para({"A";" ";{{"Věta."};v.small({" (§ 1)"})}})',
    ),
    "quotation": ("<blockquote><p>a</p></blockquote>", 'v.quotation({v.para({"a"})})'),
    "rule": ("<hr />", "v.rule()"),
    "box": (
        '<div class="admonition danger"><p class="admonition-title">T</p><p>a</p></div>',
        'v.boxed("danger",{"T"},{v.para({"a"})})',
    ),
    "unknown box is a note": (
        '<aside class="admonition x"><p>a</p></aside>',
        'v.boxed("note",none,{v.para({"a"})})',
    ),
    "details": (
        '<details class="tip"><summary>T</summary>a</details>',
        'v.boxed("tip",{"T"},{v.para({"a"})})',
    ),
    "law": ('<div class="law"><p>a</p></div>', 'v.law({v.para({"a"})})'),
    "law paragraph": ('<p class="law">a</p>', 'v.law({"a"})'),
    "terms": ("<dl><dt>a</dt><dd>b</dd></dl>", 'v.glossed((({"a"},{{"b"}}),))'),
    "table": (
        '<table><thead><tr><th>A</th><th style="text-align: right;">B</th></tr></thead>'
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        'v.tabled((10,10,),1,(v.cell({{"A"}},left,true,1,1),v.cell({{"B"}},right,true,1,1),),'
        '(v.cell({{"1"}},left,false,1,1),v.cell({{"2"}},left,false,1,1),),none)',
    ),
    "comments go": ("<!-- x --><p>a</p>", 'v.para({"a"})'),
}


@pytest.mark.parametrize(("html", "expected"), CASES.values(), ids=CASES.keys())
def test_case(html: str, expected: str) -> None:
    result = convert(html, base=BASE)
    assert result.problems == ()
    assert (result.blocks[-1] if result.blocks else "") == expected


def test_footnote_stands_where_it_is_mentioned_and_once() -> None:
    html = (
        '<p>a<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>'
        '<sup id="fnref2:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>'
        '<div class="footnote"><hr/><ol><li id="fn:1"><p>n&#160;<a class="footnote-backref" '
        'href="#fnref:1">↩</a></p>'
        "</li></ol></div>"
    )
    result = convert(html)
    assert result.problems == ()
    assert (
        result.typst == 'v.para({"a";v.footnoted("fn:1",{{"n\u00a0"}});v.footnote-again("fn:1")})'
    )


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


def test_picture_needs_alt_and_bytes() -> None:
    assert convert('<p><img src="a.svg" alt="Most"></p>', images={"a.svg": SVG}).typst.endswith(
        ',"svg","Most"))'
    )
    assert convert('<p><img src="a.svg" alt=""></p>', images={"a.svg": SVG}).typst.endswith(
        ',"svg",none))'
    )
    assert "no alt text" in str(
        convert('<p><img src="a.svg"></p>', images={"a.svg": SVG}).problems[0].fault
    )
    assert "not handed" in str(convert('<p><img src="b.svg" alt="x"></p>').problems[0].fault)
    assert "neither" in str(
        convert('<p><img src="a" alt="x"></p>', images={"a": b"GIF89a"}).problems[0].fault
    )


@pytest.mark.parametrize(
    ("html", "tag", "says", "near"),
    [
        (
            "<p>Tady je <blink>pozor</blink> dál</p>",
            "blink",
            "cannot stand in a line",
            "Tady je pozor dál",
        ),
        ("<marquee><p>Text běží</p></marquee>", "marquee", "no form", "Text běží"),
        ("<script>alert(1)</script>", "script", "no form", "alert(1)"),
        ("<pre>x</pre>", "pre", "no form", "x"),
        ("<p>a <svg><title>x</title></svg></p>", "svg", "cannot stand in a line", "a x"),
        ("<h1>Titul</h1>", "h1", "only h1", "Titul"),
        ("<h2>A</h2><h4>B</h4>", "h4", "level 4 follows one of level 2", "B"),
        ("<h3>B</h3>", "h3", "level 3 follows one of level 1", "B"),
        ("<table><tr><td>a</td></tr></table>", "table", "without headers", "a"),
        (
            "<table><thead><tr><th> </th></tr></thead><tr><td>a</td></tr></table>",
            "table",
            "without headers",
            "a",
        ),
        ('<p><span lang="česky">x</span></p>', "span", "not a language code", "x"),
        ('<p><a href="javascript:x">y</a></p>', "a", "scheme not allowed", "y"),
        ('<p><a href="../z/">y</a></p>', "a", "no base address", "y"),
        ('<p><input type="text">z</p>', "input", "only checkboxes", "z"),
        ("<ul>x<p>y</p><li>a</li></ul>", "p", "only li", "y"),
        ('<p><sup><a class="footnote-ref" href="#fn:9">9</a></sup></p>', "sup", "has no text", "9"),
    ],
)
def test_what_cannot_be_carried_is_named(html: str, tag: str, says: str, near: str) -> None:
    problems = convert(html).problems
    assert [p.tag for p in problems] == [tag]
    assert says in str(problems[0].fault)
    assert problems[0].near == near


def test_words_of_an_unknown_tag_are_kept_but_not_those_of_a_script() -> None:
    assert '"pozor"' in convert("<p><blink>pozor</blink></p>").typst
    assert "alert" not in convert("<p>a</p><script>alert(1)</script>").typst


def test_fixtures_have_no_problem() -> None:
    for name in ("leaflet.cs.md", "leaflet.en.md"):
        assert convert(render(name), base=BASE).problems == ()


TAGS = st.sampled_from(
    [
        *["p", "ul", "ol", "li", "table", "thead", "tr", "th", "td", "div", "strong", "a"],
        *["h2", "h3", "blockquote", "img", "br", "input", "x", "sup", "dl", "dt"],
    ]
)
PIECES = st.one_of(
    TAGS.map(lambda t: f"<{t}>"),
    TAGS.map(lambda t: f"</{t}>"),
    st.sampled_from(["a", " ", '"', "#", "<", "&", "112"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_never_raises_and_is_repeatable(html: str) -> None:
    assert convert(html) == convert(html)


def test_deep_nesting_is_survived() -> None:
    assert "x" in convert("<div>" * 5000 + "x").typst
