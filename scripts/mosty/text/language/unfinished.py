"""Words that a writer leaves to be filled in later. Pure functions on strings, each linear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mosty.text.prefilter import WordIndex, lazy_pattern, places, words

_UPPER = "A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"
_PLACEHOLDER = lazy_pattern(
    rf"""\b[Ll]orem[ ]ipsum\b | \bLOREM[ ]IPSUM\b
    | \b(?:TODO|FIXME|TBD)\b
    | (?<![\w.])(?<!Hlava\s)(?<!hlava\s)(?<!Část\s)(?<!část\s)(?<!Part\s)
      XXX+(?![\w]|\.\s[a-zěščřžýáíéúů])
    | [\[(<](?:bude[ ])?(?:doplnit|doplněno|doplní\sse|to\sbe\sadded|tba|tbd)
      \s{{0,3}}[\])>](?![(\[])
    | \[(?:doplnit|to\sbe\sadded)\b[^\[\]\n]{{0,80}}\](?![(\[:])
    | \[(?:jméno|název|datum|telefon|číslo|adresa|odkaz
        |name|date|phone|address|insert|vložte|vložit|sem)\b
      [^\[\]\n]{{0,40}}\](?![(\[:])
    | \b(?:[Tt]ext|[Oo]bsah|[Pp]opis)\sbude\s(?:doplněn|dodán|upřesněn)[oay]?\b
    | \b(?:[Zz]de|[Tt]ady|[Ss]em)\s(?:bude|přijde)\s(?:text|obsah|popis|obrázek)\b
    | [\[(<](?:zde[ ]|sem[ ])?
      (?:doplňte|doplň|napište|vložte|(?:doplnit|ověřit|upřesnit)(?=[\])>!?]))\b
      [^\[\]()<>\n]{{0,40}}[\])>](?![(\[])
    | [\[(](?:(?:bude|text[ ]bude)[ ])?(?:doplněno?|upřesněno?|dodáno?|ověřeno?)[\])](?![(\[])
    | \b(?:[Zz]de|[Ss]em)[ ](?:vložte|napište|doplňte)[ ](?:text|obsah|popis|jméno|název|datum)\b
    | \b(?:[Vv]ložte|[Nn]apište|[Dd]oplňte)[ ]sem[ ](?:text|obsah|popis)\b
    | ^[Bb]ude[ ](?:doplněno|upřesněno|dodáno)\b
    | [\[(<]k[ ]doplnění[\])>](?![(\[]) | (?<=[–—:-][ ])k[ ]doplnění(?=[ \t]*[.!]?[ \t]*$)
    | ^(?:[ \t>]*[-*+][ ])?[Kk][ ]doplnění(?=[ ]?(?::|\.?[ \t]*$))
    | [Dd]oplnit(?=[ ]?…) | (?<=…)doplnit
    | ^\*{{3}}[ ]?[Dd]oplnit
    | \[(?:your[ ]|the[ ])?(?:name|link|text|title|number)\]
    | \b(?:[Ii]nsert|[Ee]nter)[ ](?:text|title|name|link)[ ]here\b
    | \b(?:[Tt]ext[ ])?[Tt]o[ ]be[ ](?:added|completed|confirmed)\b(?=[\s)\].]*$|[)\]])
    | \b(?:TBC|TBA)\b | ^[Cc]oming[ ]soon\b
    | ^(?:[ \t>]*[-*+][ ])?[Pp]laceholder[ ]text(?=[.:]?[ \t]*$) | [\[(<][Pp]laceholder[ ]text[\])>]
    | \b[Dd]olor[ ]sit[ ]amet\b | (?<!\w)tbd(?!\w) | (?<!\w)T\.B\.[DC]\.
    | (?<![\w_])_{{5,}}(?!\w) | (?<![\w.])\.{{6,}} | \{{\{{[ ]?\w{{1,40}}[ ]?\}}\}}
    | (?<!\w)(?:xx\.|XX\.)[ ]?(?:xx|XX)\. | (?<!\w)XX(?=[ ](?:Kč|osob|dětí|rodin|let|dnů|%))
    | (?<!\w)(?:19|20)(?:XX|\d\?|\?\?)(?!\w)
    | (?<![\w?!]) \?\?\?+ (?!\w) | (?<=[ ])\?\?(?=[ ][a-zěščřžýáíé]) | (?<![\w.-])xxx+(?![\w.-])
    | (?<![{_UPPER}][ ])\bDOPLNIT\b(?![ ][{_UPPER}]{{2}})
    | \b[Dd]oplnit(?=[ ]?(?::[ \t]*$|!!|\?\?))
    """,
    re.VERBOSE | re.MULTILINE,
)
_PLACEHOLDER_WORDS = (
    "lorem",
    "todo",
    "fixme",
    "tbd",
    "tba",
    "xxx",
    "dopln",
    "to be added",
    "text bude",
    "obsah bude",
    "popis bude",
    "zde bude",
    "tady bude",
    "sem bude",
    "zde přijde",
    "sem přijde",
    "???",
    "[jm",
    "[n",
    "[d",
    "[tel",
    "[čís",
    "[adr",
    "[odkaz",
    "[ph",
    "[insert",
    "[vlo",
    "[sem",
    "doplň",
    "ověř",
    "upřesn",
    "dodán",
    "vložte",
    "napište",
    "tbc",
    "t.b.",
    "coming soon",
    "placeholder",
    "dolor",
    "_____",
    "......",
    "{{",
    "xx",
    "[your",
    "[link",
    "[text",
    "[the",
    "[title",
    " here",
    "to be c",
    "0x",
    "??",
    "1?",
    "2?",
    "0?",
)
_SIGNS = WordIndex(
    lazy_pattern(
        r"lorem|todo|fixme|tbd|tba|tbc|t\.b\.|xx|doplnit|doplněn|doplní(?!\w)|doplň(?:te)?(?!\w)"
        r"|dodán|upřesněn|\?\?"
        r"|(?:19|20)\d\?|placeholder|dolor(?!\w)|_____|\.{6}|\{\{|[\[(<](?:vložte|napište)"
        r"|ověřeno?[\])]"
        r"|(?:ověřit|upřesnit)[\])>!?]|(?:name|link|text|title|number)\]"
        r"|\[(?:jméno|název|datum|telefon|číslo|adresa|odkaz|name|date|phone|address|insert"
        r"|vložte|vložit|sem)(?!\w)"
    ),
    fold=True,
)


def _pair(last: str, before: str) -> tuple[WordIndex, re.Pattern[str]]:
    return (
        WordIndex(lazy_pattern(rf"(?<!\S)(?:{last})(?!\w)"), fold=True),
        lazy_pattern(rf"(?<!\w)(?:{before})\s\Z", re.IGNORECASE),
    )


#: The last word of a phrase, and the one before it: "Zde bude text", "sem vložte", "to be added",
#: "coming soon".
_PHRASES = (
    _pair("text|obsah|popis|obrázek", "bude|přijde|sem"),
    _pair("vložte|napište", "zde|sem"),
    _pair("added|completed|confirmed", "be"),
    _pair("soon", "coming"),
    _pair("here", "text|title|name|link"),
)
_PLACEHOLDER_WORD = lazy_pattern("|".join(map(re.escape, _PLACEHOLDER_WORDS)))
#: A line, item or heading of nothing but an ellipsis.
_ELLIPSIS = lazy_pattern(
    r"^[ \t>]{0,20}(?:#{1,6}|[-*+]|\d{1,9}[.)])?[ \t]{0,9}(…|\.{3,5})[ \t]*$", re.MULTILINE
)
_WORDLESS = lazy_pattern(r"[\W_]*")
_EMPTY = lazy_pattern(r"\s*+(?:…|\.{2,}|-+|–|—|\?+|doplnit|tbd|todo)?[.:!]?\s*+", re.IGNORECASE)


def may_hold(text: str) -> bool:
    """Whether :func:`placeholders` may find anything in ``text`` or in a part of it; what this
    denies is not there.
    """
    present = words(text)
    return bool(_SIGNS.among(present)) or any(
        at >= 0 for last, before in _PHRASES for at in places(text, last.among(present), before)
    )


def placeholders(text: str) -> Iterator[tuple[int, int]]:
    """Words that a writer leaves to be filled in: lorem ipsum, TODO, XXX, [doplnit]; the verb in a
    sentence is none.
    """
    if not may_hold(text):
        return
    lower = text.lower()
    if len(lower) != len(text):  # one Turkish letter grows when made small
        lower = text
    done = until = 0
    for word in _PLACEHOLDER_WORD.finditer(lower):
        if word.end() + 150 <= until:
            continue  # read with the word before
        end = text.find("\n", word.end(), word.end() + 500)
        start, until = (
            max(done, word.start() - 30, until - 150),
            end if end >= 0 else word.end() + 500,
        )
        for match in _PLACEHOLDER.finditer(text, start, until):
            yield match.span()
            done = match.end()


def left_open(prose: str, text: str) -> Iterator[tuple[int, int]]:
    """The same in a page's body, and lines of nothing but an ellipsis; ``prose`` is ``text`` with
    code blanked out.
    """
    for start, end in placeholders(prose):
        if prose[end - 1] != "]" or text[end : end + 1] not in ("(", "["):  # else a link
            yield start, end
    for match in _ELLIPSIS.finditer(prose) if "…" in prose or "..." in prose else ():
        yield match.span(1)


def blank(text: str) -> bool:
    """Whether a page's body says nothing: there is no word in it."""
    return _WORDLESS.fullmatch(text) is not None


def says_nothing(text: str) -> bool:
    """Whether a value is only dots, a dash or such a word."""
    return _EMPTY.fullmatch(text) is not None
