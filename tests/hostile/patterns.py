"""Every regular expression of the engine, found in its source: where ``re`` or ``lazy_pattern`` is
given a pattern.

So none can hide, in a table, behind ``lazy_pattern()`` or in a function. What a pattern is made of
is read from its module; one that is made of what a function is given needs an example in
:data:`GIVEN`.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import mosty
import yaml
from mosty.text import prefilter, web_addresses
from mosty.text.law import act_titles
from mosty.text.prefilter import LazyPattern, WordIndex
from mosty.text.resources import shipped

HERE = Path(mosty.__path__[0])
#: Programs for measuring, and this program's own start: nothing that others write is given to them.
LEFT_OUT = ("pipeline/bench/",)
METHODS = frozenset(
    {
        "compile",
        "search",
        "match",
        "fullmatch",
        "finditer",
        "findall",
        "sub",
        "subn",
        "split",
        "lazy_pattern",
    }
)
ANCHORED = frozenset({"match", "fullmatch"})
_SEARCHED = (
    r"\b{}(?:\[[^\]\n]*\])?(?:\.get\([^()\n]*\))?\.(?:search|finditer|findall|subn?|split)\b"
)
_MATCHED = r"\b{}\)?\.(?:full)?match\b"
Regex = re.Pattern[str] | re.Pattern[bytes]


@dataclass(frozen=True)
class Pattern:
    """A pattern, where it is made, and whether the program only asks for it at a place found
    before.
    """

    place: str
    regex: Regex
    anchored: bool
    #: The longest text that it is ever given; 0: any.
    window: int = 0


@dataclass(frozen=True)
class Site:
    """A call that makes a pattern: the module's file, the line, what the pattern is called, the
    functions around.
    """

    file: str
    line: int
    method: str
    call: ast.Call
    name: str
    functions: tuple[str, ...]

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line} {self.name}"


def sites() -> Iterator[Site]:
    """Every call of ``re`` or ``lazy_pattern`` in the engine."""
    for path in sorted(HERE.rglob("*.py")):
        file = path.relative_to(HERE).as_posix()
        if not file.startswith(LEFT_OUT):
            yield from _Sites(file, ast.parse(path.read_text(encoding="utf-8"))).sites


class _Sites(ast.NodeVisitor):
    def __init__(self, file: str, tree: ast.Module) -> None:
        self.file, self.sites = file, list[Site]()
        self.functions: tuple[str, ...] = ()
        self.name = ""
        self.visit(tree)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        assert node.module != "re", (
            f"{self.file}:{node.lineno}: say re.compile, so that the test sees it"
        )

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        before, self.functions = self.functions, (*self.functions, node.name)
        self.generic_visit(node)
        self.functions = before

    def visit_Assign(self, node: ast.Assign) -> None:
        self._named(node, node.targets[0])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self._named(node, node.target)

    def _named(self, node: ast.AST, target: ast.expr) -> None:
        before, self.name = self.name, target.id if isinstance(target, ast.Name) else ""
        self.generic_visit(node)
        self.name = before

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        method = ""
        if (
            isinstance(function, ast.Attribute)
            and isinstance(function.value, ast.Name)
            and function.value.id == "re"
        ):
            method = function.attr
        elif isinstance(function, ast.Name) and function.id == "lazy_pattern":
            method = "lazy_pattern"
        if method in METHODS:
            self.sites.append(Site(self.file, node.lineno, method, node, self.name, self.functions))
        self.generic_visit(node)


def module_of(file: str) -> Any:
    name = "mosty." + file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return importlib.import_module(name)


#: Calls that make a pattern of what a function is given, by file and function: what it may be
#: given.
GIVEN: dict[tuple[str, str], tuple[dict[str, Any], ...]] = {
    ("outputs/printing/books.py", "_appendices"): ({"home": SimpleNamespace(url="metodika/")},),
    ("checks/glossary/expansions.py", "_longest"): ({"abbr": "OSPOD"}, {"abbr": "a b"}),
    ("checks/records/helplines.py", "calls"): ({"digits": r"[\s\u00a0]?".join("116111")},),
    ("checks/records/contacts.py", "calls"): ({"digits": r"[\s\u00a0]?".join("466989574")},),
    ("checks/attachments/office.py", "_says"): ({"match": {3: b"12"}},),
    ("checks/translation/translation_parity.py", "counted"): ({"our_word": "deset"},),
    ("checks/translation/untranslated.py", "_copied"): ({"word": "OSPOD"},),
    ("checks/translation/calls_and_links.py", "_target"): ({"page": SimpleNamespace(locale="cs")},),
    ("checks/attachments/pdf.py", "_object"): ({"number": b"12"},),
    ("read/markdown.py", "_opened"): ({"names": {b"div", b"p"}},),
    ("read/reasons.py", "_table"): tuple(
        {"row": row} for row in yaml.safe_load(shipped("reasons.yml"))
    ),
    ("render/numbers.py", "link_numbers"): ({"listed": "116 111|800 155 555"},),
    ("render/roles.py", "here"): ({"phase": "Prevence"},),
    ("render/terms.py", "_patterns"): (
        {"parts": [r"(?P<word>(?i:rodina|dítě\s+v\s+tísni))(?!\w)"]},
        {"parts": []},
    ),
    ("text/sensitive/labelled_numbers.py", "_run"): ({"least": 6}, {"least": 9}),
    ("text/sensitive/labelled_numbers.py", "_number"): ({"least": 6, "most": 10},),
    ("text/law/act_titles.py", "titles"): tuple(
        {"pattern": pattern, "together": pattern}
        for pattern in (
            act_titles._pattern("o sociálně-právní ochraně dětí", "cs"),
            act_titles._pattern("občanský zákoník", "cs"),
            act_titles._pattern("Act on the Social and Legal Protection of Children", "en"),
        )
    ),
    ("text/markdown/comments.py", "fence_end"): ({"sign": "`", "count": 3},),
    ("text/law/copies.py", "places"): ({"pattern": r"(?<!\w)Dítě[\W_]+má[\W_]+právo(?!\w)"},),
    ("text/markdown/dialects/neutral.py", "_tags"): ({"opened": {"div", "p"}},),
    ("text/markdown/raw_html.py", "_close_of"): ({"name": "details"},),
    ("text/quantities/lone_words.py", "_has"): (
        {"value": 5, "after": r"(?!\d)"},
        {"value": 5, "after": r"(?:\.|st\b)"},
    ),
    ("checks/glossary/everyday_capitals.py", "named"): ({"match": {1: "HMRC"}},),
    ("checks/glossary/expansions.py", "_spelled"): ({"letters": "s?po?d"},),
    ("checks/links/written.py", "_in_link"): ({"href": "https://a.cz/x"},),
    ("checks/links/written.py", "_in_tag"): ({"tag": SimpleNamespace(address="https://a.cz/x")},),
    ("checks/records/record_addresses.py", "_mended"): ({"url": "https://a.cz/x"},),
    ("checks/translation/parts_compared.py", "_towns"): ({"name": "Most"},),
    ("checks/translation/translation_parity.py", "_lone_words"): ({"our_word": "deset"},),
    ("checks/withdrawals.py", "missed"): ({"number": r"[\s\u00a0]?".join("116111")},),
    ("pipeline/moves/addresses.py", "_whole_addresses"): ({"before": "https://a.cz/praxe/x/"},),
    ("pipeline/moves/move.py", "_typed"): ({"codes": "cs|en"},),
    ("pipeline/scaffold/additions.py", "with_key"): ({"section": "themes"},),
    ("pipeline/scaffold/records.py", "new_record"): (
        {"about": SimpleNamespace(section="records")},
    ),
    ("pipeline/scaffold/records.py", "_next_id"): ({"letter": "L"},),
    ("pipeline/scaffold/records.py", "_lines"): ({"record_id": "linka-bezpeci"},),
    ("pipeline/withdrawals.py", "_path"): ({"codes": "cs|en"},),
    ("pipeline/withdrawals.py", "_calls"): (
        {"pattern": r"(?<!\d)" + r"[\s\u00a0]?".join("116111") + r"(?!\d)"},
    ),
    ("text/web_addresses.py", "private_document"): tuple(
        {"below": below} for _, below in web_addresses._PRIVATE
    ),
    ("text/sensitive/redact.py", "hide"): ({"pattern": r"(?<!\w)(?:Nováková|jana)(?!\w)"},),
}
#: What the program gives to a pattern is never longer, by file and name (or function); what it is
#: given, never long.
WINDOWS = {
    ("text/law/act_titles.py", "_GAP_BEFORE"): 120, ("text/quantities/in_words.py", "_BEFORE"): 25,
    ("read/reasons.py", ""): 300, ("checks/spelling/strangers.py", "_LAST"): 60,
    ("checks/glossary/explained.py", "_BEFORE"): 120,
}  # fmt: skip
#: Functions whose patterns are constants of their modules, which :func:`held` finds.
HELD = {
    ("text/law/legal.py", "_sentence"),
    ("text/law/legal.py", "_signs"),
    ("text/prefilter.py", "_bearing"),
    ("text/prefilter.py", "__getattr__"),
    ("text/language/language_detect.py", "_any_of"),
    ("text/language/unfinished.py", "_pair"),
}


def patterns() -> tuple[list[Pattern], list[str]]:
    """Every pattern once, and the places of calls whose pattern is unknown."""
    by_source: dict[tuple[str | bytes, int], Pattern] = {}
    hidden = []
    for site in sites():
        made = of_site(site)
        hidden += [] if made or (site.file, (site.functions or ("",))[-1]) in HELD else [site.place]
        for regex in made:
            key = (regex.pattern, regex.flags)
            known = by_source.get(key)
            if known is None or (known.anchored and not _anchored(site)):
                by_source[key] = Pattern(
                    site.place, regex, _anchored(site), WINDOWS.get((site.file, site.name), 0)
                )
    for place, regex in held():  # signs of what stands before a word end where it begins
        window = prefilter.MOST_BEFORE if str(regex.pattern).endswith(r"\s\Z") else 0
        by_source.setdefault((regex.pattern, regex.flags), Pattern(place, regex, False, window))
    return list(by_source.values()), hidden


def of_site(site: Site) -> list[Regex]:
    """The patterns that a call makes; empty if they are unknown."""
    module = module_of(site.file)
    given = GIVEN.get((site.file, (site.functions or ("",))[-1]), ({},))
    try:
        return [_evaluated(site, {**vars(module), **values}) for values in given]
    except NameError:  # of what goes through a table
        return list(inside(getattr(module, site.name))) if site.name and not site.functions else []


def _evaluated(site: Site, names: dict[str, Any]) -> Regex:
    parts = (*site.call.args[:1], *_flags(site))
    return re.compile(
        *(eval(compile(ast.Expression(one), site.file, "eval"), names) for one in parts)
    )


def held() -> Iterator[tuple[str, Regex]]:
    """Every pattern in a module's constants, however deep."""
    for file in sorted({site.file for site in sites()}):
        for name, value in vars(module_of(file)).items():
            if not name.startswith("__"):
                for regex in inside(value):
                    yield f"{file} {name}", regex


def _flags(site: Site) -> list[ast.expr]:
    named = [one.value for one in site.call.keywords if one.arg == "flags"]
    at = {"compile": 1, "lazy_pattern": 1, "sub": 4, "subn": 4, "split": 3}.get(site.method, 2)
    return [*site.call.args[at : at + 1], *named]


def inside(value: object, depth: int = 0) -> Iterator[Regex]:
    """Every pattern in a value."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, LazyPattern):
        yield re.compile(value._source, value._flags)
    elif isinstance(value, WordIndex):
        yield from inside(value.sign)
    elif depth < 4 and isinstance(value, dict):
        for item in value.values():
            yield from inside(item, depth + 1)
    elif depth < 4 and is_dataclass(value) and not isinstance(value, type):
        yield from inside([getattr(value, field.name) for field in fields(value)], depth + 1)
    elif depth < 4 and isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from inside(item, depth + 1)


@cache
def _source(file: str) -> str:
    return (HERE / file).read_text(encoding="utf-8")


@cache
def _all_source() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(HERE.rglob("*.py")))


def _anchored(site: Site) -> bool:
    """Whether the program matches the pattern at a place and never searches for it."""
    if site.method not in ("compile", "lazy_pattern"):
        return site.method in ANCHORED
    if not site.name:
        return False
    source = _source(site.file) if site.name.startswith("_") or site.functions else _all_source()
    return bool(re.search(_MATCHED.format(site.name), source)) and not re.search(
        _SEARCHED.format(site.name), source
    )
